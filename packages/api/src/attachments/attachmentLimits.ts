import type { Config } from '../platform/config.ts';
import { refusal } from '../platform/refusal.ts';
import { programKindOf } from './fileKind.ts';
import { extensionOf } from './fileName.ts';

/** §4.5: what may come with a request; see the settings of these names for their meaning. */
export interface AttachmentLimits {
  bytesPerFile: number;
  filesPerMessage: number;
  /** In lower case, without the dot. */
  forbiddenExtensions: readonly string[];
  /** All files of one letter together; what goes beyond stays in the request. */
  bytesPerLetter: number;
}

export const bytesPerMegabyte = 1024 * 1024;

/** §4.5 asks for screenshots and files: the clause of everything about them. */
export const clause = '4.5';

const inForce: { limits: AttachmentLimits } = { limits: { bytesPerFile: 25 * bytesPerMegabyte, filesPerMessage: 50, forbiddenExtensions: [], bytesPerLetter: 15 * bytesPerMegabyte } };

export const attachmentLimits = (): AttachmentLimits => inForce.limits;

/** Takes over the settings when the desk starts. */
export const useAttachmentLimits = ({ attachmentMegabytes, attachmentsPerMessage, attachmentForbidden, letterAttachmentMegabytes }: Pick<Config, 'attachmentMegabytes' | 'attachmentsPerMessage' | 'attachmentForbidden' | 'letterAttachmentMegabytes'>): void => {
  inForce.limits = {
    bytesPerFile: attachmentMegabytes * bytesPerMegabyte,
    filesPerMessage: attachmentsPerMessage,
    forbiddenExtensions: attachmentForbidden,
    bytesPerLetter: letterAttachmentMegabytes * bytesPerMegabyte,
  };
};

/** Refuses a file that is longer than one may be. */
export const requireSize = (name: string, bytes: number, { bytesPerFile }: AttachmentLimits): void => {
  if (bytes > bytesPerFile) throw refusal('FILE_TOO_LARGE', { field: ['size'], clause, params: { name, limit: bytesPerFile / bytesPerMegabyte } });
};

/** Refuses a file whose name says that it is a program. */
export const requireName = (name: string, { forbiddenExtensions }: AttachmentLimits): void => {
  const extension = extensionOf(name);
  if (forbiddenExtensions.includes(extension)) throw refusal('FILE_KIND_FORBIDDEN', { field: ['fileName'], clause, params: { name, kind: extension } });
};

/** Refuses a file that is a program, whatever its name says. */
export const requireHarmless = (name: string, beginning: Uint8Array): void => {
  const kind = programKindOf(beginning);
  if (kind) throw refusal('FILE_KIND_FORBIDDEN', { field: ['fileName'], clause, params: { name, kind } });
};
