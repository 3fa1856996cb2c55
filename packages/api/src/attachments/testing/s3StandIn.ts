import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import aws4 from 'aws4';
import { clock } from '../../platform/clock.ts';
import type { S3Settings } from '../../platform/config.ts';

/** How it misbehaves: breaks off in the middle of bytes, or refuses for now. */
export type S3Fault = 'BREAKS_OFF' | 'SLOW_DOWN';

export interface S3StandIn {
  settings: S3Settings;
  /** What lies in the bucket, by key. */
  objects: Map<string, Buffer>;
  /** What was asked, `GET files/… bytes=0-9`, in order. */
  asked: string[];
  /** How many objects came as a whole. */
  completed: number;
  fault: S3Fault | null;
  stop(): Promise<void>;
}

const skewMilliseconds = 15 * 60_000;

class S3Error extends Error {
  constructor(readonly status: number, readonly code: string) {
    super(code);
  }
}

/** Recomputes the signature with another library than the one that made it, over what was sent; throws as the real ones refuse. */
const verify = (request: IncomingMessage, { keyId, secret, region }: S3Settings): void => {
  const { authorization = '', host = '', 'x-amz-date': date, 'x-amz-content-sha256': payload } = request.headers;
  const [, key, scope, signedHeaders = ''] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=[0-9a-f]{64}$/.exec(authorization) ?? [];
  if (key !== keyId) throw new S3Error(403, 'InvalidAccessKeyId');
  if (typeof date !== 'string' || typeof payload !== 'string') throw new S3Error(403, 'AccessDenied');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  if (!(Math.abs(at - clock.now()) < skewMilliseconds)) throw new S3Error(403, 'RequestTimeTooSkewed');
  const names = signedHeaders.split(';');
  for (const name of ['host', ...Object.keys(request.headers).filter((one) => one.startsWith('x-amz-'))]) if (!names.includes(name)) throw new S3Error(403, 'AccessDenied');
  const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
  const signed = aws4.sign({ host, method: request.method ?? '', path: request.url ?? '', service: 's3', region, headers: { ...headers } }, { accessKeyId: keyId, secretAccessKey: secret });
  if (signed.headers?.['Authorization'] !== authorization || !scope?.endsWith(`/${region}/s3/aws4_request`)) throw new S3Error(403, 'SignatureDoesNotMatch');
};

/** A store that speaks as much S3 as files need, strictly: each request is to be signed, each object comes with its length and is there when all of it is. */
export const startS3StandIn = async (): Promise<S3StandIn> => {
  const settings: S3Settings = { endpoint: '', region: 'ru-central1', bucket: 'reglament-files', keyId: 'TESTKEY', secret: 'test/secret+of=the stand-in', pathStyle: true };
  const standIn: Omit<S3StandIn, 'stop'> = { settings, objects: new Map(), asked: [], completed: 0, fault: null };

  const put = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    if (request.headers['transfer-encoding'] !== undefined) throw new S3Error(501, 'NotImplemented');
    if (request.headers['content-length'] === undefined) throw new S3Error(411, 'MissingContentLength');
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      if (standIn.fault === 'BREAKS_OFF') return void request.destroy();
      pieces.push(piece as Buffer);
    }
    standIn.objects.set(key, Buffer.concat(pieces));
    standIn.completed += 1;
    response.end();
  };

  const get = (request: IncomingMessage, response: ServerResponse, key: string): void => {
    const object = standIn.objects.get(key);
    if (!object) throw new S3Error(404, 'NoSuchKey');
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (start === undefined || end === undefined) throw new S3Error(400, 'InvalidArgument');
    if (Number(start) >= object.length) throw new S3Error(416, 'InvalidRange');
    const part = object.subarray(Number(start), Number(end) + 1);
    response.writeHead(206, { 'content-length': part.length });
    if (standIn.fault !== 'BREAKS_OFF') return void response.end(part);
    response.write(part.subarray(0, part.length / 2), () => response.destroy());
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    verify(request, settings);
    const [, bucket, key = ''] = /^\/([^/?]+)\/([^?]+)$/.exec(request.url ?? '') ?? [];
    if (bucket !== settings.bucket) throw new S3Error(404, 'NoSuchBucket');
    standIn.asked.push([request.method, key, request.headers.range].filter(Boolean).join(' '));
    if (standIn.fault === 'SLOW_DOWN') throw new S3Error(503, 'SlowDown');
    if (request.method === 'PUT') return put(request, response, key);
    if (request.method === 'GET') return get(request, response, key);
    if (request.method !== 'DELETE') throw new S3Error(405, 'MethodNotAllowed');
    standIn.objects.delete(key);
    response.writeHead(204).end();
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const { status, code } = error instanceof S3Error ? error : new S3Error(500, 'InternalError');
      if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(standIn, {
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
};
