import { termsOfReferenceStatuses, type Locale } from '@reglament/schema';
import { writtenDate } from '../calendar/localDate.ts';
import { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import { writeLetter } from '../outgoing/letters.ts';
import { whenOpen } from '../outgoing/openingHours.ts';
import { noticeAddressesOf } from '../outgoing/noticeRecipients.ts';
import { addressesOf } from '../outgoing/recipients.ts';
import type { TemplateValues } from '../outgoing/rendering.ts';
import type { TemplateKey } from '../outgoing/templates.ts';
import type { Happening, Work } from '../platform/work.ts';
import type { TermsOfReferenceDecision } from './lifecycle.ts';
import { TermsOfReference } from './termsOfReference.entity.ts';

/** §3.16: what the client must know or do something about; the steps between are the desk's own. */
const told = ['AGREE', 'REJECT', 'RETURN', 'ACCEPTANCE', 'INCLUDE', 'DELIVER_SEPARATELY'] as const satisfies readonly TermsOfReferenceDecision[];

/** Who asked, where the document came from a ticket, and the client's responsible specialists (§1). */
const readersOf = async (work: Work, terms: TermsOfReference): Promise<Contact[]> => {
  const asked = terms.ticket?.contact;
  const responsible = await work.em.find(Contact, { client: terms.client.id, responsible: true, active: true }, { orderBy: { name: 'asc', id: 'asc' } });
  return [...(asked ? [asked] : []), ...responsible.filter(({ id }) => id !== asked?.id)];
};

const termIn = ({ termText, termOn }: TermsOfReference): string => [termText, termOn && writtenDate(termOn)].filter(Boolean).join(', ');

const valuesOf = (terms: TermsOfReference, readers: readonly Contact[], locale: Locale): TemplateValues => ({
  // several people are not greeted by the name of one
  'contact.name': readers.length === 1 ? (readers[0]?.name ?? '') : '',
  'tor.number': terms.number,
  'tor.title': terms.title,
  'tor.revision': terms.revision > 1 ? String(terms.revision) : '',
  'tor.decisionDue': terms.decisionDueOn ? writtenDate(terms.decisionDueOn) : '',
  'tor.statusName': termsOfReferenceStatuses[terms.status][locale].toLowerCase(),
  'tor.term': termIn(terms),
  'tor.comment': terms.decisionComment ?? '',
  'tor.revise': terms.status === 'DRAFT',
});

const tell = async (work: Work, { subjectId }: Happening, letter: (terms: TermsOfReference) => { templateKey: TemplateKey; deduplicationKey: string; sendAfter?: number }): Promise<void> => {
  const terms = await work.em.findOneOrFail(TermsOfReference, { id: subjectId });
  await work.em.populate(terms, ['client', 'ticket.contact']);
  const readers = await readersOf(work, terms);
  const order = letter(terms);
  // a decision that reaches nobody is seen as not delivered; that it was registered, whoever submitted it sees
  const isNotice = order.templateKey === 'tor.registered';
  const to = isNotice && terms.ticket ? await noticeAddressesOf(work, terms.ticket, ...readers) : addressesOf(...readers);
  if (isNotice && (readers.length === 0 || (terms.ticket && to.length === 0))) return;
  const locale = languageFor(readers[0], terms.client);
  await writeLetter(work, { ...order, ticket: terms.ticket ?? null, to, locale, values: valuesOf(terms, readers, locale) });
};

/** §3.16: the client is told under which number the Terms of Reference stand, and what comes next. */
export const tellRegistration = (work: Work, happening: Happening): Promise<void> =>
  tell(work, happening, ({ id, revision }) => ({ templateKey: 'tor.registered', deduplicationKey: `tor.registered:${id}:${revision}` }));

/** §3.16: the client reads what was decided, with the term and the reason. A person's words leave in opening hours (§4.6). */
export const tellDecision = async (work: Work, happening: Happening): Promise<void> => {
  // what the client gave back in acceptance, the client knows
  if (!told.some((one) => one === happening.payload?.['decision']) || (happening.payload?.['decision'] === 'RETURN' && happening.payload['status'] !== 'DRAFT')) return;
  await tell(work, happening, ({ id }) => ({ templateKey: 'tor.decision', deduplicationKey: `tor.decision:${id}:${happening.subjectVersion}`, sendAfter: whenOpen(work) }));
};
