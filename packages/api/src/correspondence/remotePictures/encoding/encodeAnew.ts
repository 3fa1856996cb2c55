import sharp, { type Sharp } from 'sharp';
import { mostEncodedBytes, type EncodingFault, type PictureType } from './pictureTask.ts';

/** The most pixels of a picture, all its frames together. */
const mostPixels = 50_000_000;

sharp.cache(false);
sharp.concurrency(1);
// of all that it can take apart, what letters show and nothing else
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadNsgifBuffer', 'VipsForeignLoadWebpBuffer'] });

interface Encoded { type: PictureType; bytes: Buffer }
type Encoding = (source: Sharp, of: { bytes: Buffer; chromaSubsampling?: string }) => Sharp;

/** A picture whose WebP kept every pixel keeps them. */
const isLossless = (bytes: Buffer): boolean => bytes.subarray(0, 128).includes('VP8L');

/** Of what type a picture comes out, and how: what was exact stays exact, and what takes least time is chosen, for people wait. */
const encodings: Readonly<Record<PictureType, { type: PictureType; encode: Encoding }>> = {
  'image/png': { type: 'image/png', encode: (source) => source.png() },
  'image/jpeg': { type: 'image/jpeg', encode: (source, { chromaSubsampling }) => source.jpeg({ quality: 85, chromaSubsampling: chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0', optimiseCoding: false }) },
  // each frame of a GIF would get a palette anew, which takes three times as long
  'image/gif': { type: 'image/webp', encode: (source) => source.webp({ lossless: true, effort: 0 }) },
  'image/webp': { type: 'image/webp', encode: (source, { bytes }) => source.webp({ lossless: isLossless(bytes), quality: 90, effort: 0 }) },
};

/** What the libraries say of a picture that asks for more than there is. */
const saysTooMuch = /memory|too (?:large|big|wide|high)|exceeds/i;

/**
 * Encodes a picture anew (decision 90): what comes out was made here of its pixels, and holds nothing of the file but them. Its metadata are
 * gone, its orientation is carried out, its colours are sRGB, a moving one moves.
 */
export const encodeAnew = async (bytes: Buffer, type: PictureType): Promise<Encoded | EncodingFault> => {
  const { type: encodedType, encode } = encodings[type];
  try {
    const source = sharp(bytes, { animated: true, limitInputPixels: mostPixels, failOn: 'error' });
    const { pages = 1, chromaSubsampling } = await source.metadata();
    const upright = pages === 1 ? source.autoOrient() : source;
    const encoded = await encode(upright, { bytes, ...(chromaSubsampling === undefined ? {} : { chromaSubsampling }) }).toBuffer();
    return encoded.length > mostEncodedBytes ? 'TOO_LARGE' : { type: encodedType, bytes: encoded };
  } catch (error) {
    return saysTooMuch.test(String(error)) ? 'TOO_LARGE' : 'NO_PICTURE';
  }
};
