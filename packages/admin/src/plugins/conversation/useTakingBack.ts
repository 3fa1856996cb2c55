import { useNavigate } from 'react-router';
import { readKey, useAct, useConsole } from '@reglament/admin/kit';
import { CONVERSATION, WITHDRAW_ANSWER } from './documents.ts';
import { forgetLeaving } from './leavingAnswers.ts';
import { returned } from './returned.ts';

/** Takes back an answer that has not left, and goes to where its text is. */
export const useTakingBack = () => {
  const { queryClient } = useConsole();
  const { act, pending } = useAct();
  const navigate = useNavigate();
  const takeBack = async (messageId: string, elsewhere?: string): Promise<void> => {
    const { ok, data } = await act(WITHDRAW_ANSWER, { messageId }, { success: 'conversation.undo.done', patches: 'tickets' });
    forgetLeaving(messageId);
    const living = data?.ticket?.id ?? null;
    await queryClient.invalidateQueries({ queryKey: readKey(CONVERSATION) });
    // a conversation that is not on the screen is of before: an answer that is written on it would be stopped as stale
    queryClient.removeQueries({ queryKey: readKey(CONVERSATION), type: 'inactive' });
    if (!ok || living === null) return;
    if (elsewhere !== undefined) void navigate(`/tickets/${living}`);
    returned.make(living);
  };
  return { takeBack, pending };
};
