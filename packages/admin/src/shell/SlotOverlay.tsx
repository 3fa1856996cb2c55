import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useNotify, useTranslate } from 'ra-core';
import { inspection } from '../kit/inspection.ts';
import { Button } from '../kit/ui/Button.tsx';

interface Place { readonly slot: string; readonly items: readonly string[]; readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** What an element covers; one that lays itself out as its children (`display: contents`) covers what they do. */
const boxesOf = (element: Element): DOMRect[] => {
  const own = element.getBoundingClientRect();
  return own.width > 0 || element.children.length === 0 ? [own] : [...element.children].flatMap(boxesOf);
};

/** The slots on the page: where each is and what stands in it. An empty one lies where its first view would. */
const placesOf = (): Place[] => [...document.querySelectorAll('[data-slot-place]')].map((mark) => {
  const slot = mark.getAttribute('data-slot-place') ?? '';
  const views = [...mark.parentElement?.children ?? []].filter((element) => element.getAttribute('data-slot') === slot);
  const boxes = views.flatMap(boxesOf).filter(({ width, height }) => width > 0 && height > 0);
  const parent = mark.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const whole = boxes.length > 0 ? boxes : [new DOMRect(parent.left, parent.top, Math.max(parent.width, 24), 4)];
  const left = Math.min(...whole.map((box) => box.left));
  const top = Math.min(...whole.map((box) => box.top));
  return {
    slot, left, top,
    items: views.map((view) => view.getAttribute('data-item') ?? ''),
    width: Math.max(...whole.map((box) => box.right)) - left,
    height: Math.max(...whole.map((box) => box.bottom)) - top,
  };
});

const usePlaces = (): Place[] => {
  const [places, setPlaces] = useState<Place[]>([]);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setPlaces(placesOf()));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.getElementById('root') ?? document.body, { childList: true, subtree: true });
    globalThis.addEventListener('resize', look);
    globalThis.addEventListener('scroll', look, true);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      globalThis.removeEventListener('resize', look);
      globalThis.removeEventListener('scroll', look, true);
    };
  }, []);
  return places;
};

/** For developers: every slot of the page outlined with its name and what stands in it; a click on a name copies it. */
export default function SlotOverlay() {
  const translate = useTranslate();
  const notify = useNotify();
  const places = usePlaces();
  const copy = async (slot: string): Promise<void> => {
    await navigator.clipboard.writeText(slot);
    notify('shell.slots.copied', { messageArgs: { slot } });
  };
  return createPortal(
    <div className="rg-slots" role="region" aria-label={translate('shell.slots.title')}>
      {places.map(({ slot, items, left, top, width, height }, index) => (
        <div key={`${slot}${index}`} className="rg-slot-frame" style={{ left, top, width, height }} data-empty={items.length === 0 || undefined}>
          <button type="button" title={items.join('\n')} onClick={() => { void copy(slot); }}>{slot}<small>{items.join(' · ')}</small></button>
        </div>
      ))}
      <div className="rg-slots-foot"><span>{translate('shell.slots.hint', { smart_count: new Set(places.map(({ slot }) => slot)).size })}</span><Button size="small" onClick={inspection.toggle}>{translate('kit.action.close')}</Button></div>
    </div>,
    document.body,
  );
}
