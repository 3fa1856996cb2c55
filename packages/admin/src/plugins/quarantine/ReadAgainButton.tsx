import { useTranslate } from 'react-admin';
import { Button, useAct, useCan } from '@reglament/admin/kit';
import { READ_AGAIN, type IncomingLetter } from './documents.ts';
import { afterDeciding } from './waiting.ts';

/** Has a letter read once more that could not be read (§4.9): what broke then may be mended by now. */
export const ReadAgainButton = ({ letter: { id, outcome, whole, beingReadAgain } }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const can = useCan();
  const { act, pending } = useAct();
  if (outcome !== 'UNREADABLE' || !whole || !can('mail.release')) return null;
  const read = (): void => { void act(READ_AGAIN, { letterId: id }, { success: 'quarantine.notification.readAgain', patches: 'incomingLetters', invalidates: afterDeciding }); };
  return <Button kind="quiet" pending={pending || beingReadAgain} onClick={read}>{translate(beingReadAgain ? 'quarantine.act.beingRead' : 'quarantine.act.readAgain')}</Button>;
};
