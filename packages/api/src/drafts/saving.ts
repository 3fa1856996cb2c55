import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ticketIdOf } from '../tickets/loading.ts';
import type { SaveDraftInput } from './draft.type.ts';
import { draftText } from './draftText.ts';

const clause = '4.4';
const mostFiles = 100;

const filesIn = (ids: readonly string[]): string[] => {
  if (ids.length > mostFiles) throw refusal('TOO_MANY_INPUTS', { field: ['attachmentIds'], clause, params: { limit: mostFiles, length: ids.length } });
  const wrong = ids.findIndex((id) => !isUuid(id));
  if (wrong >= 0) throw refusal('NOT_FOUND', { field: ['attachmentIds', String(wrong)], clause });
  return ids.map((id) => id.toLowerCase());
};

interface Kept {
  text: string;
  html: string | null;
  question: boolean;
  attachmentIds: string[];
}

const fields = 'text = excluded.text, html = excluded.html, question = excluded.question, attachment_ids = excluded.attachment_ids, updated_at = excluded.updated_at, version = excluded.version';
const insertSql = (whenThere: string): string =>
  `insert into draft (staff_id, ticket_id, mode, text, html, question, attachment_ids, updated_at) values (?, ?, ?, ?, ?, ?, ?::uuid[], ?) on conflict (staff_id, ticket_id, mode) ${whenThere} returning version`;
const updateSql = `update draft set text = ?, html = ?, question = ?, attachment_ids = ?::uuid[], updated_at = ?, version = nextval('draft_version') where staff_id = ? and ticket_id = ? and mode = ? and version = ? returning version`;

/** Keeps it where the version is the expected one: each statement asks and writes in one step, so two windows never overwrite each other. */
const keep = async (work: Work, key: readonly [string, string, string], { text, html, question, attachmentIds }: Kept, expectedVersion: number | null): Promise<boolean> => {
  const values = [text, html, question, `{${attachmentIds.join(',')}}`, work.at];
  const rows = expectedVersion === null || expectedVersion === 0
    ? await work.em.execute<unknown[]>(insertSql(expectedVersion === null ? `do update set ${fields}` : 'do nothing'), [...key, ...values])
    : await work.em.execute<unknown[]>(updateSql, [...values, ...key, expectedVersion]);
  return rows.length > 0;
};

const forget = async (work: Work, key: readonly [string, string, string], expectedVersion: number | null): Promise<boolean> => {
  await work.em.execute('delete from draft where staff_id = ? and ticket_id = ? and mode = ? and version = coalesce(?, version)', [...key, expectedVersion]);
  return (await work.em.execute<unknown[]>('select from draft where staff_id = ? and ticket_id = ? and mode = ?', [...key])).length === 0;
};

/**
 * Keeps what a person has written so far on a ticket, for another window, another machine, or after a crash. One that was changed
 * elsewhere meanwhile is not overwritten: the writer is told and chooses. It is nobody's business but the writer's: no event is written.
 */
export const saveDraft = async (work: Work, viewer: Viewer, input: SaveDraftInput): Promise<void> => {
  if (viewer.kind !== 'STAFF') throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], params: { status: viewer.kind } });
  const ticketId = await ticketIdOf(work, viewer, input.ticketId, 'ticketId');
  const kept = { text: draftText(input.text, 'text'), html: input.html == null ? null : draftText(input.html, 'html'), question: input.question === true, attachmentIds: filesIn(input.attachmentIds ?? []) };
  const key = [viewer.id, ticketId, input.mode] as const;
  const isBlank = kept.text.trim() === '' && kept.attachmentIds.length === 0;
  const done = await (isBlank ? forget(work, key, input.expectedVersion ?? null) : keep(work, key, kept, input.expectedVersion ?? null));
  if (!done) throw refusal('STALE_VERSION', { field: ['expectedVersion'], clause });
};
