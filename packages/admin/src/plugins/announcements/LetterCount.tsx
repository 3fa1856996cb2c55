import { useTranslate } from 'react-admin';
import type { AnnouncementLetters } from './documents.ts';

/** How many letters tell of an announcement and how far they are; nothing where none was wanted. */
export const LetterCount = ({ letters }: { letters: AnnouncementLetters | null }) => {
  const translate = useTranslate();
  if (!letters || letters.sent + letters.waiting + letters.undelivered === 0) return <>{translate('announcements.letters.none')}</>;
  const parts = [
    translate('announcements.letters.sent', { smart_count: letters.sent }),
    ...(letters.waiting > 0 ? [translate('announcements.letters.waiting', { smart_count: letters.waiting })] : []),
    ...(letters.undelivered > 0 ? [translate('announcements.letters.undelivered', { smart_count: letters.undelivered })] : []),
  ];
  return <span className="rg-num">{parts.join(', ')}</span>;
};
