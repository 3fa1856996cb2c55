import { useTranslate } from 'ra-core';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { fileSize } from './file.ts';
import type { Upload } from './useUploads.ts';
import './files.css';

/** Files on their way, each with how far it is, or with what went wrong and what to do. */
export const UploadList = ({ uploads, onRetry, onRemove }: { uploads: readonly Upload[]; onRetry: (key: string) => void; onRemove: (key: string) => void }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  if (uploads.length === 0) return null;
  return (
    <ul className="files" aria-label={translate('kit.files.uploads')}>
      {uploads.map(({ key, name, size, progress, error, canRetry }) => (
        <li key={key} className="files-item" data-failed={error === null ? undefined : ''}>
          <span className="files-name">
            <span className="rg-clip">{name}</span>
            {error === null
              ? <progress max={1} value={progress} aria-label={translate('kit.files.uploading', { name })} />
              : <span className="files-error" role="alert">{error}</span>}
            {error === null && <span className="rg-meta rg-num">{fileSize(size, locale)}</span>}
          </span>
          {canRetry && error !== null && <button type="button" className="rg-link" onClick={() => onRetry(key)}>{translate('kit.action.retry')}</button>}
          <button type="button" className="files-remove" aria-label={translate(error === null ? 'kit.files.cancel' : 'kit.files.remove', { name })} onClick={() => onRemove(key)}>×</button>
        </li>
      ))}
    </ul>
  );
};
