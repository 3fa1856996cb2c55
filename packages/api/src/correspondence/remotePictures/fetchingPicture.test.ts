import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Resolver } from '../../platform/outside/reaching.ts';
import { fetchPicture, mostPictureBytes } from './fetchingPicture.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** One address of this machine stands for a network of the house that was named. */
const networks = ['127.0.0.2/32'];

const serverAt = async (host: string, answer: RequestListener, port = 0): Promise<number> => {
  const server = createServer(answer);
  await new Promise<void>((listening, failed) => { server.on('error', failed).listen(port, host, listening); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return (server.address() as AddressInfo).port;
};
/** Somebody of the house at the addresses of this machine, who counts whoever knocks. */
const canary = async (): Promise<{ port: number; knocks: () => number }> => {
  let knocked = 0;
  const answer: RequestListener = (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  const [first, second] = [createServer(answer), createServer(answer)];
  const servers = [first, second];
  for (const server of servers) server.on('connection', () => { knocked += 1; });
  await new Promise<void>((listening) => { first.listen(0, '127.0.0.1', listening); });
  const { port } = first.address() as AddressInfo;
  // a machine without IPv6 has no such door
  await new Promise<void>((done) => { second.on('error', () => done()).listen(port, '::1', done); });
  onTestFinished(() => { for (const server of servers) { server.closeAllConnections(); server.close(); } });
  return { port, knocks: () => knocked };
};
const answering = (...addresses: string[]): Resolver => (_name, _options, callback) => callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const pictureServer = async (answer: RequestListener): Promise<string> => `http://127.0.0.2:${await serverAt('127.0.0.2', answer)}`;

test('a picture comes as it lies there, and its server learns nothing of who looks', async () => {
  const asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const url = await pictureServer(({ url: path, headers }, response) => {
    asked.push({ url: path, headers });
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end(png);
  });
  expect(await fetchPicture(`${url}/logo.png?a=1`, { networks })).toEqual({ type: 'image/png', bytes: png });
  expect(await fetchPicture(`${url}/logo.png?a=1`, { networks })).toEqual({ type: 'image/png', bytes: png });
  expect(asked.map((one) => one.url)).toEqual(['/logo.png?a=1', '/logo.png?a=1']);
  for (const { headers } of asked) expect(Object.keys(headers).toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
});

describe('nobody of the house is knocked at (a canary on 127.0.0.1 and [::1])', () => {
  test.each([
    ['127.0.0.1', 'http://127.0.0.1'], ['[::1]', 'http://[::1]'], ['a number', 'http://2130706433'], ['hexadecimal', 'http://0x7f.1'], ['IPv4 in the clothes of IPv6', 'http://[::ffff:127.0.0.1]'], ['as the first IPv6 wrote it', 'http://[::7f00:1]'], ['https', 'https://127.0.0.1'], ['localhost', 'http://localhost'],
  ])('by %s', async (_, place) => {
    const { port, knocks } = await canary();
    expect(await fetchPicture(`${place}:${port}/a.png`, { networks: [] })).toBe('FORBIDDEN');
    expect(await fetchPicture(`${place}:${port}/a.png`, { networks })).toBe('FORBIDDEN');
    expect(knocks()).toBe(0);
  });

  test.each([
    ['one address of the house', ['127.0.0.1']], ['a second one of the house', ['127.0.0.2', '127.0.0.1']], ['one of the house by IPv6', ['127.0.0.2', '::1']], ['the cloud’s own', ['169.254.169.254']], ['none', []],
  ])('by a name with %s', async (_, addresses) => {
    const { port, knocks } = await canary();
    expect(await fetchPicture(`http://pictures.example:${port}/a.png`, { networks, resolve: answering(...addresses) })).toBe('FORBIDDEN');
    expect(knocks()).toBe(0);
  });

  test.each(['http://127.0.0.1', 'http://[::1]', 'http://localhost', 'https://127.0.0.1', '//127.0.0.1'])('by a server that sends the desk on to %s', async (place) => {
    const { port, knocks } = await canary();
    const url = await pictureServer((_request, response) => response.writeHead(302, { location: `${place}:${port}/a.png` }).end());
    expect(await fetchPicture(url, { networks })).toBe('FORBIDDEN');
    expect(knocks()).toBe(0);
  });

  test('and the canary would notice', async () => {
    const { port, knocks } = await canary();
    expect(await fetchPicture(`http://127.0.0.1:${port}/a.png`, { networks: ['127.0.0.1/32'] })).toMatchObject({ type: 'image/png' });
    expect(knocks()).toBe(1);
  });
});

test.each([
  'http://93.184.216.34:22/', 'https://93.184.216.34:6379/', 'http://10.0.0.1/', 'http://name:word@127.0.0.2/', 'ftp://127.0.0.2/', 'file:///etc/passwd', 'data:image/png;base64,AA', 'gopher://127.0.0.2/', '//127.0.0.2/', '', 'x',
])('%s is asked by nobody', async (address) => {
  expect(await fetchPicture(address, { networks, resolve: () => { throw new Error('nobody asks for names here'); } })).toBe('FORBIDDEN');
});

test('a port that is none of web servers is closed to public addresses, whatever name they have', async () => {
  expect(await fetchPicture('http://pictures.example:25/', { networks, resolve: answering('93.184.216.34') })).toBe('FORBIDDEN');
});

test('a picture that moved is had where it went, up to three times', async () => {
  const url = await pictureServer(({ url: path = '' }, response) => {
    const left = Number(path.slice(1));
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
    else response.end(png);
  });
  expect(await fetchPicture(`${url}/3`, { networks })).toMatchObject({ type: 'image/png' });
  expect(await fetchPicture(`${url}/4`, { networks })).toBe('NOT_HAD');
});

test.each([
  ['a page', '<html></html>', 'text/html'], ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'], ['what only claims to be a picture', 'GIF?', 'image/gif'], ['nothing', '', 'image/png'],
])('%s is no picture', async (_, body, type) => {
  const url = await pictureServer((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
  expect(await fetchPicture(url, { networks })).toBe('NO_PICTURE');
});

test('what is larger than 5 MB is not read to its end, whether its size is told or not', async () => {
  const closed: number[] = [];
  const url = await pictureServer(({ url: path }, response) => {
    if (path === '/told') return response.writeHead(200, { 'content-length': String(mostPictureBytes + 1) }).write(png);
    const write = (): void => { while (response.write(Buffer.alloc(256 * 1024, 0xff))); };
    response.on('drain', write).on('close', () => closed.push(1));
    return write();
  });
  expect([await fetchPicture(`${url}/told`, { networks }), await fetchPicture(`${url}/endless`, { networks })]).toEqual(['TOO_LARGE', 'TOO_LARGE']);
  await expect.poll(() => closed.length).toBe(1);
  const whole = Buffer.concat([png, Buffer.alloc(mostPictureBytes - png.length)]);
  const exact = await pictureServer((_request, response) => response.end(whole));
  expect(await fetchPicture(exact, { networks })).toMatchObject({ type: 'image/png' });
});

test('a server that is silent, drips, refuses or is not there costs its time at most', async () => {
  const url = await pictureServer(({ url: path }, response) => {
    if (path === '/drips') response.write(png.subarray(0, 20));
    if (path === '/refuses') response.writeHead(404).end(png);
  });
  const way = { networks, patienceMilliseconds: 200 };
  expect(await Promise.all(['/silent', '/drips', '/refuses'].map((path) => fetchPicture(url + path, way)))).toEqual(['NOT_HAD', 'NOT_HAD', 'NOT_HAD']);
  expect(await fetchPicture('http://127.0.0.2:9/', way)).toBe('NOT_HAD');
});
