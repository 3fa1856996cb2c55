import { useTranslate } from 'ra-core';
import { Button } from './Button.tsx';

export interface PagerProps {
  /** From 1 on. */
  page: number;
  perPage: number;
  /** Of all pages; nothing stands here while one page holds all. */
  total: number;
  onPage: (page: number) => void;
}

/** Which part of a list is shown, and the way to the others. */
export const Pager = ({ page, perPage, total, onPage }: PagerProps) => {
  const translate = useTranslate();
  const pages = Math.ceil(total / perPage);
  if (pages <= 1) return null;
  const range = translate('ra.navigation.page_range_info', { offsetBegin: (page - 1) * perPage + 1, offsetEnd: Math.min(page * perPage, total), total });
  return (
    <nav className="rg-pager" aria-label={range}>
      <span className="rg-meta">{range}</span>
      <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)}>{translate('ra.navigation.previous')}</Button>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>{translate('ra.navigation.next')}</Button>
    </nav>
  );
};
