import { useEffect, useRef, useState } from 'react';
import SearchIcon from '@mui/icons-material/Search';
import { useTranslate } from 'ra-core';
import { Kbd, useHotkey, useSign } from '@reglament/admin/kit';

const pauseMs = 250;

/** Searches number, subject and client; the address follows when the typing pauses. */
export const SearchField = ({ text, onText }: { text: string; onText: (text: string) => void }) => {
  const translate = useTranslate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) { setKnown(text); setTyped(text); }
  const tell = useRef(onText);
  useEffect(() => { tell.current = onText; });
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => tell.current(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, text]);
  const focus = (): void => field.current?.focus();
  useHotkey('slash', focus, { label: 'tickets.queue.search' });
  useSign('/', focus);
  return (
    <search className="tickets-search">
      <SearchIcon aria-hidden="true" />
      <input
        ref={field} type="search" value={typed} placeholder={translate('tickets.queue.search')} aria-label={translate('tickets.queue.search')}
        onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => { if (event.code === 'Escape') { setTyped(''); field.current?.blur(); } }}
      />
      <Kbd keys="slash" />
    </search>
  );
};
