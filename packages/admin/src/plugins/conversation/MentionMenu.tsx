import { FieldMenu, useFieldWord, type ComposerContext } from '@reglament/admin/kit';
import { mentionWordAt, offered, type Mentionable } from './mentions.ts';

/** `@` in a note offers the staff by letters; who is named is told of it. */
export const MentionMenu = ({ field, text, staff }: Pick<ComposerContext, 'field' | 'text'> & { staff: readonly Mentionable[] }) => {
  const { word, dismiss } = useFieldWord({ field, text }, mentionWordAt);
  return (
    <FieldMenu field={field} options={word ? offered(word.query, staff) : null} title="conversation.mentions" onChoose={({ name }) => { if (word) field?.replaceBefore(word.end - word.start, `@${name} `); }} onDismiss={dismiss}>
      {({ name }) => <span className="rg-clip">{name}</span>}
    </FieldMenu>
  );
};
