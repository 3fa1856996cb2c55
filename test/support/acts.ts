import { vi } from 'vitest';
import { deskOf } from './desk.ts';
import { mailboxOf } from './mailbox.ts';
import { recordsOf } from './records.ts';
import type { Asker, System } from './startSystem.ts';

/** One mutation of the schema, as a caller would use it rightly. */
export interface Act {
  /** Who may do it. */
  by: Asker;
  /** The field of the payload that holds what the act was about. */
  subject: string;
  /** An input that is accepted; makes afresh what the act would use up. */
  input(): Promise<{ [field: string]: unknown }>;
  /** A client's system may do it too, for its own client. */
  clients?: true;
  /** Codes of refusals that differ from the usual, by field. */
  codes?: { [field: string]: string };
}

let serial = 0;
const fresh = (name: string): string => `${name}-${(serial += 1)}`;

/** Every mutation with an input, and how it is used rightly; a test holds it against the schema. */
export const actsOf = async (system: System) => {
  const [desk, records] = [deskOf(system), recordsOf(system)];
  const [head, admin] = [await system.signIn('SUPPORT_HEAD'), await system.signIn('ADMIN')];
  const [ladoga, seim] = [await records.client('ladoga'), await records.client('seim')];
  const specialist = await records.staff('filtrov');
  const made = async (name: string, subject: string, input: { [field: string]: unknown }): Promise<string> => (await records.done<{ id: string }>(name, subject, 'id', input, head)).id;
  const newTicket = async (): Promise<{ ticketId: string; expectedVersion: number }> => {
    const { id, version } = await desk.clientAsks();
    return { ticketId: id, expectedVersion: version };
  };
  const newHandover = async (): Promise<{ handoverId: string | undefined; expectedVersion: number }> => {
    const { id, version } = await desk.done('handOverToDevelopment', { ...(await newTicket()), summary: 'Шаги и журналы' });
    const { ticket } = await system.get<{ ticket: { handovers: { id: string }[] } }>('query($id: ID!) { ticket(id: $id) { handovers { id } } }', { id });
    return { handoverId: ticket.handovers[0]?.id, expectedVersion: version };
  };
  /** A promise whose breach is recorded: the letter lay at the desk for weeks. */
  const brokenPromise = async (): Promise<{ obligationId: string; expectedVersion: number }> => {
    const letter = { clientId: ladoga.id, channel: 'PAPER', incomingNumber: 'ВХ-2', subject: 'Письмо', body: 'Текст', receivedAt: '2026-09-01T07:00:00Z' };
    const registered = await desk.done('registerPaperLetter', letter);
    // the breach is marked when the event of the registration has come round
    const obligationId = await vi.waitUntil(async () => {
      const [promise] = (await desk.ticket(registered)).obligations;
      return promise?.breachedAt ? promise.id : null;
    }, { timeout: 10_000 });
    // read anew: the version may have been read before the breach that was read with it
    return { obligationId, expectedVersion: (await desk.ticket(registered)).version };
  };
  const [contact] = (await system.get<{ contacts: { nodes: { id: string }[] } }>('query($clientId: ID) { contacts(first: 1, filter: { clientId: $clientId }) { nodes { id } } }', { clientId: ladoga.id })).contacts.nodes;
  const [foreignContact] = (await system.get<{ contacts: { nodes: { id: string }[] } }>('query($clientId: ID) { contacts(first: 1, filter: { clientId: $clientId }) { nodes { id } } }', { clientId: seim.id })).contacts.nodes;
  const [product] = (await system.get<{ products: { nodes: { id: string }[] } }>('{ products(first: 1) { nodes { id } } }')).products.nodes;
  const foreignTicket = await desk.done('createTicket', { clientId: seim.id, subject: 'Чужое', body: 'Текст' });
  const wish = { title: 'Пожелание', text: 'Текст' };
  const foreignWish = await made('submitFeatureRequest', 'featureRequest', { ...wish, clientId: seim.id });

  const terms = { title: 'Модуль', standard: 'GOST_19_201', sections: ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Текст' })) };
  const newTerms = async (clientId = ladoga.id): Promise<string> => made('submitTermsOfReference', 'termsOfReference', { ...terms, clientId });
  /** Terms of Reference that were sent back to their client. */
  const returnedTerms = async (): Promise<string> => {
    const id = await newTerms();
    await made('decideTermsOfReference', 'termsOfReference', { termsOfReferenceId: id, decision: 'REVIEW' });
    return made('decideTermsOfReference', 'termsOfReference', { termsOfReferenceId: id, decision: 'RETURN', comment: 'Дополните' });
  };
  const foreignTerms = await newTerms(seim.id);

  const newClient = async () => ({ id: await made('createClient', 'client', { key: fresh('client'), name: 'ООО «Временный»' }), expectedVersion: 1 });
  const newContact = async () => ({ id: await made('createContact', 'contact', { clientId: ladoga.id, name: 'Временный', email: `${fresh('contact')}@ladoga-rk.example` }), expectedVersion: 1 });
  const newProduct = async () => ({ id: await made('createProduct', 'product', { key: fresh('product'), name: 'Временный', kind: 'SOFTWARE' }), expectedVersion: 1 });
  const newStaff = async () => ({ id: await made('createStaff', 'staff', { name: 'Временный', role: 'SPECIALIST', email: `${fresh('staff')}@company.example` }), expectedVersion: 1 });
  const newAbsence = async () => ({ id: await made('recordAbsence', 'absence', { staffId: (await newStaff()).id, kind: 'TRIP', beginsOn: '2026-11-25', endsOn: '2026-12-31' }), expectedVersion: 1 });
  const newAssignment = async () => ({ id: await made('createAssignment', 'assignment', { clientId: (await newClient()).id, specialistId: specialist.id }), expectedVersion: 1 });

  const article = { kind: 'MACRO', title: 'Ответ', text: 'Текст', language: 'ru' };
  const newArticle = async () => ({ id: await made('createArticle', 'article', article), expectedVersion: 1 });
  const newMachineUser = async () => ({ id: await made('createMachineUser', 'machineUser', { name: fresh('ERP'), clientId: ladoga.id }), expectedVersion: 1 });
  const newKey = async () => {
    const { id } = await newMachineUser();
    const { issueApiKey } = await system.get<{ issueApiKey: { machineUser: { keys: { id: string }[] } } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { machineUser { keys { id } } } }', { input: { id, scopes: ['tickets:read'] } }, head);
    return { keyId: issueApiKey.machineUser.keys[0]?.id ?? '' };
  };
  const webhook = { url: 'https://erp.example.org/hooks', document: 'subscription { ticketEvents { cursor event { type } } }', eventTypes: ['TICKET_REGISTERED'], scopes: ['tickets:read'], active: false };
  const newWebhook = async () => ({ id: await made('createWebhook', 'webhook', { ...webhook, machineUserId: (await newMachineUser()).id, name: fresh('hook') }), expectedVersion: 1 });
  const newView = async () => ({ id: await made('createView', 'view', { name: fresh('view') }), expectedVersion: 1 });

  // paused: nobody looks for its server
  const mailbox = { host: 'imap.company.example', port: 993, security: 'TLS', userName: 'support', password: 'secret', folder: 'INBOX', afterStoring: 'MARK_SEEN', active: false };
  const newMailbox = async () => ({ id: await made('connectMailbox', 'mailbox', { ...mailbox, name: fresh('mailbox') }), expectedVersion: 1 });
  /** A letter of a stranger that names a ticket. */
  const unverified = async () => {
    const { number } = await desk.clientAsks();
    return { letterId: (await mailboxOf(system).comes({ from: `${fresh('visitor')}@unknown.example`, subject: `Re: [${number}]`, text: 'Текст' })).id };
  };

  const newDraft = async () => ({ id: await made('createRegulationDraft', 'regulationVersion', { number: fresh('v') }), expectedVersion: 1 });
  /** A day after every version that a test has published before. */
  const laterDay = (): string => new Date(Date.UTC(2027, 0, (serial += 1))).toISOString().slice(0, 10);

  const request = { clientId: ladoga.id, contactId: contact?.id, productId: product?.id, subject: 'Тема', body: 'Текст', priority: 'HIGH', criticality: 'MAJOR', kind: 'QUESTION', productVersion: '1.0' };
  const acts: { [name: string]: Act } = {
    createTicket: { by: system.desk, subject: 'ticket', clients: true, input: async () => ({ ...request, stepsToReproduce: '1', contactPhone: '+7', relatedLinks: ['https://docs.company.example'] }) },
    registerPaperLetter: { by: system.desk, subject: 'ticket', codes: { incomingNumber: 'REQUISITES_MISSING' }, input: async () => ({ ...request, channel: 'PAPER', incomingNumber: 'ВХ-1', scanName: 'scan.pdf', receivedAt: '2026-11-24T07:00:00Z' }) },
    createAttachmentUpload: { by: system.desk, subject: 'attachment', clients: true, input: async () => ({ ticketId: (await newTicket()).ticketId, fileName: 'журнал.log', size: 10, contentType: 'text/plain' }) },
    answerTicket: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newTicket()), staffId: specialist.id, body: 'Ответ', question: false, undoSeconds: 10 }) },
    withdrawAnswer: { by: system.desk, subject: 'ticket', input: async () => ({ messageId: (await desk.answer({ id: (await newTicket()).ticketId }, system.desk, { undoSeconds: 30 })).timeline.find(({ type }) => type === 'ANSWER')?.id }) },
    addClientMessage: { by: system.desk, subject: 'ticket', clients: true, input: async () => ({ ticketId: (await newTicket()).ticketId, contactId: contact?.id, body: 'Текст' }) },
    addInternalNote: { by: system.desk, subject: 'ticket', input: async () => ({ ticketId: (await newTicket()).ticketId, body: 'Заметка', mentionedIds: [specialist.id] }) },
    takeTicket: { by: head, subject: 'ticket', input: newTicket },
    assignTicket: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newTicket()), assigneeId: specialist.id, note: 'Клиент ждёт звонка' }) },
    watchTicket: { by: head, subject: 'ticket', input: async () => ({ ticketId: (await newTicket()).ticketId, staffId: specialist.id }) },
    unwatchTicket: { by: head, subject: 'ticket', input: async () => ({ ticketId: (await newTicket()).ticketId, staffId: specialist.id }) },
    changeAutomaticChoice: { by: head, subject: 'automaticChoice', input: async () => ({ way: 'COMMON_QUEUE', cap: 20, expectedVersion: (await system.get<{ automaticChoice: { version: number } }>('{ automaticChoice { version } }')).automaticChoice.version }) },
    changePriority: { by: system.desk, subject: 'ticket', clients: true, codes: { consentMessageId: 'PRIORITY_BELONGS_TO_CLIENT' }, input: async () => {
      const { id, version, timeline } = await desk.clientAsks();
      return { ticketId: id, expectedVersion: version, priority: 'LOW', consentMessageId: timeline[0]?.id };
    } },
    closeTicket: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newTicket()), reason: 'ANSWERED' }) },
    postponeTicket: { by: system.desk, subject: 'ticket', codes: { questionId: 'INVALID_VALUE', messageId: 'INVALID_VALUE' }, input: async () =>
      ({ ...(await newTicket()), staffId: specialist.id, reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд 3, МПО 2.5.0', body: 'Ошибка не повторилась.', reviewOn: '2026-12-22', sendNow: false }) },
    refuseTicket: { by: system.desk, subject: 'ticket', codes: { questionId: 'INVALID_VALUE', messageId: 'INVALID_VALUE' }, input: async () =>
      ({ ...(await newTicket()), staffId: specialist.id, reason: 'OUT_OF_SCOPE', categoryCode: 'CODE_OPTIMIZATION', body: 'Оптимизация кода не входит в поддержку.' }) },
    reopenTicket: { by: system.desk, subject: 'ticket', input: async () => {
      const { id, version } = await desk.done('closeTicket', { ...(await newTicket()), reason: 'ANSWERED' });
      return { ticketId: id, expectedVersion: version, reason: 'Закрыто по ошибке' };
    } },
    handOverToDevelopment: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newTicket()), summary: 'Шаги и журналы', trackerUrl: 'https://tracker.example/1', reason: 'Ошибка в загрузчике', workaround: 'Отключите кэш' }) },
    updateHandover: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newHandover()), state: 'TAKEN', summary: 'Шаги', trackerUrl: 'https://tracker.example/2', workaround: 'Перезапуск', release: '2.6.0' }) },
    returnFromDevelopment: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newHandover()), reason: 'Не хватает журналов' }) },
    proposePriority: { by: system.desk, subject: 'ticket', input: async () => ({ ...(await newTicket()), priority: 'LOW', reason: 'Стенд не стоит' }) },
    settlePriorityProposal: { by: system.desk, subject: 'ticket', clients: true, codes: { consentMessageId: 'PRIORITY_BELONGS_TO_CLIENT' }, input: async () => {
      const { id, version, timeline } = await desk.done('proposePriority', { ...(await newTicket()), priority: 'LOW', reason: 'Стенд не стоит' });
      return { ticketId: id, expectedVersion: version, settlement: 'ACCEPT', consentMessageId: timeline[0]?.id };
    } },
    markAnswerNotRequired: { by: system.desk, subject: 'ticket', input: async () => {
      const ticket = await desk.clientAsks();
      await desk.answer(ticket, system.desk);
      return { ticketId: ticket.id, expectedVersion: (await desk.clientWrites(ticket, 'Спасибо')).version, reason: 'Благодарность' };
    } },
    mergeTickets: { by: system.desk, subject: 'ticket', input: async () => {
      const [survivor, merged] = [await desk.clientAsks(), await desk.clientAsks()];
      return { survivorId: survivor.id, mergedId: merged.id, expectedVersion: survivor.version, mergedVersion: merged.version };
    } },
    linkTickets: { by: system.desk, subject: 'ticket', input: async () => ({ ticketId: (await newTicket()).ticketId, otherId: (await newTicket()).ticketId }) },
    unlinkTickets: { by: system.desk, subject: 'ticket', input: async () => {
      const pair = { ticketId: (await newTicket()).ticketId, otherId: (await newTicket()).ticketId };
      await desk.done('linkTickets', pair);
      return pair;
    } },
    splitTicket: { by: system.desk, subject: 'ticket', input: async () => {
      const { id, version, timeline } = await desk.clientAsks();
      return { ticketId: id, expectedVersion: version, messageIds: timeline.flatMap((entry) => (entry.type === 'CLIENT_MESSAGE' ? [entry.id] : [])), subject: 'Другой вопрос', copy: true };
    } },
    confirmAnswerDelivered: { by: system.desk, subject: 'ticket', input: async () => {
      // a client without a contact: nobody to send the answer to
      const { id } = await desk.done('createTicket', { clientId: (await newClient()).id, subject: 'Без контакта', body: 'Текст' });
      const { version } = await desk.answer({ id }, system.desk);
      return { ticketId: id, expectedVersion: version, reason: 'Передано лично' };
    } },
    excuseBreach: { by: head, subject: 'ticket', codes: { obligationId: 'NOT_FOUND' }, input: async () => ({ ...(await brokenPromise()), reason: 'Авария связи' }) },
    acceptUnverifiedLetter: { by: head, subject: 'letter', input: unverified },
    setUnverifiedLetterAside: { by: head, subject: 'letter', input: unverified },
    putLetterAside: { by: head, subject: 'letter', input: async () => ({ letterId: (await mailboxOf(system).comes({ from: `${fresh('noise')}@unknown.example`, subject: 'Шум', text: 'Текст' })).id, why: 'Не к нам' }) },
    blockSender: { by: head, subject: 'letter', input: async () => ({ letterId: (await mailboxOf(system).comes({ from: `${fresh('spammer')}@unknown.example`, subject: 'Предложение', text: 'Текст' })).id, wholeDomain: false }) },
    releaseLetter: { by: head, subject: 'letter', input: async () => ({ letterId: (await mailboxOf(system).comes({ from: `${fresh('visitor')}@unknown.example`, subject: 'Письмо', text: 'Текст' })).id, clientId: ladoga.id, contactName: 'Гость' }) },
    createArticle: { by: head, subject: 'article', input: async () => ({ ...article, link: 'https://docs.company.example/a', productId: product?.id, active: true }) },
    updateArticle: { by: head, subject: 'article', input: async () => ({ ...(await newArticle()), title: 'Другой', text: 'Текст', productId: product?.id }) },
    useArticle: { by: head, subject: 'article', input: async () => ({ id: (await newArticle()).id, ticketId: (await newTicket()).ticketId }) },
    createClient: { by: head, subject: 'client', input: async () => ({ key: fresh('client'), name: 'ООО', nameEn: 'LLC', industry: 'связь', city: 'Тверь', timeZone: 'Europe/Moscow', domain: `${fresh('d')}.example`, unprovenLetters: true, contract: 'Д-1', supportFrom: '2026-01-01', supportUntil: '2026-12-31', locale: 'ru', active: true }) },
    updateClient: { by: head, subject: 'client', input: async () => ({ ...(await newClient()), key: fresh('client'), name: 'ООО', city: 'Тверь', supportUntil: '2026-12-31', locale: 'en' }) },
    deleteClient: { by: head, subject: 'client', input: newClient },
    resumeLetters: { by: head, subject: 'contact', input: newContact },
    pointToOfficialWays: { by: head, subject: 'contact', input: async () => ({ ...(await newContact()), way: 'PHONE' }) },
    erasePerson: { by: admin, subject: 'contact', input: newContact },
    createContact: { by: head, subject: 'contact', input: async () => ({ clientId: ladoga.id, name: 'Новый', title: 'Инженер', email: `${fresh('contact')}@ladoga-rk.example`, phone: '+7', locale: 'en', responsible: false, active: true }) },
    updateContact: { by: head, subject: 'contact', input: async () => ({ ...(await newContact()), name: 'Другой', phone: '+7 1' }) },
    deleteContact: { by: head, subject: 'contact', input: newContact },
    createProduct: { by: head, subject: 'product', input: async () => ({ key: fresh('product'), name: 'Новый', nameEn: 'New', kind: 'HARDWARE', description: 'Описание', versions: ['1.0'], active: true }) },
    createMachineUser: { by: head, subject: 'machineUser', input: async () => ({ name: fresh('ERP'), clientId: ladoga.id }) },
    updateMachineUser: { by: head, subject: 'machineUser', input: async () => ({ ...(await newMachineUser()), name: fresh('CRM'), active: false }) },
    issueApiKey: { by: head, subject: 'machineUser', input: async () => ({ ...(await newMachineUser()), label: 'Контур', scopes: ['tickets:read', 'sla:read'], expiresAt: '2027-11-24T09:00:00Z' }) },
    revokeApiKey: { by: head, subject: 'machineUser', input: newKey },
    createWebhook: { by: head, subject: 'webhook', input: async () => ({ ...webhook, machineUserId: (await newMachineUser()).id, name: fresh('hook') }) },
    updateWebhook: { by: head, subject: 'webhook', input: async () => ({ ...(await newWebhook()), name: fresh('hook'), url: 'https://crm.example.org/' }) },
    rotateWebhookSecret: { by: head, subject: 'webhook', input: newWebhook },
    // one that is switched off sends nothing; this one is told of what never happens here
    tryWebhook: { by: head, subject: 'webhook', input: async () => ({ id: await made('createWebhook', 'webhook', { ...webhook, active: true, eventTypes: ['OBLIGATION_CONFIRMED'], machineUserId: (await newMachineUser()).id, name: fresh('hook') }), expectedVersion: 1 }) },
    replayWebhook: { by: head, subject: 'webhook', input: async () => ({ ...(await newWebhook()), since: '2026-11-24T09:00:00Z' }) },
    deleteWebhook: { by: head, subject: 'webhook', input: newWebhook },
    connectMailbox: { by: head, subject: 'mailbox', input: async () => ({ ...mailbox, name: fresh('mailbox'), takesExisting: false }) },
    changeMailbox: { by: head, subject: 'mailbox', input: async () => ({ ...(await newMailbox()), name: fresh('mailbox'), password: 'another', afterStoring: 'MOVE', moveTo: 'Done' }) },
    removeMailbox: { by: head, subject: 'mailbox', input: newMailbox },
    updateProduct: { by: head, subject: 'product', input: async () => ({ ...(await newProduct()), name: 'Другой', versions: ['1.0', '1.1'] }) },
    deleteProduct: { by: head, subject: 'product', input: newProduct },
    createStaff: { by: head, subject: 'staff', input: async () => ({ name: 'Новый', role: 'SPECIALIST', title: 'Специалист', email: `${fresh('staff')}@company.example`, password: 'двенадцать символов', active: true }) },
    updateStaff: { by: head, subject: 'staff', input: async () => ({ ...(await newStaff()), name: 'Другой', title: 'Ведущий' }) },
    deleteStaff: { by: head, subject: 'staff', input: newStaff },
    recordAbsence: { by: head, subject: 'absence', input: async () => ({ staffId: (await newStaff()).id, kind: 'VACATION', beginsOn: '2026-11-24', endsOn: '2026-12-31', deputyId: specialist.id, note: 'До нового года' }) },
    endAbsence: { by: head, subject: 'absence', input: newAbsence },
    createAssignment: { by: head, subject: 'assignment', input: async () => ({ clientId: (await newClient()).id, specialistId: specialist.id, deputyId: (await newStaff()).id, validFrom: '2026-11-24', validUntil: '2026-12-31' }) },
    updateAssignment: { by: head, subject: 'assignment', input: async () => ({ ...(await newAssignment()), deputyId: (await newStaff()).id, validUntil: '2027-12-31' }) },
    deleteAssignment: { by: head, subject: 'assignment', input: newAssignment },
    submitFeatureRequest: { by: system.desk, subject: 'featureRequest', clients: true, input: async () => ({ ...wish, clientId: ladoga.id, productId: product?.id, ticketId: (await newTicket()).ticketId, benefit: 'Польза' }) },
    supportFeatureRequest: { by: system.desk, subject: 'featureRequest', clients: true, input: async () => ({ featureRequestId: await made('submitFeatureRequest', 'featureRequest', { ...wish, clientId: ladoga.id }), clientId: seim.id }) },
    decideFeatureRequest: { by: head, subject: 'featureRequest', input: async () => ({ featureRequestId: await made('submitFeatureRequest', 'featureRequest', { ...wish, clientId: ladoga.id }), status: 'UNDER_REVIEW', comment: 'Смотрим', expectedVersion: 1 }) },
    submitTermsOfReference: { by: system.desk, subject: 'termsOfReference', clients: true, codes: { clientId: 'INVALID_VALUE' }, input: async () => ({ ...terms, termsOfReferenceId: await returnedTerms(), clientId: ladoga.id, productId: product?.id, ticketId: (await newTicket()).ticketId, expectedVersion: 3 }) },
    decideTermsOfReference: { by: head, subject: 'termsOfReference', input: async () => {
      const id = await newTerms();
      await made('decideTermsOfReference', 'termsOfReference', { termsOfReferenceId: id, decision: 'REVIEW' });
      return { termsOfReferenceId: id, decision: 'ESTIMATE', comment: 'Оценка', termText: 'Два месяца', termOn: '2027-02-15', expectedVersion: 2 };
    } },
    createView: { by: head, subject: 'view', input: async () => ({ name: fresh('view'), scope: 'TEAM', filter: { priority: ['HIGH'] }, order: 'NEWEST', columns: ['client'], density: 'COMPACT' }) },
    changeView: { by: head, subject: 'view', input: async () => ({ ...(await newView()), name: fresh('view'), filter: { mine: true }, order: 'OLDEST', columns: ['client'], density: 'COMFORTABLE' }) },
    moveView: { by: head, subject: 'view', input: async () => ({ ...(await newView()), position: 0 }) },
    shareView: { by: head, subject: 'view', input: async () => ({ ...(await newView()), scope: 'TEAM' }) },
    deleteView: { by: head, subject: 'view', input: newView },
    createRegulationDraft: { by: head, subject: 'regulationVersion', input: async () => ({ number: fresh('v') }) },
    changeRegulationDraft: { by: head, subject: 'regulationVersion', input: async () => ({ ...(await newDraft()), number: fresh('v'), summary: 'Что меняется', effectiveFrom: laterDay(), parameters: { nominalDayHours: 7 } }) },
    discardRegulationDraft: { by: head, subject: 'regulationVersion', input: newDraft },
    publishAnnouncement: { by: head, subject: 'announcement', input: async () => ({ kind: 'RELEASE', productId: product?.id, productVersion: '2.0', titleRu: 'Версия 2.0', titleEn: 'Version 2.0', textRu: 'Что нового', textEn: 'What is new', featuresRu: 'Ново', featuresEn: 'New', fixesRu: 'Исправлено', fixesEn: 'Fixed', url: 'https://downloads.example/2.0', solvedTickets: [], tellClients: false, requestKey: fresh('announcement') }) },
    publishRegulationVersion: { by: head, subject: 'regulationVersion', input: async () => ({ ...(await newDraft()), effectiveFrom: laterDay() }) },
    withdrawTermsOfReference: { by: system.desk, subject: 'termsOfReference', clients: true, input: async () => ({ termsOfReferenceId: await newTerms(), comment: 'Не нужно', expectedVersion: 1 }) },
  };
  /** Things of another client, by the fields in which they might be named. */
  const foreign: { [field: string]: string | undefined } = { ticketId: foreignTicket.id, clientId: seim.id, contactId: foreignContact?.id, featureRequestId: foreignWish, termsOfReferenceId: foreignTerms };
  return { acts, foreign };
};
