import { termsOfReferenceStatuses, type Term, type TermsOfReferenceStandard } from '@reglament/schema';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { calledByOthers, createdOnce, externalIdOf, wasMadeOf, type NewRecord } from '../platform/creation.ts';
import { numberedForAct, requireVersion } from '../platform/database/recordForAct.ts';
import { optional, required } from '../platform/input/fields.ts';
import { asSent, invalid, line, text } from '../platform/input/values.ts';
import type { UpsertResult } from '../platform/graphql/types.ts';
import { nextNumber } from '../platform/numbering.ts';
import { refusal } from '../platform/refusal.ts';
import { saidOtherwise } from '../platform/saidBefore.ts';
import type { Work } from '../platform/work.ts';
import { localDay, ruleBookAt } from '../regulation/ruleBook.ts';
import { concernedBy, type Concerned } from '../tickets/concerned.ts';
import { reviewTargetOf } from './reviewTarget.ts';
import { speaksOfTerm, stepOf, type Step, type TermsOfReferenceAct, type TermsOfReferenceDecision } from './lifecycle.ts';
import { clause, sectionsOf, type SentSection } from './sentSections.ts';
import { TermsOfReference } from './termsOfReference.entity.ts';

const place = (field: string) => ({ field, clause });
const titleOf = required(line(500));
const commentText = text(10_000);
const termWords = optional(text(1000));
const numberDigits = 3;

interface OnTermsOfReference {
  termsOfReferenceId?: string | null | undefined;
  expectedVersion?: number | null | undefined;
}

const recordOn = (work: Work, terms: TermsOfReference, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'termsOfReference', subjectId: terms.id, subjectVersion, clientId: terms.client.id, payload: { number: terms.number, revision: terms.revision, ...payload } });

/** The document of an act, locked until the act ends; another client's is not there for a partner's system. */
const termsForAct = async (work: Work, viewer: Viewer, { termsOfReferenceId, expectedVersion }: OnTermsOfReference): Promise<TermsOfReference> => {
  const bound = boundClientOf(viewer);
  const terms = await numberedForAct(work, TermsOfReference, { named: termsOfReferenceId, field: 'termsOfReferenceId', clause });
  if (bound !== null && terms.client.id !== bound) throw refusal('NOT_FOUND', { field: ['termsOfReferenceId'], clause });
  requireVersion(terms, expectedVersion, clause);
  return terms;
};

/** Takes the step of an act, if it is open from where the document stands. */
const take = (terms: TermsOfReference, act: TermsOfReferenceAct): Step => {
  const step = stepOf(terms.status, act);
  if (!step) throw refusal('ACT_NOT_POSSIBLE', { field: ['termsOfReferenceId'], clause, params: { status: termsOfReferenceStatuses[terms.status] } });
  terms.status = step.to;
  if (step.newRevision) terms.revision += 1;
  return step;
};

/** §3.16: a document that is submitted, or submitted again, is reviewed by this day. */
const decisionDueFor = (work: Work): string => {
  const { parameters, calendar } = ruleBookAt(work.now);
  return reviewTargetOf(calendar, work.now, parameters.termsOfReferenceReviewDays);
};

export interface Submission extends OnTermsOfReference, Concerned, NewRecord {
  externalId?: string | null | undefined;
  title?: string | null | undefined;
  standard?: TermsOfReferenceStandard | null | undefined;
  sections?: readonly SentSection[] | null | undefined;
}

interface Submitted {
  terms: TermsOfReference;
  result: UpsertResult;
}
const act = 'submitTermsOfReference';

/** §3.16: a client asks for an additional module. What was sent back for revision is submitted again, as the next revision. */
export const submitTermsOfReference = async (work: Work, viewer: Viewer, input: Submission): Promise<Submitted> => {
  const externalId = externalIdOf(input.externalId, clause);
  if (input.termsOfReferenceId) return { terms: await resubmit(work, viewer, input), result: 'UPDATED' };
  if (externalId) {
    const concerned = await concernedBy(work, viewer, input, clause);
    const known = await calledByOthers(work, TermsOfReference, concerned.client.id, externalId);
    if (known) return again(work, viewer, known, input, concerned);
  }
  const { record, isNew } = await createdOnce(work, { act, kind: TermsOfReference, clause }, input, (id) => submitNew(work, viewer, id, externalId, input));
  return { terms: record, result: isNew ? 'CREATED' : 'NOOP' };
};

const whenSentBack: Term = { ru: 'новую редакцию примут, когда документ вернут на доработку', en: 'a new revision is taken when the document is sent back' };
const anotherDocument: Term = { ru: 'для другого документа возьмите новый externalId', en: 'take a new externalId for another document' };

/** The first field in which a document that is sent differs from the one that stands; null when it says the same. What is left out is not asked for. */
const differenceOf = (terms: TermsOfReference, input: Submission, { product, ticket }: Awaited<ReturnType<typeof concernedBy>>): string | null => {
  if (input.standard && input.standard !== terms.standard) return 'standard';
  if (input.title !== undefined && titleOf(input.title, place('title')) !== terms.title) return 'title';
  if (JSON.stringify(sectionsOf(terms.standard, input.sections)) !== JSON.stringify(terms.sections.map(({ code, text: words }) => ({ code, text: words })))) return 'sections';
  if (product && product.id !== terms.product?.id) return 'productId';
  return ticket && ticket.id !== terms.ticket?.id ? 'ticketId' : null;
};

