import { useTranslate } from 'ra-core';
import { undoChoices, useCan, useConsoleLocale, usePreference, useRead } from '@reglament/admin/kit';
import { DESK_HOURS } from './documents.ts';
import { leavingOf, soon } from './leaving.ts';

const everyMinuteMs = 60_000;
const useDeskHours = () => useRead(DESK_HOURS, {}, { refetchEveryMs: everyMinuteMs, staleMs: everyMinuteMs }).data;

/** When an answer that is sent now leaves (§4.6): `Уйдёт сразу: рабочее время`, `Уйдёт пн 23.11 10:00`. */
export const Leaving = ({ sendNow }: { sendNow: boolean }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const hours = useDeskHours();
  const [seconds] = usePreference('undoSeconds');
  if (!hours) return null;
  const { key, at } = leavingOf(hours, sendNow, seconds);
  return <span data-leaving={key}>{translate(`conversation.leaving.${key}`, { at: soon(at, locale, hours.now), seconds })}</span>;
};

/** For how long this person’s answers can be taken back. */
const UndoChoice = () => {
  const translate = useTranslate();
  const [seconds, choose] = usePreference('undoSeconds');
  return (
    <label className="conversation-option">
      {translate('conversation.undo.label')}
      <select value={seconds} onChange={(event) => { const chosen = undoChoices.find((choice) => String(choice) === event.target.value); if (chosen !== undefined) choose(chosen); }}>
        {undoChoices.map((choice) => <option key={choice} value={choice}>{choice === 0 ? translate('conversation.undo.never') : translate('conversation.undo.seconds', { seconds: choice })}</option>)}
      </select>
    </label>
  );
};

export interface AnswerOptionsProps { isShown: boolean; question: boolean; onQuestion: (question: boolean) => void; sendNow: boolean; onSendNow: (sendNow: boolean) => void }
/** Whether the answer is a question, and a lead's way to send it out of hours; there from the moment that somebody writes. */
export const AnswerOptions = ({ isShown, question, onQuestion, sendNow, onSendNow }: AnswerOptionsProps) => {
  const translate = useTranslate();
  const can = useCan();
  const hours = useDeskHours();
  return (
    <div className="conversation-options" data-shown={isShown ? '' : undefined}>
      <label className="conversation-option" title={translate('conversation.questionHint')}><input type="checkbox" checked={question} onChange={(event) => onQuestion(event.target.checked)} />{translate('conversation.question')}</label>
      {hours && !hours.open && can('tickets.answerNow') && (
        <label className="conversation-option"><input type="checkbox" checked={sendNow} onChange={(event) => onSendNow(event.target.checked)} />{translate('conversation.sendNow')}</label>
      )}
      <UndoChoice />
    </div>
  );
};
