import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What scanners find to prove that they look: harmless, and no scanner lets it through. It is put together so that this file holds none. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));

export interface ClamdStandIn {
  address: { host: string; port: number };
  /** Lengths of the files that came as a whole. */
  scanned: number[];
  /** StreamMaxLength of clamd.conf, in bytes. */
  limit: number;
  /** Whether it says so when a file goes beyond the limit, or the line breaks over what it has not read, as often with the real one. */
  saysLimit: boolean;
  /** Whether it closes every line without a word. */
  mute: boolean;
  stop(): Promise<void>;
}

const command = 'zINSTREAM\0';

/** A clamd that knows EICAR, strict about INSTREAM: the command in its form with NUL, chunks with their lengths, an empty one at the end, and one file a line. */
export const startClamdStandIn = async (path?: string): Promise<ClamdStandIn> => {
  const standIn: Omit<ClamdStandIn, 'stop' | 'address'> = { scanned: [], limit: 100 * 1024 * 1024, saysLimit: true, mute: false };
  const open = new Set<Socket>();

  const serve = (socket: Socket): void => {
    let [waiting, begun, ended] = [Buffer.alloc(0), false, false];
    const pieces: Buffer[] = [];
    const say = (reply: string): void => {
      ended = true;
      socket.end(`${reply}\0`);
    };
    const look = (): void => {
      const file = Buffer.concat(pieces);
      standIn.scanned.push(file.length);
      say(file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
    };
    socket.on('data', (bytes) => {
      if (ended) return;
      waiting = Buffer.concat([waiting, bytes]);
      if (!begun) {
        if (waiting.toString() === 'zPING\0') return say('PONG');
        if (waiting.length < command.length) return;
        if (waiting.subarray(0, command.length).toString() !== command) return say('UNKNOWN COMMAND');
        [begun, waiting] = [true, waiting.subarray(command.length)];
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE();
        if (length === 0) return look();
        if (pieces.reduce((sum, piece) => sum + piece.length, length) > standIn.limit) return standIn.saysLimit ? say('INSTREAM size limit exceeded. ERROR') : void socket.resetAndDestroy();
        if (waiting.length < 4 + length) return;
        pieces.push(waiting.subarray(4, 4 + length));
        waiting = waiting.subarray(4 + length);
      }
    });
  };

  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (standIn.mute) return void socket.destroy();
    open.add(socket);
    serve(socket);
  });
  if (path === undefined) server.listen(0, '127.0.0.1');
  else server.listen(path);
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' ? ((bound as AddressInfo | null)?.port ?? 0) : 0;
  return Object.assign(standIn, {
    address: { host: '127.0.0.1', port },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  });
};
