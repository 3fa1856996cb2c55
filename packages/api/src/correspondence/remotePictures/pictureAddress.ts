import { DomUtils, parseDocument } from 'htmlparser2';
import type { Document, Element } from 'domhandler';

/** So many pictures of one letter are loaded. */
export const mostPictures = 100;

/**
 * Where the desk gives out a picture that a message names on another server: by its place in the message, so that the address says
 * nothing of where it lies and can name nothing that does not stand there.
 */
export const pictureAddressOf = (messageId: string, place: number): string => `/messages/${messageId}/pictures/${place}`;

/** The images of a message that lie on other servers, in their order. */
export const remotePicturesIn = (letter: Document): Element[] => DomUtils.getElementsByTagName('img', letter).filter(({ attribs }) => attribs['data-remote-src']).slice(0, mostPictures);

/** Which of them a place names, as it stands in an address of ours; null when there is none. */
export const remoteAddressAt = (addresses: readonly string[], place: string): string | null => (/^\d{1,3}$/.test(place) ? (addresses[Number(place)] ?? null) : null);

/** Where the pictures of a message lie, by their places. */
export const remoteAddressesIn = (html: string): string[] => remotePicturesIn(parseDocument(html)).flatMap(({ attribs }) => attribs['data-remote-src'] ?? []);
