import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, type Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { lineTo } from './socketLine.ts';

let http: Server;
let upgraded: Promise<{ socket: WebSocket; connection: Duplex }>;
let client: WebSocket;
const heard: string[] = [];
beforeAll(async () => {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const sockets = new WebSocketServer({ noServer: true });
  upgraded = new Promise((resolve) => { http.on('upgrade', (request, connection, head) => sockets.handleUpgrade(request, connection, head, (socket) => resolve({ socket, connection }))); });
  client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  client.on('message', (data: Buffer) => heard.push(data.toString()));
  await once(client, 'open');
});
afterAll(async () => {
  client.terminate();
  http.close();
});

describe('one subscription is told past the library', () => {
  it('answers of all lengths come as the protocol says, also between messages of the library', async () => {
    const { socket, connection } = await upgraded;
    const lengths = [0, 1, 60, 61, 62, 63, 64, 65, 66, 67, 100, 65_460, 65_470, 65_480, 65_490, 65_500, 65_536, 100_000];
    const tell = lineTo(socket, connection, 'a1');
    for (const length of lengths) {
      await tell({ data: { text: 'ы'.repeat(length) } });
      socket.send(`after ${length}`);
      socket.ping();
    }
    while (heard.length < lengths.length * 2) await once(client, 'message');
    expect(heard.map((text) => (text.startsWith('after') ? text : (JSON.parse(text) as { payload: { data: { text: string } } }).payload.data.text.length))).toEqual(lengths.flatMap((length) => [length, `after ${length}`]));
    expect(heard[0]).toBe('{"id":"a1","type":"next","payload":{"data":{"text":""}}}');
  });

  it('whatever a caller calls its subscription, it is called so', async () => {
    const { socket, connection } = await upgraded;
    for (const id of ['', 'подписка "1"', '\u{1f600}\u2028\\', '7f000001-0000-7000-8000-000000000001']) {
      const coming = once(client, 'message');
      await lineTo(socket, connection, id)({ data: null });
      const [data] = (await coming) as [Buffer];
      expect(JSON.parse(data.toString())).toEqual({ id, type: 'next', payload: { data: null } });
    }
  });

  it('who does not read is waited for, and no longer when it is gone', async () => {
    const { socket } = await upgraded;
    const connection = new PassThrough({ writableHighWaterMark: 1024 });
    const tell = lineTo(socket, connection, '1');
    const large = { data: { text: 'x'.repeat(200_000) } };
    await tell(large);
    const waiting = tell(large);
    expect(waiting).toBeInstanceOf(Promise);
    connection.resume();
    await waiting;
    expect(connection.listenerCount('drain')).toBe(0);
    connection.pause();
    await tell(large);
    const left = tell(large);
    expect(left).toBeInstanceOf(Promise);
    connection.destroy();
    await left;
  });

  it('who takes nothing for too long is closed with 4413', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const entered = once(server, 'connection') as Promise<[WebSocket]>;
    const slow = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [socket] = await entered;
    const connection = new PassThrough({ writableHighWaterMark: 1024 });
    const large = { data: { text: 'x'.repeat(200_000) } };
    const tell = lineTo(socket, connection, '1', 20);
    await tell(large);
    const waiting = tell(large);
    const [code, reason] = (await once(slow, 'close')) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4413, 'Slow consumer']);
    connection.destroy();
    await waiting;
    server.close();
  });

  it('a socket that closes is told nothing more', async () => {
    const { socket, connection } = await upgraded;
    socket.close();
    const before = connection.writableLength;
    expect(lineTo(socket, connection, '1')({ data: { text: 'late' } })).toBeUndefined();
    expect(connection.writableLength).toBe(before);
    await once(client, 'close');
    expect(heard.at(-1)).not.toContain('late');
  });
});
