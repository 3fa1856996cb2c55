import type { Context } from '../access/context.ts';
import type { TimelineEntryKind, TimelineEntryType } from '../correspondence/timeline.type.ts';
import type { Actor } from '../platform/events/actor.ts';
import { readRows } from '../platform/reading/connection.ts';
import { clause } from './sentSections.ts';

/** Acts on Terms of Reference, with the facts that a person wants to see. */
const acts: Readonly<Record<string, { type: TimelineEntryKind; facts: readonly string[] }>> = {
  TERMS_OF_REFERENCE_SUBMITTED: { type: 'SUBMITTED', facts: ['revision'] },
  TERMS_OF_REFERENCE_DECIDED: { type: 'DECIDED', facts: ['decision', 'previous', 'status', 'revision', 'termText', 'termOn'] },
  TERMS_OF_REFERENCE_WITHDRAWN: { type: 'WITHDRAWN', facts: ['previous', 'status'] },
};

interface Row {
  id: string;
  subjectId: string;
  type: string;
  at: string;
  actor: Actor;
  payload: Record<string, string | number | null | undefined>;
}

const entryOf = ({ id, type, at, actor, payload }: Row): TimelineEntryType => {
  const { type: kind, facts } = acts[type] ?? { type: 'DECIDED', facts: [] };
  const params = facts.flatMap((name) => (payload[name] == null ? [] : [{ name, value: String(payload[name]) }]));
  const body = payload['comment'] == null ? null : String(payload['comment']);
  return { id, type: kind, at, author: actor, body, htmlUrl: null, picturesUrl: null, remoteImages: 0, remarks: [], mentioned: [], clause, params, channel: null, leavesAt: null, delivery: null, deliveredAt: null, question: false, machine: false, withdrawable: false };
};

/** What happened to each of the documents, oldest first, as the event log keeps it. */
export const journalsOf = async (context: Context, ids: string[]): Promise<Map<string, TimelineEntryType[]>> => {
  const rows = await readRows<Row>(
    context.reader,
    `select id, subject_id as "subjectId", type, occurred_at as at, actor, payload from event_log
     where subject_id = any($1::uuid[]) and type = any($2::text[]) order by occurred_at, id`,
    [ids, Object.keys(acts)],
  );
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map([...bySubject].map(([id, its]) => [id, its.map(entryOf)]));
};
