import { startsWith } from '../platform/file/imageType.ts';

/** Machines on which people open files: a program for another one is the firmware that a request is about. */
const desktopMachines: ReadonlySet<number> = new Set([3, 62, 183]);
const isDesktopElf = (bytes: Uint8Array): boolean => {
  if (!startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46)) return false;
  const [low, high] = bytes[5] === 2 ? [bytes[19], bytes[18]] : [bytes[18], bytes[19]];
  return desktopMachines.has((low ?? 0) | ((high ?? 0) << 8));
};
const machOs = [[0xfe, 0xed, 0xfa, 0xce], [0xfe, 0xed, 0xfa, 0xcf], [0xce, 0xfa, 0xed, 0xfe], [0xcf, 0xfa, 0xed, 0xfe]] as const;
const shortcut = [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00] as const;

/** The kind of program that a file begins as, for people; null when it is none. */
export const programKindOf = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0x4d, 0x5a)) return 'exe';
  if (isDesktopElf(bytes)) return 'ELF';
  if (machOs.some((signature) => startsWith(bytes, ...signature))) return 'Mach-O';
  return startsWith(bytes, ...shortcut) ? 'lnk' : null;
};

/** What a sender says that a file is, as far as it has the form of a media type. */
export const mediaTypeOf = (given: string | null | undefined): string => {
  const type = given?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.length <= 127 && /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(type) ? type : 'application/octet-stream';
};

const shownTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The type under which a file is kept: of an image what its bytes say; what only claims to be one is bytes of no kind. */
export const keptTypeOf = (given: string, image: string | null): string => image ?? (shownTypes.includes(given) ? 'application/octet-stream' : given);
