import { letterTemplates, writtenFault, type LetterStatus, type Locale, type Vocabulary } from '@reglament/schema';
import { isClientSide, type Viewer } from '../access/viewer.ts';
import type { Context } from '../access/context.ts';
import { allowed } from '../access/context.ts';
import { clock } from '../platform/clock.ts';
import { systemActor, type Actor } from '../platform/events/actor.ts';
import { readRows } from '../platform/reading/connection.ts';
import { leftBy } from './hasLeft.ts';
import { letterAddressOf, picturesAddressOf } from './letterDoor.ts';
import { writtenRemarks } from './letterRemark.ts';
import { mayLoadPictures } from './remotePictures/mayLoadPictures.ts';
import type { TimelineEntryKind, TimelineEntryType } from './timeline.type.ts';

/** Acts that a person wants to see on the timeline, with the clause on which each rests; what is internal no client's system sees. */
const acts: Record<string, { type: TimelineEntryKind; clause: string | null; facts: readonly string[]; internalFacts?: readonly string[] }> = {
  TICKET_REGISTERED: { type: 'REGISTERED', clause: '4.2', facts: ['number', 'priority', 'dueAt'], internalFacts: ['assigneeName', 'chosen', 'insteadOf', 'absentUntil', 'promises', 'unfit'] },
  TICKET_DETAILS_ADDED: { type: 'DETAILS_ADDED', clause: '4.5', facts: ['added'] },
  TICKET_TAKEN: { type: 'TAKEN', clause: '4.4', facts: ['assigneeName'] },
  QUEUE_OVERTAKEN: { type: 'OVERTAKEN', clause: '4.7', facts: ['headNumber', 'overtaken'] },
  TICKET_ASSIGNED: { type: 'ASSIGNED', clause: '1', facts: ['assigneeName'], internalFacts: ['chosen', 'insteadOf', 'absentUntil', 'promises', 'unfit'] },
  PRIORITY_CHANGED: { type: 'PRIORITY_CHANGED', clause: '4.7', facts: ['previous', 'priority', 'dueAt'] },
  TICKET_CLOSED: { type: 'CLOSED', clause: '4.4', facts: ['reason'] },
  TICKET_REOPENED: { type: 'REOPENED', clause: '4.4', facts: [], internalFacts: ['reason'] },
  TICKET_POSTPONED: { type: 'POSTPONED', clause: '4.13', facts: ['reason', 'reviewOn'] },
  TICKET_REFUSED: { type: 'REFUSED', clause: '4.13', facts: ['reason'] },
  POSTPONEMENT_REVIEW_DUE: { type: 'REVIEW_DUE', clause: '4.13', facts: ['reason', 'reviewOn'] },
  TICKET_HANDED_OVER: { type: 'HANDED_OVER', clause: '3.2', facts: ['reason', 'workaround'] },
  HANDOVER_UPDATED: { type: 'HANDOVER_UPDATED', clause: '3.2', facts: ['state', 'release'] },
  TICKET_RETURNED: { type: 'RETURNED', clause: '3.2', facts: [], internalFacts: ['reason'] },
  PRIORITY_PROPOSED: { type: 'PRIORITY_PROPOSED', clause: '4.7', facts: ['present', 'priority', 'reason'] },
  PRIORITY_PROPOSAL_SETTLED: { type: 'PROPOSAL_SETTLED', clause: '4.7', facts: ['priority', 'state'] },
  TICKET_WATCHED: { type: 'WATCHED', clause: '1', facts: ['staffName'] },
  TICKET_UNWATCHED: { type: 'UNWATCHED', clause: '1', facts: ['staffName'] },
  CLIENT_REMINDED: { type: 'REMINDED', clause: '4.13', facts: ['askedAt'] },
  CLIENT_SILENT: { type: 'SILENT', clause: '4.13', facts: ['askedAt'] },
  OBLIGATION_AT_RISK: { type: 'AT_RISK', clause: '4.7', facts: ['dueAt', 'kind', 'percentUsed', 'workingMinutesLeft'] },
  OBLIGATION_BREACHED: { type: 'BREACHED', clause: '4.7', facts: ['dueAt', 'kind'] },
  OBLIGATION_NOT_REQUIRED: { type: 'NOT_REQUIRED', clause: '4.12', facts: ['reason'] },
  TICKETS_MERGED: { type: 'MERGED', clause: '4.4', facts: ['mergedNumber', 'survivorNumber', 'previousDueAt', 'dueAt'] },
  TICKET_SPLIT: { type: 'SPLIT', clause: '4.4', facts: ['formerNumber', 'freshNumber', 'previousDueAt', 'dueAt'] },
  TICKETS_LINKED: { type: 'LINKED', clause: '4.4', facts: ['otherNumber'] },
  TICKETS_UNLINKED: { type: 'UNLINKED', clause: '4.4', facts: ['otherNumber'] },
  BREACH_EXCUSED: { type: 'EXCUSED', clause: '4.7', facts: ['reason'] },
  ANSWER_WITHDRAWN: { type: 'ANSWER_WITHDRAWN', clause: '4.6', facts: [], internalFacts: ['leavesAt'] },
  ANSWER_NOT_DELIVERED: { type: 'NOT_DELIVERED', clause: '4.6', facts: ['to', 'error', 'letter'] },
  ANSWER_DELIVERED_OTHERWISE: { type: 'DELIVERED_OTHERWISE', clause: '4.6', facts: ['reason'] },
};
/** R12: the message that brought an ended ticket back is an act besides. */
const reopening = { type: 'REOPENED', clause: '4.12', facts: [], internalFacts: [] } as const;
const messageAdded = 'CLIENT_MESSAGE_ADDED';

