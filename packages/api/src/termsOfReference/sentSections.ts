import type { TermsOfReferenceStandard } from '@reglament/schema';
import { invalid, text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { inStandardOrder, missingSections, namesOf, type FilledSection } from './sections.ts';
import { standards } from './standards.ts';

/** §3.16 says that an additional module is made by Terms of Reference only. */
export const clause = '3.16';

const longestSection = 100_000;
/** One megabyte in all. */
const longestDocumentBytes = 1_000_000;

export interface SentSection {
  code: string;
  text: string;
}

/** The sections of a document that can be taken: each of the standard, each once, none too long, and the required ones there. */
export const sectionsOf = (standard: TermsOfReferenceStandard, sent: readonly SentSection[] | null | undefined): FilledSection[] => {
  const known = new Set(standards[standard].map(({ code }) => code));
  const seen = new Set<string>();
  const filled = (sent ?? []).map((section, index): FilledSection => {
    const place = { field: 'sections', clause };
    const code = section.code.trim();
    if (!known.has(code)) throw invalid(place, { ru: `в стандарте нет раздела ${code.slice(0, 20)}`, en: `the standard has no section ${code.slice(0, 20)}` }, String(index), 'code');
    if (seen.has(code)) throw invalid(place, { ru: `раздел ${code} указан дважды`, en: `section ${code} comes twice` }, String(index), 'code');
    seen.add(code);
    return { code, text: text(longestSection)(section.text, place, String(index), 'text') };
  });
  const bytes = filled.reduce((sum, section) => sum + Buffer.byteLength(section.text), 0);
  if (bytes > longestDocumentBytes) throw refusal('TOO_LONG', { field: ['sections'], clause, params: { limit: longestDocumentBytes, length: bytes } });
  const missing = missingSections(standard, filled);
  if (missing.length > 0) throw refusal('SECTION_MISSING', { field: ['sections'], params: { sections: namesOf(missing) } });
  return inStandardOrder(standard, filled).map((section) => ({ code: section.code, text: section.text }));
};
