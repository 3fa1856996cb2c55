import { useEffect, useRef, useState } from 'react';
import { useTheme } from '@mui/material/styles';

/** The page of a letter as a mail program shows it: without scripts, in the colours of the console's theme, as high as it is. */
export const PreviewFrame = ({ html, title }: { html: string; title: string }) => {
  const { palette } = useTheme();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(320);
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    if (!page?.body || loads === 0) return undefined;
    const observer = new ResizeObserver(() => setHeight(Math.ceil(page.body.getBoundingClientRect().height)));
    observer.observe(page.body);
    return () => observer.disconnect();
  }, [loads]);
  return <iframe ref={frame} className="rg-preview-frame" style={{ height, colorScheme: palette.mode }} srcDoc={html} title={title} onLoad={() => setLoads((count) => count + 1)} sandbox="allow-same-origin" referrerPolicy="no-referrer" />;
};