/** Acts that the client's side does not see: they are the desk's own business. */
const internalActs: ReadonlySet<TimelineEntryKind> = new Set(['AT_RISK', 'BREACHED', 'NOT_REQUIRED', 'ASSIGNED', 'OVERTAKEN', 'EXCUSED', 'NOT_DELIVERED', 'DELIVERED_OTHERWISE', 'REVIEW_DUE', 'HANDOVER_UPDATED', 'LINKED', 'UNLINKED', 'ANSWER_WITHDRAWN', 'WATCHED', 'UNWATCHED', 'SILENT']);

interface MessageRow {
  id: string;
  side: 'CLIENT' | 'STAFF';
  authorId: string | null;
  authorName: string;
  body: string;
  channel: TimelineEntryType['channel'];
  at: string;
  leavesAt: string | null;
  question: boolean;
  machine: boolean;
  hasHtml: boolean;
  canBeWithdrawn: boolean;
  remoteImages: number;
  remarks: string[];
  delivery: TimelineEntryType['delivery'];
  deliveredAt: string | null;
}

const nothing = { body: null, htmlUrl: null, picturesUrl: null, remoteImages: 0, remarks: [], mentioned: [], clause: null, params: [], channel: null, leavesAt: null, delivery: null, deliveredAt: null, question: false, machine: false, withdrawable: false };

/** R17: the ticket with all that were merged into it; their messages are told on its timeline. */
const withMergedSql = `with recursive whole as (
    select $1::uuid as id union select link.from_ticket_id from whole join ticket_link link on link.to_ticket_id = whole.id and link.kind = 'MERGED_INTO'
  )`;

