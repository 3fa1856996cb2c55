import type { UserError } from './userError.ts';
import type { Asker, System } from './startSystem.ts';

/** A file as the API tells of it. */
export interface Attachment {
  id: string;
  fileName: string;
  size: number;
  contentType: string;
  isImage: boolean;
  isInline: boolean;
  sha256: string | null;
  url: string;
}

interface Announced {
  attachment: Attachment | null;
  uploadUrl: string | null;
  headers: { name: string; value: string }[];
  userErrors: UserError[];
}

export const attachmentFields = 'id fileName size contentType isImage isInline sha256 url';
const announcing = `mutation($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { attachment { ${attachmentFields} } uploadUrl headers { name value } userErrors { code field clause message } } }`;
const filesOf = `query($id: ID!) { ticket(id: $id) { timeline { id type body attachments { ${attachmentFields} } } } }`;

export const pngOf = (text: string): Buffer => Buffer.concat([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), Buffer.from(text)]);

/** The files of a desk, in a test's words. */
export const filesIn = (system: System) => {
  const credentials = (asker: Asker): Record<string, string> => (asker === null ? {} : 'key' in asker ? { authorization: `Bearer ${asker.key}` } : { cookie: asker.cookie });
  const announce = async (input: Record<string, unknown>, asker: Asker = system.desk): Promise<Announced> =>
    (await system.get<{ createAttachmentUpload: Announced }>(announcing, { input }, asker)).createAttachmentUpload;
  const put = (path: string, body: Buffer, asker: Asker = system.desk, headers: Record<string, string> = { 'x-reglament-upload': '1' }): Promise<Response> =>
    fetch(`${system.server.url}${path}`, { method: 'PUT', body: new Uint8Array(body), headers: { ...credentials(asker), ...headers } });
  return {
    announce,
    put,
    /** A file that has come as a whole and waits to be attached. */
    upload: async (fileName: string, bytes: Buffer, asker: Asker = system.desk): Promise<string> => {
      const { attachment, uploadUrl, userErrors } = await announce({ fileName, size: bytes.length, contentType: 'text/plain' }, asker);
      if (!attachment || !uploadUrl) throw new Error(`${fileName} was refused: ${JSON.stringify(userErrors)}`);
      const response = await put(uploadUrl, bytes, asker);
      if (response.status !== 204) throw new Error(`${fileName} was not taken: ${response.status} ${await response.text()}`);
      return attachment.id;
    },
    fetch: (path: string, asker: Asker = system.desk, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET'): Promise<Response> => fetch(`${system.server.url}${path}`, { method, headers: { ...credentials(asker), ...headers } }),
    /** The files on the timeline of a ticket, as the asker sees them. */
    of: async ({ id }: { id: string }, asker?: Asker): Promise<Attachment[]> =>
      (await system.get<{ ticket: { timeline: { attachments: Attachment[] }[] } }>(filesOf, { id }, asker)).ticket.timeline.flatMap(({ attachments }) => attachments),
  };
};
