import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

/** What scanners find to prove that they look. It is put together so that this file holds none. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));

/** A store that speaks as much S3 as a desk asks, and is strict about nothing but that requests are signed. */
export const startStore = async () => {
  const objects = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const [key, [, from, to]] = [request.url ?? '', /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []];
    const object = objects.get(key);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=DESK/')) response.writeHead(403).end();
    else if (request.method === 'PUT') { objects.set(key, Buffer.concat(pieces)); response.end(); }
    else if (request.method === 'DELETE') { objects.delete(key); response.writeHead(204).end(); }
    else if (!object) response.writeHead(404).end();
    else response.writeHead(206).end(object.subarray(Number(from), Number(to) + 1));
  };
  const server = createHttpServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    objects,
    settings: { FILE_STORE: 's3', S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, S3_BUCKET: 'files', S3_KEY_ID: 'DESK', S3_SECRET: 'secret', S3_PATH_STYLE: 'on' },
    stop: () => { server.closeAllConnections(); server.close(); },
  };
};

/** A clamd that takes files by INSTREAM and knows one virus. */
export const startScanner = async () => {
  const scanned: number[] = [];
  const server = createServer((socket) => {
    let waiting = Buffer.alloc(0);
    socket.on('error', () => undefined).on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      const pieces: Buffer[] = [];
      // after the command chunks with their lengths, an empty one at the end
      for (let at = 'zINSTREAM\0'.length; at + 4 <= waiting.length; at += 4 + waiting.readUInt32BE(at)) {
        const length = waiting.readUInt32BE(at);
        if (length > 0) { pieces.push(waiting.subarray(at + 4, at + 4 + length)); continue; }
        const file = Buffer.concat(pieces);
        scanned.push(file.length);
        socket.end(file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
        return;
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { scanned, settings: { CLAMD: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` }, stop: () => void server.close() };
};