const messagesOf = async (context: Context, viewer: Viewer, ticketId: string): Promise<TimelineEntryType[]> => {
  const rows = await readRows<MessageRow>(
    context.reader,
    `${withMergedSql} select message.id, side, coalesce(staff_id, contact_id) as "authorId", author_name as "authorName", message.body, channel, written_at as at,
       leaves_at as "leavesAt", question, machine, message.body_html is not null as "hasHtml", message.before_answer is not null as "canBeWithdrawn", remote_images as "remoteImages", remarks, letter.status as delivery, letter.sent_at as "deliveredAt"
     from message left join outgoing_letter letter on letter.message_id = message.id
     where message.ticket_id in (select id from whole) and ($2::timestamptz is null or message.leaves_at is null or message.leaves_at <= $2)`,
    [ticketId, leftBy(viewer)],
  );
  return rows.map((row) => ({
    ...nothing,
    id: row.id,
    type: row.side === 'CLIENT' ? 'CLIENT_MESSAGE' : 'ANSWER',
    at: row.at,
    author: { kind: row.side === 'CLIENT' ? 'CONTACT' : row.authorId ? 'STAFF' : 'MACHINE', id: row.authorId, name: row.authorName },
    body: row.body,
    htmlUrl: row.hasHtml ? letterAddressOf(row.id) : null,
    picturesUrl: row.remoteImages > 0 && mayLoadPictures(viewer) ? picturesAddressOf(row.id) : null,
    remoteImages: row.remoteImages,
    remarks: isClientSide(viewer) ? [] : writtenRemarks(row.remarks, context.locale),
    channel: row.channel,
    leavesAt: row.leavesAt,
    delivery: row.delivery,
    deliveredAt: row.deliveredAt,
    question: row.question,
    machine: row.machine,
    withdrawable: row.canBeWithdrawn && row.leavesAt !== null && new Date(row.leavesAt).getTime() > clock.now(),
  }));
};

const notesOf = async (context: Context, ticketId: string): Promise<TimelineEntryType[]> => {
  const rows = await readRows<{ id: string; authorId: string | null; authorName: string; body: string; mentioned: string[]; at: string }>(
    context.reader,
    `${withMergedSql} select id, staff_id as "authorId", author_name as "authorName", body, written_at as at,
       array(select payload->>'staffName' from event_log where subject_id = note.ticket_id and type = 'STAFF_MENTIONED' and payload->>'noteId' = note.id::text order by payload->>'staffName') as mentioned
     from internal_note note where ticket_id in (select id from whole)`,
    [ticketId],
  );
  return rows.map(({ id, authorId, authorName, body, mentioned, at }) => ({ ...nothing, id, type: 'INTERNAL_NOTE', at, body, mentioned, author: { kind: authorId ? 'STAFF' : 'MACHINE', id: authorId, name: authorName } }));
};

/** The facts of an event; a warning keeps its threshold as `{percentUsed: 75}` or `{workingMinutesLeft: 60}` (R18), a letter why it did not arrive (R16). */
const factsIn = ({ threshold, error, ...payload }: Record<string, unknown>, locale: Locale): Record<string, unknown> => ({
  ...payload, ...(typeof threshold === 'object' ? threshold : {}), ...(typeof error === 'string' ? { error: writtenFault(error, locale) } : {}),
});

const actsOf = async (context: Context, ticketId: string, forClient: boolean): Promise<TimelineEntryType[]> => {
  const rows = await readRows<{ id: string; type: string; at: string; actor: Actor; payload: Record<string, unknown> }>(
    context.reader,
    'select id, type, occurred_at as at, actor, payload from event_log where subject_id = $1 and (type = any($2::text[]) or type = $3 and payload @> \'{"reopened": true}\')',
    [ticketId, Object.keys(acts), messageAdded],
  );
  return rows.flatMap(({ id, type, at, actor, payload }) => {
    const act = type === messageAdded ? reopening : acts[type];
    if (!act) return [];
    const facts = factsIn(payload, context.locale);
    const told = forClient ? act.facts : [...act.facts, ...(act.internalFacts ?? [])];
    const params = told.filter((name) => facts[name] != null).map((name) => ({ name, value: String(facts[name]) }));
    return [{ ...nothing, id, type: act.type, at, author: actor, clause: act.clause, params }];
  });
};

/** A letter of the desk that waits is told of once it takes longer than any does. */
const usualMilliseconds = 60_000;

