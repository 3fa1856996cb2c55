import { useEffect, useRef, useState } from 'react';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'ra-core';
import { Button } from '@reglament/admin/kit';
import type { TimelineEntry } from '../timeline.ts';

/** Colours that the page of a letter takes over from the console. */
const colours = ['--text', '--muted', '--accent', '--edge', '--border', '--sunken'] as const;

/** The frame has no scripts; the console measures it from outside and hands its colours in. */
const useGrowing = (mode: string) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(60);
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    if (!page?.body || loads === 0) return undefined;
    const own = getComputedStyle(document.documentElement);
    for (const name of colours) page.documentElement.style.setProperty(name, own.getPropertyValue(name));
    page.documentElement.style.setProperty('--font', getComputedStyle(document.body).fontFamily);
    const measure = (): void => setHeight(Math.ceil(page.body.getBoundingClientRect().height) + 2);
    const observer = new ResizeObserver(measure);
    observer.observe(page.body);
    measure();
    return () => observer.disconnect();
  }, [loads, mode]);
  return { frame, height, onLoad: () => setLoads((count) => count + 1) };
};

/** A letter in HTML in a frame of its own, which can neither run scripts nor ask anybody but the desk for anything; images of others the desk fetches when a person wants them. */
export const LetterFrame = ({ entry, url }: { entry: TimelineEntry; url: string }) => {
  const translate = useTranslate();
  const { palette } = useTheme();
  const [images, setImages] = useState(false);
  const { frame, height, onLoad } = useGrowing(palette.mode);
  return (
    <>
      {entry.remoteImages > 0 && !images && (
        <p className="conversation-images">
          <span className="rg-meta">{translate(entry.picturesUrl === null ? 'conversation.images.never' : 'conversation.images.blocked', { smart_count: entry.remoteImages })}</span>
          {entry.picturesUrl !== null && <Button size="small" onClick={() => setImages(true)}>{translate('conversation.images.show')}</Button>}
        </p>
      )}
      <iframe
        ref={frame} className="conversation-letter" src={images && entry.picturesUrl !== null ? entry.picturesUrl : url} style={{ height }} onLoad={onLoad}
        title={translate('conversation.letter', { name: entry.author.name })} sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerPolicy="no-referrer"
      />
    </>
  );
};
