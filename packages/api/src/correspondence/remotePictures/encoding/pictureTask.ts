/** A piece of the picture that the next word is about, or of the one that the answer before it tells; `of` is the length of the whole. */
export interface PicturePiece { piece: Buffer; of: number }

/** Pictures that are shown: their types, as `imageTypeOf` tells them. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];
export const isPictureType = (type: unknown): type is PictureType => pictureTypes.some((one) => one === type);

/** What an encoder is asked: to encode the picture that came before, which its bytes say is of this type. */
export interface EncoderTask { type: PictureType }

/** Why a picture was not encoded: nobody can decode it; or it takes more than it may. */
export type EncodingFault = 'NO_PICTURE' | 'TOO_LARGE';

/** What an encoder says when it is done: the type of what came before this, or why there is none. */
export type EncoderAnswer = { encoded: PictureType } | { fault: EncodingFault };

/** What is given out is never larger: twice what is fetched. */
export const mostEncodedBytes = 10 * 1024 ** 2;
