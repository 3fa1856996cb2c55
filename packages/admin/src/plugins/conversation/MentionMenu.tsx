import AtIcon from '@mui/icons-material/AlternateEmail';
import { useTranslate } from 'ra-core';
import { FieldMenu, useFieldWord, type ComposerContext } from '@reglament/admin/kit';
import { mentionWordAt, offered, type Mentionable } from './mentions.ts';

/** `@` in a note, typed or put in by the button, offers the staff by letters; who is named is told of it. */
export const MentionMenu = ({ field, text, staff }: Pick<ComposerContext, 'field' | 'text'> & { staff: readonly Mentionable[] }) => {
  const { word, dismiss } = useFieldWord({ field, text }, mentionWordAt);
  const translate = useTranslate();
  const label = translate('conversation.mention');
  // the Russian layout has no @
  const call = (): void => { if (field) field.replaceBefore(0, /(^|[\s(])$/.test(field.textBeforeCaret()) ? '@' : ' @'); };
  return (<>
    <button type="button" className="conversation-attach" aria-label={label} title={label} onMouseDown={(event) => event.preventDefault()} onClick={call}><AtIcon fontSize="small" /></button>
    <FieldMenu field={field} options={word ? offered(word.query, staff) : null} title="conversation.mentions" onChoose={({ name }) => { if (word) field?.replaceBefore(word.end - word.start, `@${name} `); }} onDismiss={dismiss}>
      {({ name }) => <span className="rg-clip">{name}</span>}
    </FieldMenu>
  </>);
};
