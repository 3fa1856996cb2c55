import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ownCertificate } from './certificate.ts';

export interface ReceivedDelivery {
  headers: IncomingMessage['headers'];
  body: string;
  /** Takes it: answers 204. Until then whoever sends it waits. */
  take(): void;
}

/** A receiver of webhooks by HTTPS, for one test: its certificate is its own, and lies in a file. It answers nothing by itself. */
export const tlsReceiver = async (): Promise<{ url: string; certificateFile: string; next(): Promise<ReceivedDelivery> }> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-receiver-'));
  const certificateFile = path.join(folder, 'own.pem');
  const own = ownCertificate();
  writeFileSync(certificateFile, own.cert);
  const arrived: ReceivedDelivery[] = [];
  const waiting: ((delivery: ReceivedDelivery) => void)[] = [];
  const server = createServer(own, (request, response) => {
    let body = '';
    request.on('error', () => undefined).setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
      const delivery = { headers: request.headers, body, take: () => void response.writeHead(204).end() };
      const wanted = waiting.shift();
      if (wanted) wanted(delivery);
      else arrived.push(delivery);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    certificateFile,
    next: () => new Promise((resolve) => {
      const delivery = arrived.shift();
      if (delivery) resolve(delivery);
      else waiting.push(resolve);
    }),
  };
};
