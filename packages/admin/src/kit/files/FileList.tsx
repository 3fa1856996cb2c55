import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import ArchiveIcon from '@mui/icons-material/FolderZipOutlined';
import TextIcon from '@mui/icons-material/DescriptionOutlined';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { fileSize, type AttachedFile } from './file.ts';
import { lazyPart } from '../lazyPart.tsx';
import './files.css';

const Lightbox = lazyPart(() => import('./Lightbox.tsx'));

const iconOf = ({ contentType, isImage }: Pick<AttachedFile, 'contentType' | 'isImage'>) => {
  if (isImage) return ImageIcon;
  if (/zip|compressed|x-tar|x-7z|rar/.test(contentType)) return ArchiveIcon;
  return /^text\/|pdf|word|json|xml/.test(contentType) ? TextIcon : FileIcon;
};

/** What staff should know of a file that was not found clean; most have nothing to say. */
const ScanMark = ({ file: { scan, scanFinding } }: { file: AttachedFile }) => {
  const translate = useTranslate();
  if (!scan || scan === 'CLEAN') return null;
  const text = translate(`kit.files.scan.${scan}`, { finding: scanFinding ?? '' });
  return <span className="files-scan" data-infected={scan === 'INFECTED' || undefined} title={text}>{text}</span>;
};

/** The files of a message: images as pictures that open large, the others to be saved. */
export const FileList = ({ files, onRemove }: { files: readonly AttachedFile[]; onRemove?: (id: string) => void }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const [shown, setShown] = useState<number | null>(null);
  const images = files.filter(({ isImage, scan }) => isImage && scan !== 'INFECTED');
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files" aria-label={translate('kit.files.title')}>
        {files.map((file) => {
          const Icon = iconOf(file);
          return (
            <li key={file.id} className="files-item">
              {file.isImage && file.scan !== 'INFECTED'
                ? <button type="button" className="files-picture" aria-label={translate('kit.files.open', { name: file.fileName })} onClick={() => setShown(images.indexOf(file))}><img src={file.url} alt="" loading="lazy" /></button>
                : <Icon className="files-icon" fontSize="small" aria-hidden="true" />}
              <span className="files-name">
                {file.scan === 'INFECTED'
                  ? <span className="rg-clip" title={file.fileName}>{file.fileName}</span>
                  : <a href={`${file.url}?download`} download={file.fileName} title={translate('kit.files.save', { name: file.fileName })}>{file.fileName}</a>}
                <span className="rg-meta rg-num">{fileSize(file.size, locale)}</span>
                <ScanMark file={file} />
              </span>
              {onRemove && <button type="button" className="files-remove" aria-label={translate('kit.files.remove', { name: file.fileName })} onClick={() => onRemove(file.id)}>×</button>}
            </li>
          );
        })}
      </ul>
      {shown !== null && <Suspense fallback={null}><Lightbox images={images} index={shown} onIndex={setShown} onClose={() => setShown(null)} /></Suspense>}
    </>
  );
};
