import { useTranslate } from 'ra-core';
import { useNavigate } from 'react-router';
import { GuardedButton, useAct } from '@reglament/admin/kit';
import { DRAFT_OF_WORDS, type WordingVersion } from './documents.ts';

/** Leads to the letter in the draft of the next version, and begins one when there is none: words take force with a version, never by themselves (§2.4). */
export const ChangeWords = ({ template, draft }: { template: string; draft: WordingVersion | undefined }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const go = async (): Promise<void> => {
    const id = draft?.id ?? (await act(DRAFT_OF_WORDS, {}, { success: 'templates.notification.drafted', invalidates: [['regulation', 'getList'], ['read', 'WordingVersions']] })).data?.regulationVersion?.id;
    if (id) void navigate(`/regulation/${id}?letter=${encodeURIComponent(template)}`);
  };
  return (
    <GuardedButton kind="primary" permission="regulation.change" right="templates.right" pending={pending} onClick={() => { void go(); }}>
      {draft ? translate('templates.act.changeIn', { number: draft.number }) : translate('templates.act.change')}
    </GuardedButton>
  );
};
