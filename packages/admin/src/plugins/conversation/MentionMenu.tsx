import AtIcon from '@mui/icons-material/AlternateEmail';
import { useTranslate } from 'ra-core';
import { FieldMenu, useFieldWord, useRead, type ComposerContext } from '@reglament/admin/kit';
import { MENTIONABLE } from './documents.ts';
import { mentionWordAt, offered } from './mentioning.ts';

/** `@` in a note, typed or put in by the button, offers the staff by letters; who is named is told of it. */
export default function MentionMenu({ field, text }: Pick<ComposerContext, 'field' | 'text'>) {
  const { word, dismiss } = useFieldWord({ field, text }, mentionWordAt);
  const { data: staff } = useRead(MENTIONABLE, {}, { enabled: text.includes('@'), staleMs: 60_000 });
  const translate = useTranslate();
  const label = translate('conversation.mention');
  // the Russian layout has no @
  const call = (): void => { if (field) field.replaceBefore(0, /(^|[\s(])$/.test(field.textBeforeCaret()) ? '@' : ' @'); };
  return (<>
    <button type="button" className="conversation-attach" aria-label={label} title={label} onMouseDown={(event) => event.preventDefault()} onClick={call}><AtIcon fontSize="small" /></button>
    <FieldMenu field={field} options={word && staff ? offered(word.query, staff.nodes) : null} title="conversation.mentions" onChoose={({ name }) => { if (word) field?.replaceBefore(word.end - word.start, `@${name} `); }} onDismiss={dismiss}>
      {({ name }) => <span className="rg-clip">{name}</span>}
    </FieldMenu>
  </>);
}
