import { EncodingRoom } from './encoding/encodingRoom.ts';
import { fetchPicture, type Picture, type PictureFault, type PictureWay } from './fetchingPicture.ts';

/** All pictures of this process are encoded here. */
const room = new EncodingRoom();

/** Fetches a picture that a stranger's letter names, and encodes it anew: none of the bytes that came is given out (decision 90). */
export const loadPicture = async (address: string, way: PictureWay): Promise<Picture | PictureFault> => {
  const had = await fetchPicture(address, way);
  return typeof had === 'string' ? had : room.encode(had, way.signal);
};
