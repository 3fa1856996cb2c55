/** Sections in the order of the list, each with its lines; lines without a section come first. */
export const sectionsOf = <T extends { section?: string }>(items: readonly T[]): [section: string, items: T[]][] => {
  const sections = new Map<string, T[]>([['', []]]);
  for (const item of items) {
    const section = item.section ?? '';
    sections.set(section, [...(sections.get(section) ?? []), item]);
  }
  return [...sections].filter(([, lines]) => lines.length > 0);
};
