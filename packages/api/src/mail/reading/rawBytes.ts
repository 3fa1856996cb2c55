/**
 * A value that holds a character for each byte. The byte A0 is a blank there to every library, and a letter in what it stands for: the end of
 * «Р» and «à» in UTF-8, «а» in cp866.
 */
const byte = '\u00a0';
/** No byte, and no blank to anybody. */
const standIn = '\ue0a0';

/** Without the blanks and line ends around it. */
export const withoutBlanks = (value: string): string => value.replaceAll(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '');

/** As a library may take it apart without taking that byte away. */
export const safeFromTrimming = (value: string): string => value.replaceAll(byte, standIn);

/** What the library made of it. */
export const asItStood = (value: string): string => value.replaceAll(standIn, byte);
