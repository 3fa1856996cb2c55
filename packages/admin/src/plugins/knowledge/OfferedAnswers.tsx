import { useTranslate } from 'ra-core';
import { Button, useAct, useConsole, useRead, useViewer, type ComposerContext } from '@reglament/admin/kit';
import { MACRO_TICKET, SUGGESTIONS, USE_ARTICLE, type ArticleRecord } from './documents.ts';
import { hasPlaces, insertionOf } from './slash.ts';
import './knowledge.css';

const offeredAtOnce = 3;
const minutesMs = 5 * 60_000;

/** While nothing is written: the standard answers that the desk uses most in the language of the ticket, one click each (§4.10). */
export default function OfferedAnswers({ recordId, locale, field }: ComposerContext) {
  const translate = useTranslate();
  const { client } = useConsole();
  const viewer = useViewer();
  const { act } = useAct();
  const { data, isPlaceholderData } = useRead(SUGGESTIONS, { text: '', language: locale }, { staleMs: minutesMs });
  const put = async (article: ArticleRecord): Promise<void> => {
    const ticket = hasPlaces(article) ? await client.run(MACRO_TICKET, { id: recordId }).then((answer) => answer.ticket, () => null) : null;
    field?.replaceBefore(0, insertionOf(article, ticket, viewer?.name ?? ''));
    void act(USE_ARTICLE, { id: article.id, ticketId: recordId });
  };
  if (!data || isPlaceholderData || data.length === 0) return null;
  return (
    <span className="knowledge-offered" role="group" aria-label={translate('knowledge.slash.title')}>
      {data.slice(0, offeredAtOnce).map((article) => <Button key={article.id} size="small" title={article.title} onClick={() => { void put(article); }}>{article.title}</Button>)}
    </span>
  );
}
