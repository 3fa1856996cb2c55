import { useTranslate } from 'ra-core';
import { withTurnsShown } from '@reglament/schema';
import { FileList } from '@reglament/admin/kit';
import { partsOf } from '../mentions.ts';
import { wordsOf, type TimelineEntry } from '../timeline.ts';
import { LetterFrame } from './LetterFrame.tsx';

/** Who is named stands out. */
const Text = ({ text, mentioned }: { text: string; mentioned: readonly string[] }) => partsOf(text, mentioned).map((part, index) => (part.isMention ? <b key={index} className="conversation-mention">{part.text}</b> : part.text));

const PlainText = ({ entry }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const { own, tail } = wordsOf(entry);
  return (
    <>
      <p><Text text={withTurnsShown(own)} mentioned={entry.mentioned} /></p>
      {tail !== '' && <details className="conversation-quote"><summary aria-label={translate('conversation.tail')}>…</summary><p>{withTurnsShown(tail)}</p></details>}
    </>
  );
};

/** What a message or a note says, formatted or plain, what to know about it, and its files. */
export const Body = ({ entry }: { entry: TimelineEntry }) => (
  <>
    {entry.remarks.map((remark) => <p key={remark} className="conversation-remark">{remark}</p>)}
    {entry.htmlUrl === null ? <PlainText entry={entry} /> : <LetterFrame entry={entry} url={entry.htmlUrl} />}
    <FileList files={entry.htmlUrl === null ? entry.attachments : entry.attachments.filter(({ isInline }) => !isInline)} />
  </>
);
