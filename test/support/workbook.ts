import { inflateRawSync } from 'node:zlib';

/** The files in a ZIP archive by their names; as much of the format as a workbook needs. */
const unzipped = (archive: Buffer): Map<string, string> => {
  const files = new Map<string, string>();
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extraLength, commentLength, start] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString();
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const bytes = archive.subarray(data, data + size);
    files.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString());
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
};

const entities: { [entity: string]: string } = { '&quot;': '"', '&apos;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const decoded = (xml: string): string => xml.replaceAll(/&(?:quot|apos|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

/** The texts of an XLSX workbook and how many formulas its sheets hold. */
export const textsIn = (workbook: Buffer): { cells: string[]; formulas: number } => {
  const files = unzipped(workbook);
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, xml]) => xml).join('');
  const written = sheets + (files.get('xl/sharedStrings.xml') ?? '');
  return { cells: [...written.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => decoded(text)), formulas: [...sheets.matchAll(/<f[\s>]/g)].length };
};
