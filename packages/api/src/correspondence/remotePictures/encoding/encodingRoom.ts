import { BrokeOff } from '../../../platform/apart/brokeOff.ts';
import { RoomApart } from '../../../platform/apart/roomApart.ts';
import type { Picture } from '../fetchingPicture.ts';
import { PictureEncoder } from './pictureEncoder.ts';
import type { EncodingFault } from './pictureTask.ts';

/** Its time is that of the processor, which a machine under load has less of; where the system does not tell that, and in any case, it ends here. */
const patienceMilliseconds = 10_000;

/** Where pictures of strangers are encoded anew: by two at once, who come with the first picture and leave a minute after the last. */
export class EncodingRoom extends RoomApart<PictureEncoder> {
  constructor(make = () => new PictureEncoder(), idleMilliseconds = 60_000) {
    // WebAssembly never gives memory back: who had a large picture leaves with it
    super(make, { seats: 2, idleMilliseconds, mostRestingBytes: 250 * 1024 ** 2 });
  }

  /**
   * The picture encoded anew, as soon as a seat is free, or why not.
   * @param signal says that nobody waits for it any more; it is then not begun with
   */
  async encode(picture: Picture, signal?: AbortSignal): Promise<Picture | EncodingFault | 'NOT_HAD'> {
    try {
      return await this.seated(async (encoder) => (signal?.aborted ? 'NOT_HAD' : encoder.encode(picture, patienceMilliseconds)));
    } catch (error) {
      // who died may have been killed: that says nothing of the picture
      if (error instanceof BrokeOff) return error.over === 'DEATH' ? 'NOT_HAD' : 'TOO_LARGE';
      throw error;
    }
  }
}
