import { articleKinds } from '@reglament/schema';
import { FieldMenu, useAct, useFieldWord, useRead, useTerm, useViewer, type ComposerContext } from '@reglament/admin/kit';
import { MACRO_TICKET, SUGGESTIONS, USE_ARTICLE, type ArticleRecord } from './documents.ts';
import { languageName } from './languages.ts';
import { insertionOf, slashWordAt } from './slash.ts';

/** `/` at the beginning of a word offers macros and articles by letters; Enter puts one in and counts its use (§4.10). */
export default function SlashMenu({ recordId, field, text }: ComposerContext) {
  const term = useTerm();
  const viewer = useViewer();
  const { act } = useAct();
  const { word, dismiss } = useFieldWord({ field, text }, slashWordAt);
  const { data: found, isPlaceholderData, isFetching } = useRead(SUGGESTIONS, { text: word?.query ?? '' }, { enabled: word !== null });
  const isUnderWay = isFetching && (found === undefined || isPlaceholderData);
  // what was typed a moment ago may not have been drawn
  const isOld = (): boolean => isUnderWay || (field !== null && slashWordAt(field.textBeforeCaret())?.query !== word?.query);
  const { data: ticket } = useRead(MACRO_TICKET, { id: recordId }, { enabled: word !== null });
  const choose = (article: ArticleRecord): void => {
    if (!word) return;
    field?.replaceBefore(word.end - word.start, insertionOf(article, ticket ?? null, viewer?.name ?? ''));
    void act(USE_ARTICLE, { id: article.id, ticketId: recordId });
  };
  return (
    <FieldMenu field={field} options={word && (found || isUnderWay) ? found ?? [] : null} isOld={isOld} title="knowledge.slash.title" nothing="knowledge.slash.nothing" onChoose={choose} onDismiss={dismiss}>
      {({ title, kind, language }) => <><span className="rg-clip">{title}</span><span className="rg-meta">{term(articleKinds, kind)} · {languageName(language)}</span></>}
    </FieldMenu>
  );
}
