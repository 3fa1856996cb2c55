import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'ra-core';
import { Button } from '../ui/Button.tsx';
import type { AttachedFile } from './file.ts';

/** A picture at its full size; arrows go to its neighbours, Escape closes. */
export default function Lightbox({ images, index, onIndex, onClose }: { images: readonly AttachedFile[]; index: number; onIndex: (index: number) => void; onClose: () => void }) {
  const translate = useTranslate();
  const image = images[index];
  if (!image) return null;
  const go = (step: number): void => onIndex((index + step + images.length) % images.length);
  return (
    <Dialog open onClose={onClose} maxWidth={false} slotProps={{ paper: { 'aria-label': image.fileName } }}
      onKeyDown={({ code }) => { if (code === 'ArrowRight') go(1); if (code === 'ArrowLeft') go(-1); }}>
      <figure className="files-lightbox">
        <img src={image.url} alt={image.fileName} />
        <figcaption className="rg-row">
          <span className="rg-clip">{image.fileName}{images.length > 1 && ` · ${index + 1} / ${images.length}`}</span>
          {images.length > 1 && <Button size="small" onClick={() => go(-1)} aria-label={translate('kit.files.previous')}>←</Button>}
          {images.length > 1 && <Button size="small" onClick={() => go(1)} aria-label={translate('kit.files.next')}>→</Button>}
          <Button size="small" autoFocus onClick={onClose}>{translate('kit.action.close')}</Button>
        </figcaption>
      </figure>
    </Dialog>
  );
}
