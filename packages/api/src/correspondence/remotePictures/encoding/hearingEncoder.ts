import { Pieces } from '../../../platform/apart/pieces.ts';
import type { Picture } from '../fetchingPicture.ts';
import { isPictureType, mostEncodedBytes, type EncoderAnswer, type EncodingFault, type PicturePiece } from './pictureTask.ts';

/**
 * Makes an answer of what an encoder says, word for word; undefined while there is none. A picture may have taken it over, so it is not
 * believed when it says more than a picture may be.
 * @throws RangeError, TypeError when no encoder of ours would say that
 */
export const hearEncoder = (): ((said: PicturePiece | EncoderAnswer) => Picture | EncodingFault | undefined) => {
  let encoded: Pieces | null = null;
  return (said) => {
    if ('piece' in said) {
      if (said.of > mostEncodedBytes) throw new RangeError('larger than a picture may be');
      encoded ??= new Pieces(said.of);
      encoded.add(said.piece);
      return undefined;
    }
    if ('fault' in said) return said.fault === 'TOO_LARGE' ? 'TOO_LARGE' : 'NO_PICTURE';
    if (!encoded || !isPictureType(said.encoded)) throw new TypeError('the encoder answered something else');
    return { type: said.encoded, bytes: encoded.whole() };
  };
};
