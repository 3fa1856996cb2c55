import { useEffect, useId, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import { articleKinds } from '@reglament/schema';
import { useAct, useRead, useTerm, useViewer, type ComposerContext } from '@reglament/admin/kit';
import { MACRO_TICKET, SUGGESTIONS, USE_ARTICLE, type ArticleRecord } from './documents.ts';
import { insertionOf, slashWordAt, type SlashWord } from './slash.ts';
import './knowledge.css';

/** The word with the slash at the cursor of the field, while somebody writes it; null when there is none or it was put away by Escape. */
const useSlashWord = ({ field, text }: Pick<ComposerContext, 'field' | 'text'>) => {
  const [word, setWord] = useState<SlashWord | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  useEffect(() => {
    if (!field) return undefined;
    const node = field.element;
    const look = (): void => setWord(document.activeElement === node ? slashWordAt(field.textBeforeCaret()) : null);
    look();
    const events = ['keyup', 'click', 'focus', 'blur'] as const;
    for (const event of events) node.addEventListener(event, look);
    return () => { for (const event of events) node.removeEventListener(event, look); };
  }, [field, text]);
  return { word: word && word.start !== dismissed ? word : null, dismiss: () => setDismissed(word?.start ?? null) };
};

/** `/` at the beginning of a word offers macros and articles by letters; Enter puts one in and counts its use (§4.10). */
export default function SlashMenu({ recordId, field, text }: ComposerContext) {
  const translate = useTranslate();
  const term = useTerm();
  const listId = useId();
  const viewer = useViewer();
  const { act } = useAct();
  const { word, dismiss } = useSlashWord({ field, text });
  const [active, setActive] = useState(0);
  const { data: found } = useRead(SUGGESTIONS, { text: word?.query ?? '' }, { enabled: word !== null });
  const { data: ticket } = useRead(MACRO_TICKET, { id: recordId }, { enabled: word !== null });
  const options = word && found ? found : [];
  const at = Math.min(active, Math.max(options.length - 1, 0));

  const choose = (article: ArticleRecord): void => {
    if (!word) return;
    const part = insertionOf(article, ticket ?? null, viewer?.name ?? '');
    field?.replaceBefore(word.end - word.start, part);
    setActive(0);
    void act(USE_ARTICLE, { id: article.id, ticketId: recordId });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!word || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    const chosen = options[at];
    if (event.code === 'Escape') dismiss();
    else if (step !== undefined && options.length > 0) setActive((at + step + options.length) % options.length);
    else if (event.code === 'Enter' && !event.ctrlKey && !event.metaKey && chosen) choose(chosen);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const latest = useRef(onKey);
  useEffect(() => { latest.current = onKey; });
  useEffect(() => {
    const node = field?.element;
    // before the composer itself, whose Escape and Enter mean something else
    const listen = (event: KeyboardEvent): void => latest.current(event);
    node?.addEventListener('keydown', listen, { capture: true });
    return () => node?.removeEventListener('keydown', listen, { capture: true });
  }, [field]);
  const isOpen = word !== null && found !== undefined;
  useEffect(() => {
    const node = field?.element;
    if (!node || !isOpen) return undefined;
    const marks = { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': listId, 'aria-autocomplete': 'list', ...(options.length > 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {}) };
    const role = node.getAttribute('role');
    for (const [name, value] of Object.entries(marks)) node.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(marks)) node.removeAttribute(name);
      if (role !== null) node.setAttribute('role', role);
    };
  }, [at, field, isOpen, listId, options.length]);

  if (!isOpen) return null;
  return (
    <div className="knowledge-menu">
      {options.length === 0 ? <p className="rg-meta" role="status">{translate('knowledge.slash.nothing')}</p> : (
        <ul id={listId} role="listbox" aria-label={translate('knowledge.slash.title')}>
          {options.map((article, index) => (
            <li key={article.id} id={`${listId}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); choose(article); }}>
              <span className="rg-clip">{article.title}</span>
              <span className="rg-meta">{term(articleKinds, article.kind)} · {article.language}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