/** A document that comes again under the name that it has (decision 74): where it was sent back, what differs is its next revision. */
const again = async (work: Work, viewer: Viewer, terms: TermsOfReference, input: Submission, concerned: Awaited<ReturnType<typeof concernedBy>>): Promise<Submitted> => {
  if (await wasMadeOf(work, act, terms.id, input)) return { terms, result: 'NOOP' };
  if (input.id && input.id.toLowerCase() !== terms.id) throw saidOtherwise(terms, 'id', anotherDocument, clause);
  const differs = differenceOf(terms, input, concerned);
  if (differs === null) return { terms, result: 'NOOP' };
  if (!stepOf(terms.status, 'SUBMIT')) throw saidOtherwise(terms, differs, whenSentBack, clause);
  return { terms: await resubmit(work, viewer, { ...input, termsOfReferenceId: terms.id }), result: 'UPDATED' };
};

const submitNew = async (work: Work, viewer: Viewer, id: string, externalId: string | null, input: Submission): Promise<TermsOfReference> => {
  const title = titleOf(input.title, place('title'));
  const standard = required(asSent<TermsOfReferenceStandard>)(input.standard, place('standard'));
  const sections = sectionsOf(standard, input.sections);
  const concerned = await concernedBy(work, viewer, input, clause);
  const { parameters } = ruleBookAt(work.now);
  const decisionDueOn = decisionDueFor(work);
  const terms = work.em.create(TermsOfReference, {
    id,
    externalId,
    number: await nextNumber(work, parameters.numberPrefixes.termsOfReference, Number(localDay(work.now, parameters.timeZone).slice(0, 4)), numberDigits),
    title,
    standard,
    sections,
    ...concerned,
    status: 'SUBMITTED',
    revision: 1,
    createdAt: work.at,
    submittedAt: work.at,
    decisionDueOn,
  });
  await recordOn(work, terms, 'TERMS_OF_REFERENCE_SUBMITTED', 1, { title, standard, decisionDueOn });
  return terms;
};

const resubmit = async (work: Work, viewer: Viewer, input: Submission): Promise<TermsOfReference> => {
  const terms = await termsForAct(work, viewer, input);
  take(terms, 'SUBMIT');
  if (input.id && input.id.toLowerCase() !== terms.id) throw invalid(place('id'), { ru: 'остаётся за документом', en: 'stays with the document' });
  const externalId = externalIdOf(input.externalId, clause);
  if (externalId && externalId !== terms.externalId) throw invalid(place('externalId'), { ru: 'остаётся за документом', en: 'stays with the document' });
  if (input.standard && input.standard !== terms.standard) throw invalid(place('standard'), { ru: 'остаётся за документом', en: 'stays with the document' });
  if (input.clientId && input.clientId !== terms.client.id) throw invalid(place('clientId'), { ru: 'остаётся за документом', en: 'stays with the document' });
  if (input.title !== undefined) terms.title = titleOf(input.title, place('title'));
  terms.sections = sectionsOf(terms.standard, input.sections);
  const { product, ticket } = await concernedBy(work, viewer, { ...input, clientId: terms.client.id }, clause);
  if (input.productId !== undefined) terms.product = product;
  if (input.ticketId !== undefined) terms.ticket = ticket;
  terms.submittedAt = work.at;
  terms.decisionDueOn = decisionDueFor(work);
  await recordOn(work, terms, 'TERMS_OF_REFERENCE_SUBMITTED', terms.version + 1, { title: terms.title, standard: terms.standard, decisionDueOn: terms.decisionDueOn });
  return terms;
};

export interface Decision extends OnTermsOfReference {
  decision: TermsOfReferenceDecision;
  comment?: string | null | undefined;
  termText?: string | null | undefined;
  termOn?: string | null | undefined;
}

/** The term as the decision sets it; one in the past is no term. */
const setTerm = (work: Work, terms: TermsOfReference, { decision, termText, termOn }: Decision, needed: boolean): void => {
  const words = termWords(termText, place('termText'));
  if (needed && words === null) throw refusal('TERM_MISSING', { field: ['termText'] });
  if (!speaksOfTerm(decision)) {
    if (words !== null || termOn) throw invalid(place(words === null ? 'termOn' : 'termText'), { ru: 'называют при оценке и согласовании', en: 'is named with an estimate or an agreement' });
    return;
  }
  if (termOn && termOn < localDay(work.now)) throw invalid(place('termOn'), { ru: 'этот день уже прошёл', en: 'this day has passed' });
  terms.termText = words;
  terms.termOn = termOn ?? null;
};

/** §3.16: the desk decides on Terms of Reference, and the client can read why; an agreement names its term. */
export const decideTermsOfReference = async (work: Work, viewer: Viewer, input: Decision): Promise<TermsOfReference> => {
  const terms = await termsForAct(work, viewer, input);
  const previous = terms.status;
  const { needs } = take(terms, input.decision);
  terms.decisionComment = (needs.includes('COMMENT') ? required(commentText) : optional(commentText))(input.comment, place('comment'));
  setTerm(work, terms, input, needs.includes('TERM'));
  terms.decidedAt = work.at;
  await recordOn(work, terms, 'TERMS_OF_REFERENCE_DECIDED', terms.version + 1, {
    decision: input.decision,
    previous,
    status: terms.status,
    comment: terms.decisionComment,
    ...(speaksOfTerm(input.decision) ? { termText: terms.termText, termOn: terms.termOn } : {}),
  });
  return terms;
};

/** The client takes its Terms of Reference back; once they are agreed on, both sides are bound. */
export const withdrawTermsOfReference = async (work: Work, viewer: Viewer, input: OnTermsOfReference & { comment?: string | null | undefined }): Promise<TermsOfReference> => {
  const terms = await termsForAct(work, viewer, input);
  const previous = terms.status;
  take(terms, 'WITHDRAW');
  const comment = optional(commentText)(input.comment, place('comment'));
  await recordOn(work, terms, 'TERMS_OF_REFERENCE_WITHDRAWN', terms.version + 1, { previous, status: terms.status, comment });
  return terms;
};