/** A letter by its name, in the language of whoever reads. */
const nameOfLetter = (templateKey: string, locale: Locale): string => (letterTemplates as Vocabulary)[templateKey]?.[locale] ?? templateKey;

interface LetterRow { id: string; templateKey: string; at: string; sentAt: string | null; delivery: LetterStatus; to: string; error: string | null }

/**
 * §4.2: the confirmation, once it has left; staff see one that is held back, was cancelled, waits longer than it should, came back or could
 * not leave, too, to whom it was and why: where it is a task, by the act that says so. Of the desk's other letters to the client they see
 * those that did not arrive (R16): that all is well needs no word. Answers say what became of them themselves.
 */
const lettersOf = async (context: Context, ticketId: string, forClient: boolean): Promise<TimelineEntryType[]> => {
  const rows = await readRows<LetterRow>(
    context.reader,
    `select id, template_key as "templateKey", coalesce(sent_at, created_at) as at, sent_at as "sentAt", status as delivery,
       case when status = 'SENT' and refused <> '[]' then (select string_agg(one->>'address', ', ') from jsonb_array_elements(refused) one) else to_address end as to, last_error as error
     from outgoing_letter letter where ticket_id = $1 and message_id is null and not news
       and case when template_key = 'ticket.accepted' then (status = 'SENT' or (not $2 and (
         status in ('HELD', 'CANCELLED') or ((status <> 'WAITING' or attempts > 0 or created_at <= $3) and not exists (
           select from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED' and payload->>'letterId' = letter.id::text and (status = 'WAITING' or payload->>'error' is distinct from 'DELAYED'))))))
       else not $2 and (status in ('FAILED', 'RETURNED') or (status = 'SENT' and refused <> '[]')) end`,
    [ticketId, forClient, new Date(clock.now() - usualMilliseconds)],
  );
  return rows.map(({ id, templateKey, at, sentAt, delivery, to, error }) => {
    const isConfirmation = templateKey === 'ticket.accepted';
    const arrived = isConfirmation && delivery === 'SENT';
    return {
      ...nothing, id, type: isConfirmation ? 'CONFIRMATION' : 'NOTICE_NOT_DELIVERED', at, author: systemActor, clause: isConfirmation ? '4.2' : '4.6', delivery, deliveredAt: arrived ? sentAt : null,
      params: arrived ? [] : [...(isConfirmation ? [] : [{ name: 'letter', value: templateKey }, { name: 'letterName', value: nameOfLetter(templateKey, context.locale) }]), { name: 'to', value: to }, { name: 'error', value: writtenFault(error, context.locale) ?? '' }],
    };
  });
};

/** Entries of one instant stand in the order in which they make sense: the message, then what it led to. */
const inOrderOfSense: readonly TimelineEntryKind[] = ['CLIENT_MESSAGE', 'REGISTERED', 'CONFIRMATION', 'TAKEN', 'OVERTAKEN'];
const rank = ({ type }: TimelineEntryType): number => (inOrderOfSense.includes(type) ? inOrderOfSense.indexOf(type) : inOrderOfSense.length);
const instantOf = (entry: TimelineEntryType): number => new Date(entry.at).getTime();

/** The whole correspondence of a ticket with what happened to it (§4.4), oldest first. Notes are for staff only. */
export const timelineOf = async (context: Context, ticketId: string): Promise<TimelineEntryType[]> => {
  const viewer = allowed(context, 'tickets.read');
  const forClient = isClientSide(viewer);
  const [messages, notes, done, letters] = await Promise.all([
    messagesOf(context, viewer, ticketId),
    forClient ? [] : notesOf(context, ticketId),
    actsOf(context, ticketId, forClient),
    lettersOf(context, ticketId, forClient),
  ]);
  const visible = forClient ? done.filter(({ type }) => !internalActs.has(type)) : done;
  return [...messages, ...notes, ...visible, ...letters].toSorted((a, b) => instantOf(a) - instantOf(b) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
};
