import { useEffect } from 'react';
import { titleWith } from './telling.ts';

const dot = '<circle cx="24" cy="8" r="7" fill="#d92d20" stroke="#fff" stroke-width="2"/>';
let plain: Promise<string> | undefined;
/** The icon of the console as it is drawn in its file. */
const iconText = (): Promise<string> => (plain ??= fetch('/icon.svg').then((answer) => answer.text()));

const showIcon = async (marked: boolean): Promise<void> => {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!link || (!marked && link.getAttribute('href') === '/icon.svg')) return;
  link.href = marked ? `data:image/svg+xml,${encodeURIComponent((await iconText()).replace('</svg>', `${dot}</svg>`))}` : '/icon.svg';
};

/** How much is unread, in the title of the tab whatever page names it, and as a dot on its icon. */
export const useTabBadge = (unread: number): void => {
  useEffect(() => {
    const title = document.querySelector('title');
    if (!title) return undefined;
    const count = (): void => {
      const wanted = titleWith(document.title, unread);
      if (document.title !== wanted) document.title = wanted;
    };
    count();
    const observer = new MutationObserver(count);
    observer.observe(title, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [unread]);
  const marked = unread > 0;
  // an icon that does not come leaves the plain one
  useEffect(() => { showIcon(marked).catch(() => undefined); }, [marked]);
};
