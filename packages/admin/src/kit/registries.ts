import type { Locale } from '@reglament/schema';
import type { LayoutMode } from './layoutMode.ts';

/**
 * The open lists of the console. Whoever owns a thing adds it here from outside:
 *
 *     declare module '@reglament/admin/kit' {
 *       interface Resources { clients: ClientRecord }
 *     }
 */

/** A slot that tells its contributions nothing. */
export type NoContext = Readonly<Record<never, never>>;

/** The field in which an answer or a note is written, plain or formatted: what tools that follow the typing may do with it. */
export interface ComposerField {
  /** What has the focus while somebody writes; for listening to keys and for marks of accessibility. */
  readonly element: HTMLElement;
  /** The text from the beginning to the caret. */
  readonly textBeforeCaret: () => string;
  /** Puts a text in the place of so many characters before the caret, and of what is selected; 0 inserts it. The caret then stands behind it. */
  readonly replaceBefore: (count: number, text: string) => void;
  readonly focus: () => void;
}

/** What the composer of a conversation lets its tools do. */
export interface ComposerContext {
  /** The record the answer belongs to. */
  readonly recordId: string;
  /** Whether it goes to the client or stays a note of the desk. */
  readonly mode: 'answer' | 'note';
  /** In what language the client is written to. */
  readonly locale: Locale;
  /** What is written, as plain text. */
  readonly text: string;
  /** The field on the screen; another one once its person turns formatting on or off, null in between. */
  readonly field: ComposerField | null;
}

/** An answer whose record ended before it was sent. */
export interface EndedAnswer {
  /** What the page of the conversation shows. */
  readonly record: { readonly id: string };
  readonly text: string;
  readonly field: ComposerField | null;
  /** Shows what ended the record; null when that is not on the timeline. */
  readonly onShow: (() => void) | null;
  /** Lets the answer go. */
  readonly onDiscard: () => void;
}

/** Places for foreign views: slot id → what a view in it is told. */
export interface Slots {
  /** Over everything, once per signed-in window: dialogs, palettes, banners. */
  'shell.overlay': NoContext;
  /** Above every page: what is wrong with the whole desk, in a line of class `rg-banner`. */
  'shell.banner': NoContext;
  /** The foot of the rail, e.g. whether the desk is open. */
  'shell.rail.footer': { readonly collapsed: boolean };
  /** The top bar of a narrow window, right end. */
  'shell.bar': { readonly layout: LayoutMode };
  /** Under the sign-in form. */
  'shell.login': NoContext;
  /** Buttons beside the field in which an answer is written. */
  'composer.tools': ComposerContext;
  /** Ways on beside an answer that can no longer be sent, for its record is over. */
  'composer.ended': EndedAnswer;
}

/** Records: resource name → record. Each record has a string `id` and, to be kept live, a `version`. */

export interface Resources {}

/** Rights as the server names them in `viewer.rights`: right → true. */

export interface Permissions {}

/** Live topics: topic → event that listeners get. */

export interface Topics {}

/** Entries of a timeline: entry type → entry that its renderer gets. */

export interface TimelineEntries {}

type NameIn<T> = Extract<keyof T, string>;
export type SlotId = NameIn<Slots>;
export type ResourceId = NameIn<Resources>;
export type Permission = NameIn<Permissions>;
export type TopicId = NameIn<Topics>;
export type TimelineEntryType = NameIn<TimelineEntries>;
/** The record of a resource as columns and actions see it. */
export type RecordOf<R extends ResourceId> = Resources[R] & { id: string };
