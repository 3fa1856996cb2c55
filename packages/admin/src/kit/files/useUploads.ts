import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import { useConsole } from '../console.ts';
import { Fault } from '../data/fault.ts';
import { useRead } from '../data/useRead.ts';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { ANNOUNCE_FILE, FILE_LIMITS, FILES, faultOf, fileSize, type AttachedFile, type FileLimits } from './file.ts';
import { putFile, UploadFault } from './putFile.ts';

/** A file on its way, or one that did not get through; whoever has arrived is in the hands of `onUploaded`. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** From 0 to 1. */
  readonly progress: number;
  /** What went wrong, in the viewer's language; null while it is under way. */
  readonly error: string | null;
  /** False: it would be refused again. */
  readonly canRetry: boolean;
}
interface Order { file: File; onUploaded: (file: AttachedFile) => void; control: AbortController }
let serial = 0;

/** A screenshot from the clipboard has no name of its own: `image.png` says nothing. */
const nameOf = (file: File): string => (file.name === 'image.png' ? `screenshot-${new Date(file.lastModified).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}.png` : file.name || 'file');

/**
 * Uploads for a message that is being written: `add(files, onUploaded)` announces and sends each at once, with progress; what cannot
 * be taken is told before anything is sent. Give the ids of what arrived to the act as `attachmentIds`.
 */
export const useUploads = (ticketId: string | undefined) => {
  const { client } = useConsole();
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const { data: limits } = useRead(FILE_LIMITS, {}, { staleMs: Infinity });
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const orders = useRef(new Map<string, Order>());
  useEffect(() => {
    const under = orders.current;
    return () => under.forEach(({ control }) => control.abort());
  }, []);

  const change = (key: string, part: Partial<Upload>): void => setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const forget = (key: string): void => { orders.current.delete(key); setUploads((all) => all.filter((upload) => upload.key !== key)); };
  const sentenceOf = useCallback((file: File, known: FileLimits): string | null => {
    const fault = faultOf(file, known);
    return fault && translate(`kit.files.${fault}`, { limit: fileSize(known.bytesPerFile, locale) });
  }, [locale, translate]);

  const send = useCallback(async (key: string): Promise<void> => {
    const order = orders.current.get(key);
    if (!order) return;
    try {
      const announced = await client.runRoot(ANNOUNCE_FILE, { input: { ...(ticketId === undefined ? {} : { ticketId }), fileName: nameOf(order.file), size: order.file.size, contentType: order.file.type } });
      const [refused] = announced.userErrors;
      if (refused || !announced.attachment) { change(key, { error: refused?.message ?? translate('kit.files.broken'), canRetry: false }); return; }
      await putFile(order.file, announced, { locale, signal: order.control.signal, onProgress: (progress) => change(key, { progress }) });
      // what it is (a picture?) is known from its bytes only
      const [received = announced.attachment] = await client.runRoot(FILES, { ids: [announced.attachment.id] }).catch(() => []);
      forget(key);
      if (!order.control.signal.aborted) order.onUploaded(received);
    } catch (failure) {
      if (order.control.signal.aborted) return;
      const message = failure instanceof UploadFault || failure instanceof Fault ? failure.message : '';
      change(key, { error: message || translate('kit.files.broken'), canRetry: true });
    }
  }, [client, locale, ticketId, translate]);

  const add = useCallback(async (files: readonly File[], onUploaded: (file: AttachedFile) => void): Promise<void> => {
    // whoever is faster than the limits waits for them: nothing is sent only to be refused
    const known = limits ?? await client.runRoot(FILE_LIMITS, {}).catch(() => null);
    for (const file of files) {
      const key = `upload-${(serial += 1)}`;
      const error = known ? sentenceOf(file, known) : null;
      setUploads((all) => [...all, { key, name: nameOf(file), size: file.size, progress: 0, error, canRetry: false }]);
      if (error !== null) continue;
      orders.current.set(key, { file, onUploaded, control: new AbortController() });
      void send(key);
    }
  }, [client, limits, send, sentenceOf]);

  return {
    uploads, add, limits,
    /** Some are still on their way. */
    isUploading: uploads.some(({ error }) => error === null),
    retry: useCallback((key: string) => { change(key, { error: null, progress: 0 }); void send(key); }, [send]),
    /** Stops one that is under way, or takes away one that failed. */
    remove: useCallback((key: string) => { orders.current.get(key)?.control.abort(); forget(key); }, []),
  };
};
