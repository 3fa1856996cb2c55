import { useTranslate } from 'ra-core';
import { FileList } from '@reglament/admin/kit';
import { quotedTail } from '../quotedTail.ts';
import type { TimelineEntry } from '../timeline.ts';
import { LetterFrame } from './LetterFrame.tsx';

const PlainText = ({ body }: { body: string }) => {
  const translate = useTranslate();
  const { text, quote } = quotedTail(body);
  return (
    <>
      <p>{text}</p>
      {quote !== '' && <details className="conversation-quote"><summary aria-label={translate('conversation.quote')}>…</summary><p>{quote}</p></details>}
    </>
  );
};

/** What a message or a note says, formatted or plain, and its files. */
export const Body = ({ entry }: { entry: TimelineEntry }) => (
  <>
    {entry.htmlUrl === null ? <PlainText body={entry.body ?? ''} /> : <LetterFrame entry={entry} url={entry.htmlUrl} />}
    <FileList files={entry.htmlUrl === null ? entry.attachments : entry.attachments.filter(({ isInline }) => !isInline)} />
  </>
);
