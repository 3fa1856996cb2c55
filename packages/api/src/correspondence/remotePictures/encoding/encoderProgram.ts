import { Pieces, piecesOf } from '../../../platform/apart/pieces.ts';
import { encodeAnew } from './encodeAnew.ts';
import type { EncoderAnswer, EncoderTask, PicturePiece } from './pictureTask.ts';

/** What an encoder says first, when it has loaded everything that it needs. */
const ready = 'READY';

/** Answers when the pipe has taken it, so that no more than one piece is on its way. */
const say = (what: PicturePiece | EncoderAnswer | typeof ready): Promise<void> => new Promise((resolve) => process.send?.(what, () => resolve()));

/** The picture that comes in, as far as it has come. */
let picture: Pieces | null = null;

const take = ({ piece, of }: PicturePiece): void => {
  picture ??= new Pieces(of);
  picture.add(piece);
};

const answerTo = async ({ type }: EncoderTask): Promise<void> => {
  const bytes = picture?.whole() ?? Buffer.alloc(0);
  picture = null;
  const encoded = await encodeAnew(bytes, type);
  if (typeof encoded === 'string') return say({ fault: encoded });
  for (const piece of piecesOf(encoded.bytes)) await say({ piece, of: encoded.bytes.length });
  return say({ encoded: encoded.type });
};

/**
 * The program of an encoder, a process of its own (see pictureEncoder.ts): pictures come in one after another, and go out encoded anew.
 * It ends with the server that started it, and leaves Ctrl-C, which a terminal sends to both, to that server.
 */
process.on('SIGINT', () => undefined);
process.on('message', (message: PicturePiece | EncoderTask) => {
  if ('piece' in message) take(message);
  else void answerTo(message);
});
void say(ready);
