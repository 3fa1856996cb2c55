import { spareFiles } from '../attachments/sweeping.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { modeOfEvent } from './draftMode.ts';
import { DraftsResolver } from './drafts.resolver.ts';
import { forgetSentDraft } from './sending.ts';
import { takeBackIntoDraft } from './takingBack.ts';

/** What staff have written and not sent: kept for its writer across windows, machines and crashes. */
export default {
  name: 'drafts',
  clientRows,
  resolvers: [DraftsResolver],
  prepare: async (system) => spareFiles(system, 'exists (select from draft where draft.attachment_ids @> array[attachment.id])'),
  reactions: [...Object.keys(modeOfEvent).map((to) => ({ to, react: forgetSentDraft })), { to: 'ANSWER_WITHDRAWN', react: takeBackIntoDraft }],
} satisfies Feature;
