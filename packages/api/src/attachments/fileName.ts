const longestName = 200;
/** Characters that end a path, steer a terminal or turn the direction of writing: «отчёт‮gpj.exe». */
const dangerous = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/** `log` of `Журнал.LOG`; empty without one. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name of a file as it can be kept, shown and saved anywhere: the last step of a path, without what deceives or breaks. */
export const safeFileName = (given: string): string => {
  const name = (given.split(/[/\\]/).at(-1) ?? '').toWellFormed().normalize('NFC').replaceAll(dangerous, '').replaceAll(/\s+/g, ' ').replaceAll(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'file';
  if (name.length <= longestName) return name;
  const extension = extensionOf(name);
  const end = extension === '' ? '' : `.${extension}`;
  return `${name.slice(0, longestName - end.length).toWellFormed()}${end}`;
};
