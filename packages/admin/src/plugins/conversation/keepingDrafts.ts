import { print } from 'graphql';
import { FILES, type useConsole } from '@reglament/admin/kit';
import { DRAFTS, SAVE_DRAFT } from './documents.ts';
import { filesField, type Draft, type Mode } from './drafts.ts';
import { contentOf, keptMode, type KeptDraft } from './keptDraft.ts';

type ConsoleClient = ReturnType<typeof useConsole>['client'];
/** How a save ended: the version that is kept now (0 for nothing), what another window keeps instead, or nobody answered. */
export type Kept = { readonly version: number } | { readonly instead: KeptDraft | null } | null;

/** Keeps one mode of a draft on the server. */
export const keepOnServer = async (client: ConsoleClient, ticketId: string, draft: Draft, mode: Mode, expectedVersion: number): Promise<Kept> => {
  const { draft: kept, userErrors } = await client.runRoot(SAVE_DRAFT, { input: { ...contentOf(draft, mode), ticketId, expectedVersion } });
  if (userErrors.some(({ code }) => code === 'STALE_VERSION')) return { instead: kept };
  return userErrors.length > 0 ? null : { version: kept?.version ?? 0 };
};

/** The same for a page that is going away: the browser finishes it alone. */
export const keepOnLeaving = (ticketId: string, draft: Draft, mode: Mode, expectedVersion: number): void => {
  const body = JSON.stringify({ query: print(SAVE_DRAFT), variables: { input: { ...contentOf(draft, mode), ticketId, expectedVersion } } });
  // a text that is too long for this, or a browser that does not let it go, is still on the shelf of this browser
  void fetch('/graphql', { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body }).catch(() => undefined);
};

/** What the server keeps of a person’s drafts on a ticket; null when it does not answer. */
export const askKept = async (client: ConsoleClient, ticketId: string): Promise<readonly KeptDraft[] | null> => client.runRoot(DRAFTS, { id: ticketId }).catch(() => null);

/** One mode of a draft as it is kept, with its files; those that are gone are left out. */
export const withKept = async (client: ConsoleClient, mode: Mode, kept: KeptDraft | null): Promise<Partial<Draft>> => {
  if (!kept) return { [mode]: '', [filesField(mode)]: [], ...(mode === 'answer' ? { question: false, answerHtml: null } : {}) };
  const found = kept.attachmentIds.length === 0 ? [] : await client.runRoot(FILES, { ids: kept.attachmentIds }).catch(() => []);
  const files = kept.attachmentIds.flatMap((id) => found.find((file) => file.id === id) ?? []);
  return { [mode]: kept.text, [filesField(mode)]: files, ...(mode === 'answer' ? { question: kept.question, answerHtml: kept.html } : {}) };
};

export const keptOf = (all: readonly KeptDraft[], mode: Mode): KeptDraft | null => all.find((one) => one.mode === keptMode(mode)) ?? null;
