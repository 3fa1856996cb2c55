import { useEffect, useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, useConsoleLocale, useHotkey, useNow } from '@reglament/admin/kit';
import { soon } from './leaving.ts';
import { forgetLeaving, useLeavingAnswers, type LeavingAnswer } from './leavingAnswers.ts';
import { useTakingBack } from './useTakingBack.ts';
import './leaving.css';

const useSecondsLeft = ({ messageId, offeredSeconds }: LeavingAnswer): number => {
  const [left, setLeft] = useState(offeredSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => { if (left <= 0) forgetLeaving(messageId); }, [left, messageId]);
  return left;
};

const Leaving = ({ answer, isLast }: { answer: LeavingAnswer; isLast: boolean }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const { takeBack, pending } = useTakingBack();
  const seconds = useSecondsLeft(answer);
  const act = (): void => { void takeBack(answer.messageId, answer.ticketId); };
  useHotkey('z', act, { label: 'conversation.undo.act', enabled: isLast && !pending });
  const { number, isHeld, leavesAt } = answer;
  return (
    <div className="conversation-leaving">
      <span>{isHeld ? translate('conversation.undo.held', { number, at: soon(leavesAt, locale, now) }) : translate('conversation.undo.leaves', { number, seconds: Math.max(seconds, 0) })}</span>
      <Button size="small" {...(isLast ? { hotkey: 'z' } : {})} pending={pending} onClick={act}>{translate('conversation.undo.act')}</Button>
    </div>
  );
};

/** Answers that were just written and have not left, on every page: each can be taken back by its button, the last one by a key. */
export default function LeavingAnswers() {
  const answers = useLeavingAnswers();
  return <div className="conversation-leavings" role="status">{answers.map((answer, index) => <Leaving key={answer.messageId} answer={answer} isLast={index === answers.length - 1} />)}</div>;
}
