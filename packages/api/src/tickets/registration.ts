import type { Channel, Criticality, Locale, Priority, TicketKind } from '@reglament/schema';
import { localDay, ruleBookAt, type RuleBook } from '../regulation/ruleBook.ts';
import { factsOfChoice } from '../assignments/choosing.ts';
import { responsibleFor } from '../assignments/responsible.ts';
import type { Client } from '../clients/client.entity.ts';
import type { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import { isEntitled } from '../clients/entitlement.ts';
import { newId } from '../platform/identity.ts';
import { nextNumber } from '../platform/numbering.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { Product } from '../products/product.entity.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { openObligation } from '../sla/obligationActs.ts';
import { Message } from './message.entity.ts';
import { orByLoad } from './distributing.ts';
import { bodyOf, detailsOf, filesOf, missingFieldsOf, subjectOf } from './requestFields.ts';
import { Ticket } from './ticket.entity.ts';

/** A request as it reached the desk, whatever the way (§4.1). */
export interface TicketRequest {
  /** The id that it gets; one of ours when it is left out. */
  id?: string;
  externalId?: string | null | undefined;
  /** The id of its first message; one of ours when it is left out. */
  messageId?: string;
  client: Client;
  contact: Contact | null;
  channel: Channel;
  subject: string | null | undefined;
  body: string | null | undefined;
  /** Arrival: the moment from which the term is counted (R13, R14). */
  receivedAt: number;
  priority?: Priority | null | undefined;
  criticality?: Criticality | null | undefined;
  kind?: TicketKind | null | undefined;
  categoryCode?: string | null | undefined;
  product?: Product | null | undefined;
  productVersion?: string | null | undefined;
  stepsToReproduce?: string | null | undefined;
  contactPhone?: string | null | undefined;
  relatedLinks?: readonly string[] | null | undefined;
  incomingNumber?: string | null | undefined;
  scanName?: string | null | undefined;
  locale?: Locale | null | undefined;
  /** The text in HTML, made safe, and how many images of others it names. */
  html?: { html: string; remoteImages: number } | null | undefined;
  /** What whoever reads the letter should know about it (correspondence/letterRemark.ts). */
  remarks?: readonly string[] | undefined;
  /** The request with which the burst began that it belongs to (mail/burst.ts). */
  burstOfId?: string | null | undefined;
  /** Files that were uploaded for it. */
  attachmentIds?: readonly string[] | null | undefined;
  /** False when nothing proves who wrote it: what the desk writes there by itself then repeats no word of it. */
  echo?: boolean;
  /** Nothing proves that its sender wrote it: its confirmation counts among those to such senders. */
  unproven?: boolean;
  /** Author of the first message when no contact is known. */
  authorName?: string | null | undefined;
}

const numberDigits = 6;

/** §4.4: the next number of a request, in the year of its registration. */
export const nextTicketNumber = (work: Work, { parameters }: RuleBook): Promise<string> =>
  nextNumber(work, parameters.numberPrefixes.ticket, Number(localDay(work.now, parameters.timeZone).slice(0, 4)), numberDigits);

/** §3: a category of the version under which the request is accepted. */
export const categoryOf = ({ parameters }: RuleBook, code: string | null | undefined): string | null => {
  if (!code) return null;
  if (!parameters.categories.some((category) => category.code === code)) throw refusal('NOT_FOUND', { field: ['categoryCode'], clause: '3' });
  return code;
};

const headings = {
  ru: { steps: 'Как воспроизвести', phone: 'Телефон для связи' },
  en: { steps: 'Steps to reproduce', phone: 'Phone' },
} satisfies Record<Locale, Record<string, string>>;

/** §4.5: the text of the first message: what was written, the steps, the phone, each under its own heading in the client's language. */
export const firstMessageBody = (request: Pick<TicketRequest, 'body' | 'stepsToReproduce'>, phone: string | null, locale: Locale): string => {
  const say = headings[locale];
  const steps = request.stepsToReproduce?.trim() ? bodyOf(request.stepsToReproduce, '4.5', 'stepsToReproduce') : null;
  return bodyOf([bodyOf(request.body), ...(steps ? [`${say.steps}:\n${steps}`] : []), ...(phone ? [`${say.phone}: ${phone}`] : [])].join('\n\n'));
};

/**
 * Registers a request (§4.2, §4.4): it gets its number, the version of the regulation in force, its responsible specialist, the
 * first obligation with its due, and an event to which the confirmation reacts, all in one transaction.
 */
export const registerTicket = async (work: Work, request: TicketRequest): Promise<Ticket> => {
  const subject = subjectOf(request.subject);
  const locale = request.locale ?? languageFor(request.contact, request.client);
  const details = detailsOf(request);
  const body = firstMessageBody(request, details.contactPhone, locale);
  const book = ruleBookAt(work.now);
  const day = localDay(request.receivedAt, book.parameters.timeZone);
  const receivedAt = new Date(request.receivedAt);
  const today = localDay(work.now, book.parameters.timeZone);
  const choice = await orByLoad(work, await responsibleFor(work, request.client, { receivedOn: day, today }), today);
  const priority = request.priority ?? book.parameters.defaultPriority;
  const ticket = work.em.create(Ticket, {
    id: request.id ?? newId(),
    externalId: request.externalId ?? null,
    burstOfId: request.burstOfId ?? null,
    echo: request.echo !== false,
    number: await nextTicketNumber(work, book),
    subject,
    kind: request.kind ?? 'QUESTION',
    categoryCode: categoryOf(book, request.categoryCode),
    status: 'REGISTERED',
    priority,
    priorityByDefault: !request.priority,
    criticality: request.criticality ?? null,
    channel: request.channel,
    locale,
    client: request.client,
    contact: request.contact,
    product: request.product ?? null,
    productVersion: details.productVersion,
    assignee: choice.person ? work.em.getReference(Staff, choice.person.id) : null,
    incomingNumber: details.incomingNumber,
    scanName: details.scanName,
    relatedLinks: details.relatedLinks,
    missingFields: missingFieldsOf({
      criticality: request.criticality,
      contactName: request.contact?.name ?? request.authorName,
      contactPhone: details.contactPhone ?? request.contact?.phone,
      contactEmail: request.contact?.email,
      productName: request.product?.name,
    }),
    entitled: isEntitled(request.client, day),
    receivedAt,
    registeredAt: work.at,
    lastClientMessageAt: receivedAt,
    regulationVersion: work.em.getReference(RegulationVersion, book.versionId),
    updatedAt: work.at,
  });
  const message = work.em.create(Message, {
    id: request.messageId ?? newId(),
    ticket,
    side: 'CLIENT',
    contact: request.contact,
    authorName: request.contact?.name ?? request.authorName ?? request.client.name,
    body,
    bodyHtml: request.html?.html ?? null,
    remoteImages: request.html?.remoteImages ?? 0,
    remarks: [...(request.remarks ?? [])],
    channel: request.channel,
    writtenAt: receivedAt,
  });
  const obligation = openObligation(work, book, {
    ticketId: ticket.id,
    clientId: request.client.id,
    kind: 'FIRST',
    priority,
    openedAt: request.receivedAt,
    messageId: message.id,
  });
  message.obligationId = obligation.id;
  ticket.obligationId = obligation.id;
  ticket.dueAt = obligation.dueAt;
  await work.record({
    type: 'TICKET_REGISTERED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: 1,
    clientId: request.client.id,
    payload: {
      number: ticket.number,
      subject,
      channel: request.channel,
      priority,
      ...factsOfChoice(choice),
      messageId: message.id,
      obligationId: obligation.id,
      dueAt: obligation.dueAt.toISOString(),
      ...filesOf(request),
      ...(request.unproven ? { unproven: true } : {}),
    },
  });
  return ticket;
};
