import { editDistance } from '../platform/editDistance.ts';

const lastPart = (placeholder: string): string => placeholder.slice(placeholder.lastIndexOf('.') + 1);

/** The place of a letter that somebody probably meant, for a slip of the pen or a name without what stands before its dot; null when none is like it. */
export const nearestPlaceholder = (typed: string, placeholders: readonly string[]): string | null => {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return null;
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const distance = (placeholder: string): number => {
    const known = placeholder.toLowerCase();
    return Math.min(editDistance(wanted, known, most), wanted.includes('.') ? most + 1 : editDistance(wanted, lastPart(known), most));
  };
  const near = placeholders.map((placeholder) => ({ placeholder, far: distance(placeholder) })).filter(({ far }) => far <= most);
  return near.toSorted((a, b) => a.far - b.far)[0]?.placeholder ?? null;
};
