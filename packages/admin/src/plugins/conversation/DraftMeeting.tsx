import { useTranslate } from 'ra-core';
import { Button, useConsoleLocale, useNow } from '@reglament/admin/kit';
import { soon } from './leaving.ts';
import type { Choice, Met } from './useDraft.ts';

/** Another window kept this draft otherwise: both are there, and nothing is lost until the writer has chosen. */
export const DraftMeeting = ({ met, onChoose }: { met: Met; onChoose: (choice: Choice) => void }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  return (
    <div className="conversation-meanwhile" role="alert">
      <span>{translate('conversation.draft.met', { at: soon(met.kept.updatedAt, locale, now) })} <q className="conversation-kept">{met.kept.text}</q></span>
      <span className="conversation-choices">
        {(['here', 'kept', 'both'] as const).map((choice) => <Button key={choice} size="small" onClick={() => onChoose(choice)}>{translate(`conversation.draft.${choice}`)}</Button>)}
      </span>
    </div>
  );
};
