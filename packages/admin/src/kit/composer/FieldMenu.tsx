import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import type { ComposerField } from '../registries.ts';
import './fieldMenu.css';

export interface FieldMenuProps<Option extends { readonly id: string }> {
  readonly field: ComposerField | null;
  /** What is offered; null while there is nothing to choose from, and the menu is not there. */
  readonly options: readonly Option[] | null;
  /** Whether they fit other letters than stand there at this moment, and the fitting ones are under way: Enter waits for these. */
  readonly isOld?: () => boolean;
  /** Message keys: the name of the list, and what is said when nothing fits; without that the menu goes away then. */
  readonly title: string;
  readonly nothing?: string;
  readonly onChoose: (option: Option) => void;
  readonly onDismiss: () => void;
  readonly children: (option: Option) => ReactNode;
}

const never = (): boolean => false;

/** What fits the word before the caret: chosen by arrows and Enter or by the mouse, put away by Escape, while the field keeps the focus. */
export const FieldMenu = <Option extends { readonly id: string }>({ field, options: given, isOld = never, title, nothing, onChoose, onDismiss, children }: FieldMenuProps<Option>) => {
  const translate = useTranslate();
  const listId = useId();
  const [active, setActive] = useState(0);
  const options = given ?? [];
  const at = Math.min(active, Math.max(options.length - 1, 0));
  const isOpen = given !== null && (options.length > 0 || nothing !== undefined);
  const choose = (option: Option): void => { setActive(0); onChoose(option); };
  const awaited = useRef(false);
  useEffect(() => {
    if (!awaited.current || isOld()) return;
    awaited.current = false;
    const [first] = options;
    if (isOpen && first) onChoose(first);
  });
  const onKey = (event: KeyboardEvent): void => {
    if (!isOpen || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    const chosen = options[at];
    const isEnter = event.code === 'Enter' && !event.ctrlKey && !event.metaKey;
    awaited.current = isEnter && isOld();
    if (event.code === 'Escape') onDismiss();
    else if (step !== undefined && options.length > 0) setActive((at + step + options.length) % options.length);
    else if (awaited.current) setActive(0);
    else if (isEnter && chosen) choose(chosen);
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
  useEffect(() => {
    const node = field?.element;
    if (!node || !isOpen) return undefined;
    // a combobox has one line by definition, whatever it was before
    const marks = { role: 'combobox', 'aria-multiline': null, 'aria-expanded': 'true', 'aria-controls': listId, 'aria-autocomplete': 'list', ...(options.length > 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {}) };
    const former = Object.keys(marks).map((name) => [name, node.getAttribute(name)] as const);
    const mark = ([name, value]: readonly [string, string | null]): void => (value === null ? node.removeAttribute(name) : node.setAttribute(name, value));
    Object.entries(marks).forEach(mark);
    return () => former.forEach(mark);
  }, [at, field, isOpen, listId, options.length]);

  if (!isOpen || (options.length === 0 && isOld())) return null;
  return (
    <div className="rg-fieldmenu">
      {options.length === 0 ? <p className="rg-meta" role="status">{translate(nothing ?? title)}</p> : (
        <ul id={listId} role="listbox" aria-label={translate(title)}>
          {options.map((option, index) => (
            <li key={option.id} id={`${listId}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); choose(option); }}>{children(option)}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
