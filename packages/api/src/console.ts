import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const packageFolder = (from: string): string => (existsSync(path.join(from, 'package.json')) ? from : packageFolder(path.dirname(from)));

/** Where a built package lies: beside this one, wherever in it the build put this file. */
const builtFolder = (name: string): string => path.join(packageFolder(path.dirname(fileURLToPath(import.meta.url))), `../${name}/dist`);
const consoleFolder = builtFolder('admin');
const explorerFolder = builtFolder('explorer');

/** Scripts and styles only from us; MUI writes its styles into the page, hence 'unsafe-inline' for styles alone. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

const usualHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

const aYearInSeconds = 31_536_000;

/** How long a browser keeps a built file. */
const setCacheHeaders: FastifyStaticOptions['setHeaders'] = (reply, file) => {
  // names of built files carry the hash of their content; the page itself names the newest of them
  const hashed = file.includes(`${path.sep}assets${path.sep}`);
  void reply.header('cache-control', hashed ? `public, max-age=${aYearInSeconds}, immutable` : 'no-cache');
};

/** Operations and fragments of the built console and the plugins in it; none while it is not built. */
export const documentsOfConsole = (): string[] => {
  const file = path.join(consoleFolder, '.vite/documents.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
};

/** Serves the explorer of the API at `/explorer`, to everybody: it holds no secret, and asks the doors as any program does. */
const serveExplorer = async (app: FastifyInstance): Promise<void> => {
  if (!existsSync(explorerFolder)) return;
  await app.register(fastifyStatic, { root: explorerFolder, prefix: '/explorer/', wildcard: false, decorateReply: false, setHeaders: setCacheHeaders });
  app.get('/explorer', (_request, reply) => reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html', explorerFolder));
};

/** Serves the console at `/`; every path that is not a file is a page of it. */
export const serveConsole = async (app: FastifyInstance): Promise<void> => {
  app.addHook('onSend', async (_request, reply) => {
    // a path that shows what others wrote has stricter ones of its own
    for (const [name, value] of Object.entries(usualHeaders)) if (!reply.hasHeader(name)) void reply.header(name, value);
  });
  if (!existsSync(consoleFolder)) return;
  await app.register(fastifyStatic, {
    root: consoleFolder,
    wildcard: false,
    setHeaders: setCacheHeaders,
  });
  await serveExplorer(app);
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && !path.extname(request.url.split('?')[0] ?? '');
    return wantsPage ? reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html') : reply.code(404).send({ error: 'not found' });
  });
};
