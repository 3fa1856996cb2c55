import type { Locale } from '@reglament/schema';
import { gql } from '../data/gql.ts';
import type { Payload } from '../data/fault.ts';

/** A file of a message, or one that waits to be sent with it. */
export interface AttachedFile {
  readonly id: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  /** A browser may show it. */
  readonly isImage: boolean;
  /** The HTML of its letter shows it. */
  readonly isInline: boolean;
  readonly url: string;
  /** What a scanner said of it; null or absent: nobody looked. */
  readonly scan?: 'CLEAN' | 'UNSCANNED' | 'TOO_LARGE' | 'INFECTED' | null;
  /** What it found, by its name for it. */
  readonly scanFinding?: string | null;
}
export const ATTACHED_FILE = gql`fragment AttachedFile on Attachment { id fileName size contentType isImage isInline url scan scanFinding }`;

export interface FileLimits { readonly bytesPerFile: number; readonly filesPerMessage: number; readonly forbiddenExtensions: readonly string[] }
export const FILE_LIMITS = gql<{ attachmentLimits: FileLimits }, Record<never, never>>`query FileLimits { attachmentLimits { bytesPerFile filesPerMessage forbiddenExtensions } }`;
/** Files that a draft names, as far as they are still there. */
export const FILES = gql<{ attachments: AttachedFile[] }, { ids: readonly string[] }>`query Files($ids: [ID!]!) { attachments(ids: $ids) { ...AttachedFile } } ${ATTACHED_FILE}`;
export interface Announced { attachment: AttachedFile | null; uploadUrl: string | null; headers: { name: string; value: string }[] }
export const ANNOUNCE_FILE = gql<{ createAttachmentUpload: Payload & Announced }, { input: { ticketId?: string; fileName: string; size: number; contentType: string } }>`
  mutation AnnounceFile($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { attachment { ...AttachedFile } uploadUrl headers { name value } userErrors { code message field clause } } } ${ATTACHED_FILE}`;

const units = { ru: ['Б', 'КБ', 'МБ'], en: ['B', 'KB', 'MB'] } as const;
/** `812 Б`, `3,4 МБ`. */
export const fileSize = (bytes: number, locale: Locale): string => {
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** step;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value)}\u00A0${units[locale][step]}`;
};

/** Why a file cannot be taken, known before it is sent: a message key under `kit.files`; null when nothing speaks against it. */
export const faultOf = (file: { name: string; size: number }, limits: FileLimits): 'empty' | 'tooLarge' | 'forbidden' | null => {
  if (file.size === 0) return 'empty';
  if (file.size > limits.bytesPerFile) return 'tooLarge';
  return limits.forbiddenExtensions.includes(/\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '') ? 'forbidden' : null;
};
