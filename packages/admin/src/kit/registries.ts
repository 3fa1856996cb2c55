import type { RefObject } from 'react';
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

/** What the composer of a conversation lets its tools do. */
export interface ComposerContext {
  /** The record the answer belongs to. */
  readonly recordId: string;
  readonly text: string;
  /** Puts a text at the cursor. */
  readonly insert: (text: string) => void;
  /** The field in which it is written, for tools that follow the typing. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Replaces the whole text. */
  readonly change: (text: string) => void;
}

/** Places for foreign views: slot id → what a view in it is told. */
export interface Slots {
  /** Over everything, once per signed-in window: dialogs, palettes, banners. */
  'shell.overlay': NoContext;
  /** The foot of the rail, e.g. whether the desk is open. */
  'shell.rail.footer': { readonly collapsed: boolean };
  /** The top bar of a narrow window, right end. */
  'shell.bar': { readonly layout: LayoutMode };
  /** Under the sign-in form. */
  'shell.login': NoContext;
  /** Buttons beside the field in which an answer is written. */
  'composer.tools': ComposerContext;
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
