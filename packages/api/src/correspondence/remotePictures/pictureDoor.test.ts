import { createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sessionCookie } from '../../access/identify.ts';
import { hashOfSecret } from '../../access/secret.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { imageTypeOf } from '../../platform/file/imageType.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { LetterPictures } from './letterPictures.ts';
import { remoteAddressesIn } from './pictureAddress.ts';
import { servePictures } from './pictureDoor.ts';

const token = 'a-session-of-the-specialist';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let world: World;
let app: FastifyInstance;
let host: string;
beforeAll(async () => {
  world = await openWorld([], { config: { remotePictureNetworks: ['127.0.0.2/32'] } });
  await world.rows(`insert into session (id, staff_id, token_hash, started_at, expires_at) values (gen_random_uuid(), $1, $2, now(), now() + interval '1 day')`, [world.specialist.id, hashOfSecret(token)]);
  app = Fastify();
  await app.register(fastifyCookie);
  servePictures(app, world);
  host = await app.listen();
}, scratchPatienceMilliseconds);
afterAll(async () => {
  app.server.closeAllConnections();
  await app.close();
  await world.close();
});

const htmlOf = (addresses: readonly string[]): string => addresses.map((address) => `<img data-remote-src="${address}">`).join('');
/** A letter with pictures at these addresses. */
const letterWith = async (...addresses: string[]): Promise<string> => {
  const ticket = await world.request();
  const [{ id } = { id: '' }] = await world.rows<{ id: string }>('update message set body_html = $2 where ticket_id = $1 returning id', [ticket.id, htmlOf(addresses)]);
  return id;
};
const senders = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.2', listening); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.2:${(server.address() as AddressInfo).port}`;
};
const ask = (letter: string, place: number, method: 'GET' | 'HEAD' = 'GET') => app.inject({ method, url: `/messages/${letter}/pictures/${place}`, cookies: { [sessionCookie]: token }, headers: { 'accept-language': 'en' } });

test('a picture that is not given out is refused in the form of all doors, with a sentence and what to do', async () => {
  const url = await senders((request, response) => (request.url === '/page' ? response.end('<html></html>') : response.writeHead(404).end()));
  const letter = await letterWith(`${url}/a.png`, `${url}/page`, 'http://127.0.0.1/a.png');
  const answers = await Promise.all([0, 1, 2].map((place) => ask(letter, place)));
  expect(answers.map(({ statusCode, body }) => [statusCode, JSON.parse(body) as unknown])).toEqual(
    ([[502, 'NOT_HAD', /Try again later/], [502, 'NO_PICTURE', /no picture/], [403, 'FORBIDDEN', /REMOTE_PICTURE_NETWORKS/]] as const).map(([status, code, message]) => [status, { userErrors: [{ code, message: expect.stringMatching(message) as unknown, field: [], clause: null, params: [] }] }]),
  );
});

test('what is given out was encoded by the desk and holds nothing of the file but its points; what is damaged is refused', async () => {
  const hidden = '<script>alert(document.domain)</script>';
  const url = await senders((request, response) => { response.end(request.url === '/cut' ? png.subarray(0, 40) : Buffer.concat([png, Buffer.from(hidden)])); });
  const letter = await letterWith(`${url}/a.png`, `${url}/cut`);
  const [shown, cut] = await Promise.all([ask(letter, 0), ask(letter, 1)]);
  expect([shown.statusCode, shown.headers['content-type'], imageTypeOf(shown.rawPayload)]).toEqual([200, 'image/png', 'image/png']);
  expect(shown.rawPayload.includes('script')).toBe(false);
  expect([cut.statusCode, (JSON.parse(cut.body) as { userErrors: { code: string; message: string }[] }).userErrors]).toEqual([502, [expect.objectContaining({ code: 'NO_PICTURE', message: expect.stringMatching(/damaged/) as unknown })]]);
});

test('a look at the headers alone asks nobody', async () => {
  const asked: string[] = [];
  const url = await senders((request, response) => { asked.push(request.url ?? ''); response.end(png); });
  const letter = await letterWith(`${url}/a.png`);
  const { statusCode, headers } = await ask(letter, 0, 'HEAD');
  expect([statusCode, headers.allow, asked]).toEqual([405, 'GET', []]);
  expect((await ask(letter, 0)).statusCode).toBe(200);
  expect(asked).toEqual(['/a.png']);
});

test('whoever closes the page is waited for no longer: what was under way is broken off', async () => {
  let broken = 0;
  let began = (): void => undefined;
  const begun = new Promise<void>((done) => { began = done; });
  const url = await senders((request) => {
    request.socket.on('close', () => { broken += 1; });
    began();
  });
  const letter = await letterWith(`${url}/silent.png`);
  const looking = get(`${host}/messages/${letter}/pictures/0`, { headers: { cookie: `${sessionCookie}=${token}` } });
  looking.on('error', () => undefined);
  await begun;
  expect(broken).toBe(0);
  looking.destroy();
  await expect.poll(() => broken, { timeout: 5_000 }).toBe(1);
});

test('a letter is taken apart once for all its pictures, and anew when it has changed', async () => {
  const letter = await letterWith('https://a.example/0', 'https://a.example/1');
  let read = 0;
  const pictures = new LetterPictures(world.reader, (html) => {
    read += 1;
    return remoteAddressesIn(html);
  });
  const at = (...places: string[]) => Promise.all(places.map((place) => pictures.addressAt(world.specialist, letter, place)));
  expect(await at('0', '1', '2', 'x', '0')).toEqual(['https://a.example/0', 'https://a.example/1', null, null, 'https://a.example/0']);
  expect(await at('1')).toEqual(['https://a.example/1']);
  expect(read).toBe(1);
  // a person was erased, and with that what the letter named
  await world.rows('update message set body_html = $2 where id = $1', [letter, htmlOf(['https://b.example/0'])]);
  expect([await at('0', '1'), read]).toEqual([['https://b.example/0', null], 2]);
  await world.rows('update message set body_html = null where id = $1', [letter]);
  expect(await at('0')).toEqual([null]);
});
