import type { Locale } from '@reglament/schema';

/** Places without which a letter does not say what it is for. */
export interface RequiredPlaces {
  readonly subject?: readonly string[];
  readonly body?: readonly string[];
}

/** A letter of the desk in its usual words, as the feature that writes it describes it. */
export interface MailTemplate {
  readonly key: string;
  readonly clause: string;
  readonly subject: Readonly<Record<Locale, string>>;
  readonly body: Readonly<Record<Locale, string>>;
  /** The names that may stand in `{…}` and in `{if …}`. */
  readonly placeholders: readonly string[];
  /** Those of them that its words must have. */
  readonly required: RequiredPlaces;
}

let known: readonly MailTemplate[] = [];

/** Says which letters the desk writes; once, when it starts. Without outgoing letters there are none. */
export const useMailTemplates = (templates: readonly MailTemplate[]): void => {
  known = templates;
};

export const mailTemplates = (): readonly MailTemplate[] => known;
