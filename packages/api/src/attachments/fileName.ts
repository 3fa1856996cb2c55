import { firstBytes } from '../platform/input/firstBytes.ts';
import { composed } from '../platform/text/composed.ts';

/** In UTF-8: what every file system takes. */
const longestNameBytes = 200;
/** Of a longer one only beginning and end are looked at: its middle is cut out in any case. */
const longestLookedAt = 2000;
/** Characters that end a path, steer a terminal or turn the direction of writing: «отчёт‮gpj.exe». */
const dangerous = /[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/** `log` of `Журнал.LOG`; empty without one. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name of a file as it can be kept, shown and saved anywhere: the last step of a path, without what deceives or breaks. */
export const safeFileName = (given: string): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const looked = last.length <= longestLookedAt ? last : `${last.slice(0, longestLookedAt / 2)}${last.slice(-longestLookedAt / 2)}`;
  const name = composed(looked.toWellFormed()).replaceAll(dangerous, '').replaceAll(/\s+/g, ' ').replaceAll(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'file';
  if (Buffer.byteLength(name) <= longestNameBytes) return name;
  const extension = extensionOf(name);
  const end = extension === '' ? '' : `.${extension}`;
  return `${firstBytes(name.slice(0, -end.length || undefined), longestNameBytes - Buffer.byteLength(end)).trimEnd()}${end}`;
};
