/** §3.3: a release that says what is new or mended may do without a text, unless it has one in English. */
export const needsText = ({ isRelease, notes, textEn }: { isRelease: boolean; notes: readonly unknown[]; textEn: unknown }): boolean =>
  !isRelease || Boolean(textEn) || !notes.some(Boolean);
