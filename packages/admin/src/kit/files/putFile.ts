import type { Announced } from './file.ts';

/** Why the bytes of a file did not arrive. */
export class UploadFault extends Error {}

const sentenceIn = (answer: string): string | undefined => {
  try {
    return (JSON.parse(answer) as { userErrors?: { message: string }[] }).userErrors?.[0]?.message;
  } catch { return undefined; }
};

/** So long nothing may move before the line counts as broken, milliseconds. */
const stillMs = 60_000;

/** Sends the bytes of an announced file; `fetch` cannot tell how far it is. Throws an `UploadFault` with the server's sentence, or an empty one when the line broke. */
export const putFile = (file: Blob, { uploadUrl, headers }: Pick<Announced, 'uploadUrl' | 'headers'>, { locale, signal, onProgress }: { locale: string; signal: AbortSignal; onProgress: (share: number) => void }): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', uploadUrl ?? '');
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.setRequestHeader('accept-language', locale);
    request.setRequestHeader('content-type', 'application/octet-stream');
    let still: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), stillMs);
    };
    request.upload.onprogress = ({ loaded, total }) => { wait(); onProgress(total > 0 ? loaded / total : 0); };
    request.onloadend = () => clearTimeout(still);
    request.onload = () => (request.status < 300 ? resolve() : reject(new UploadFault(sentenceIn(request.responseText) ?? '')));
    request.onerror = () => reject(new UploadFault(''));
    request.onabort = () => reject(new UploadFault(''));
    signal.addEventListener('abort', () => request.abort());
    wait();
    request.send(file);
  });
