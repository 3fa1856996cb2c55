import { piecesOf } from '../../../platform/apart/pieces.ts';
import { placeOf, ProcessApart } from '../../../platform/apart/processApart.ts';
import type { Picture } from '../fetchingPicture.ts';
import { hearEncoder } from './hearingEncoder.ts';
import { isPictureType, type EncoderTask, type EncodingFault, type PicturePiece } from './pictureTask.ts';

/** What an encoder may hold, its heap, its libraries and the picture together. */
export const mostEncoderBytes = 400 * 1024 ** 2;

/** A process that encodes pictures anew. It runs libraries in WebAssembly alone: without `--allow-addons` no native code can be loaded. */
export class PictureEncoder extends ProcessApart {
  constructor({ mostBytes = mostEncoderBytes, mostProcessorSeconds = 3 } = {}) {
    super({
      name: 'encoder',
      file: { source: 'correspondence/remotePictures/encoding/encoderProgram.ts', built: 'pictureEncoder.js' },
      heapMegabytes: 128,
      mostBytes,
      mostProcessorSeconds,
      library: 'sharp',
      // the threads of the WebAssembly, which may no more than the process itself
      options: ['--allow-worker', `--import=${placeOf({ source: 'correspondence/remotePictures/encoding/wasmGround.ts', built: 'wasmGround.js' })}`],
    });
  }

  /**
   * Encodes one picture anew, or says why not; only one at a time.
   * @throws BrokeOff when it took longer than the patience, or more memory or processor time than it may, or the process died; then the encoder is gone
   */
  encode({ type, bytes }: Picture, patienceMilliseconds: number): Promise<Picture | EncodingFault> {
    if (!isPictureType(type)) return Promise.resolve('NO_PICTURE');
    const pieces = piecesOf(bytes).map((piece): PicturePiece => ({ piece, of: bytes.length }));
    const task: EncoderTask = { type };
    return this.ask([...pieces, task], hearEncoder(), patienceMilliseconds);
  }
}
