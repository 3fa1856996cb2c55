import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { listenFault } from './listenFault.ts';

const listening = { host: '127.0.0.1', port: 4138, mailPort: 2638 };
const systemError = (code: string, port?: number) => Object.assign(new Error(code), { code, port, syscall: 'listen' });

test('a port that another program listens on is named with a way out', async () => {
  const first = createServer().listen(0, listening.host);
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  const [error] = await once(createServer().listen(port, listening.host), 'error');
  first.close();
  expect(listenFault(error, { ...listening, port })?.message).toBe(
    `Port ${port} is taken by another program. Stop it or choose another: PORT=${port + 1} npm start`,
  );
});

test('a taken mail port is told apart, also inside another error', () => {
  const wrapped = new Error('mail door', { cause: systemError('EADDRINUSE', 2638) });
  expect(listenFault(wrapped, listening)).toMatchObject({
    message: 'Port 2638 is taken by another program. Stop it or choose another: MAIL_PORT=2639 npm start',
    exitCode: 69,
  });
});

test('a port below 1024 and a foreign address have sentences of their own', () => {
  expect(listenFault(systemError('EACCES', 4138), listening)?.message).toContain('needs rights that this user lacks');
  expect(listenFault(systemError('EADDRNOTAVAIL'), listening)?.message).toContain('HOST 127.0.0.1 is no address of this machine');
});

test('any other error is left alone', () => {
  expect(listenFault(systemError('ENOENT'), listening)).toBeUndefined();
  expect(listenFault(Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open' }), listening)).toBeUndefined();
  expect(listenFault('EADDRINUSE', listening)).toBeUndefined();
});
