import { execFile, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  addClientMessage, connect, createTicket, deliveriesInMemory, RefusedError, RepeatedDeliveryError, RequestError, ticket as ticketByNumber, ticketEvents, tickets, typed, verifyWebhook, WebhookError, wishChanges,
  type BoardFrame, type FoldableBoard,
} from '@reglament/schema/client';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cuttableLine } from '../support/cuttableLine.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

const contract = path.resolve(import.meta.dirname, '../../packages/schema');
const run = promisify(execFile);

let system: System;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  system = await startSystem({ WEBHOOK_NETWORKS: '127.0.0.0/8' });
  await system.at('2026-11-24T11:00:00+03:00');
  environment = { ...process.env, REGLAMENT_URL: system.server.url, REGLAMENT_KEY: system.partner.key };
});
afterAll(() => system.stop());

/** What a program prints, line by line. */
const printed = async (program: string, args: string[] = []): Promise<string[]> => (await run(program, args, { env: environment })).stdout.trim().split('\n');
const failed = async (program: string, args: string[]): Promise<string> => run(program, args, { env: environment }).then(() => 'it did not fail', ({ stderr }: { stderr: string }) => stderr);

describe('what stands in the README runs', () => {
  it('block by block, as one program', async () => {
    const blocks = [...readFileSync(path.join(contract, 'README.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
    expect(blocks.length).toBeGreaterThan(4);
    const file = path.join(contract, `examples/.readme-${process.pid}.ts`);
    writeFileSync(file, blocks.join('\n'));
    try {
      const lines = await printed(process.execPath, [file]);
      expect(lines[0]).toMatch(/^TP-2026-\d{6} is due 2026-11-26T08:00:00\.000Z$/);
      const number = lines[0]?.split(' ')[0];
      expect(lines).toEqual(expect.arrayContaining([`waits: ${number} Module is silent`, 'registered: true', 'refused: NOT_FOUND at ticketId', 'forged: true']));
      expect(lines.filter((line) => line.endsWith(', up to true')).at(-1)).toBe('CLIENT_MESSAGE_ADDED REGISTERED, up to true');
    } finally {
      rmSync(file);
    }
  });

  it('the documents of the client fit the contract of clients’ systems', () => {
    const schema = buildSchema(readFileSync(path.join(contract, 'client.graphql'), 'utf8'));
    for (const { text } of [addClientMessage, createTicket, ticketByNumber, tickets, ticketEvents, wishChanges]) expect(validate(schema, parse(text))).toEqual([]);
    expect(validate(schema, parse('{ drafts { id } }'))).toHaveLength(1);
  });

  it('so do the documents that the explorer offers, and each says what it is for', () => {
    const schema = buildSchema(readFileSync(path.join(contract, 'client.graphql'), 'utf8'));
    const folder = path.join(contract, 'examples/graphql');
    const documents = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(documents.length).toBeGreaterThan(3);
    for (const document of documents) {
      expect(validate(schema, parse(document))).toEqual([]);
      expect(document).toMatch(/^# [A-Z]/);
    }
  });
});

describe('the example programs do what they say', () => {
  it('in TypeScript', async () => {
    const lines = await printed(process.execPath, [path.join(contract, 'examples/typescript/partner.ts'), 'Из примера']);
    expect(lines[0]).toMatch(/^filed TP-2026-\d{6}, due 2026-11-26T08:00:00\.000Z$/);
    expect(lines.at(-1)).toMatch(/^CLIENT_MESSAGE_ADDED TP-2026-\d{6}$/);
    expect(lines.slice(1).some((line) => line.startsWith('TICKET_REGISTERED'))).toBe(false);
  });

  it('with curl, once under a key of one’s own', async () => {
    const program = path.join(contract, 'examples/curl/partner.sh');
    const first = await printed(program, ['order-1', 'From curl']);
    expect(first[0]).toMatch(/^filed TP-2026-\d{6}$/);
    expect(JSON.parse(first[1] ?? '')).toMatchObject({ data: { ticket: { status: 'REGISTERED', sla: { standing: 'ON_TIME' } } } });
    expect((await printed(program, ['order-1', 'From curl']))[0]).toBe(first[0]);
    expect(await failed(program, ['order-1', 'Another one'])).toContain('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
    const awkward = 'Says "no signal" \\ in C:\\temp, $HOME & \'so on\'';
    const [filed] = await printed(program, ['order-1a', awkward]);
    const { ticket } = await system.get<{ ticket: { subject: string } }>('query($id: ID!) { ticket(id: $id) { subject } }', { id: filed?.replace('filed ', '') });
    expect(ticket.subject).toBe(awkward);
  });

  const withoutPython = spawnSync('python3', ['--version']).error !== undefined;
  it(withoutPython ? 'in Python: NOT RUN, there is no python3 here' : 'in Python: the request once, and webhooks that are forged, old or altered are refused', async () => {
    const program = path.join(contract, 'examples/python/partner.py');
    const imports = [...readFileSync(program, 'utf8').matchAll(/^import ([\w.]+)$/gm)].map(([, name]) => name);
    expect(imports).toEqual(['base64', 'hashlib', 'hmac', 'json', 'os', 'sys', 'time', 'urllib.error', 'urllib.request']);
    if (withoutPython) return;
    const python = (args: string[]) => printed('python3', [program, ...args]);
    const first = await python(['file', 'order-2', 'From Python']);
    expect(first[0]).toMatch(/^filed TP-2026-\d{6}$/);
    expect(await python(['file', 'order-2', 'From Python'])).toEqual(first);

    const secret = `whsec_${Buffer.from('thirty-two bytes of no importance').toString('base64')}`;
    const body = JSON.stringify({ type: 'TRIAL' });
    const signed = (at: number) => ({ 'webhook-id': '1', 'webhook-timestamp': String(at), 'webhook-signature': `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`1.${at}.${body}`).digest('base64')}` });
    const verify = async (delivery: unknown, by = secret): Promise<string> => {
      const child = run('python3', [program, 'verify', by]);
      child.child.stdin?.end(JSON.stringify(delivery));
      return child.then(({ stdout }) => stdout.trim(), ({ stderr }: { stderr: string }) => stderr.trim());
    };
    const now = Math.floor(Date.now() / 1000);
    expect(await verify({ headers: signed(now), body })).toBe('taken TRIAL');
    expect(await verify({ headers: signed(now), body: `${body} ` })).toContain('refused: the signature');
    expect(await verify({ headers: signed(now - 301), body })).toContain('refused: the delivery is not of now');
    expect(await verify({ headers: signed(now), body }, `${secret.slice(0, -4)}AAA=`)).toContain('refused: the signature');
    expect(await verify({ headers: { ...signed(now), 'webhook-signature': 'v1,é v1,A===' }, body })).toBe('refused: the signature is not by your secret');
    for (const name of Object.keys(signed(now))) expect(await verify({ headers: { ...signed(now), [name]: undefined }, body })).toBe(`refused: the header ${name} is missing`);

    // a try that is still at work, or that a fault of the server has ended, is no refusal (decision 87)
    const answer = (payload: object): string => JSON.stringify({ data: { createTicket: { ticket: null, userErrors: [], ...payload } } });
    const answers = [answer({ userErrors: [{ code: 'IDEMPOTENCY_CONCURRENT_REQUEST', field: [], message: '' }] }), answer({ ticket: { number: 'TP-2026-000009', sla: null } })];
    const keys: unknown[] = [];
    const busy = createServer((request, reply) => {
      keys.push(request.headers['idempotency-key']);
      reply.setHeader('content-type', 'application/json').end(answers.shift());
    });
    await once(busy.listen(0, '127.0.0.1'), 'listening');
    try {
      const env = { ...environment, REGLAMENT_URL: `http://127.0.0.1:${(busy.address() as AddressInfo).port}` };
      expect((await run('python3', [program, 'file', 'order-3', 'Busy'], { env })).stdout).toBe('filed TP-2026-000009\n');
      expect(keys).toEqual(['order-3', 'order-3']);
      answers.push(answer({ userErrors: [{ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', field: [], message: '' }] }));
      await expect(run(path.join(contract, 'examples/curl/partner.sh'), ['order-3', 'Busy'], { env })).rejects.toMatchObject({ code: 75, stderr: expect.stringMatching(/^not done yet, repeat it with the same key/) as unknown });
    } finally {
      busy.close();
    }
  });
});

describe('the package that partners install', () => {
  const program = `import { createTicket, connect, deliveriesInMemory, RefusedError, ticket, type Ticket } from '@reglament/schema/client';
import { priorities } from '@reglament/schema';
const desk = connect({ url: process.env['REGLAMENT_URL'] ?? '', key: process.env['REGLAMENT_KEY'] ?? '' });
const file = (body: string) => desk.act(createTicket, { input: { externalId: 'erp-7', subject: 'From the package', body, priority: 'HIGH' } });
const [first, again] = [await file('Text'), await file('Text')];
const number: Ticket['number'] | undefined = first.ticket?.number;
console.log(first.result, again.result, number === again.ticket?.number, priorities.HIGH.en, deliveriesInMemory().size);
console.log((await desk.ask(ticket, { id: number ?? '' })).ticket?.timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').length);
try {
  await file('Other words');
} catch (error) {
  if (!(error instanceof RefusedError)) throw error;
  console.log(error.userErrors[0]?.code, error.userErrors[0]?.field.join());
}
`;

  it('is packed, installed in an empty folder without any network, typed, and runs as TypeScript and as JavaScript', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reglament-package-'));
    try {
      await run(process.execPath, [path.join(contract, 'scripts/build.ts'), path.join(folder, 'package')]);
      const packed = async (source: string): Promise<string> => {
        const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', source], { cwd: folder });
        return `./${(JSON.parse(stdout) as [{ filename: string }])[0].filename}`;
      };
      // what it needs lies here already; nothing is fetched
      const tarballs = [];
      for (const source of ['./package', ...['graphql', 'graphql-ws'].map((name) => realpathSync(path.join(contract, 'node_modules', name)))]) tarballs.push(await packed(source));
      writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
      await run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...tarballs], { cwd: folder });
      const installed = path.join(folder, 'node_modules/@reglament/schema');
      expect(readdirSync(installed).toSorted()).toEqual(['LICENSE', 'README.md', 'client.graphql', 'lib', 'package.json', 'schema.graphql']);
      expect(readFileSync(path.join(installed, 'client.graphql'), 'utf8')).toBe(readFileSync(path.join(contract, 'client.graphql'), 'utf8'));

      const check = async (source: string): Promise<string> => {
        writeFileSync(path.join(folder, 'program.ts'), source);
        const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom,dom.asynciterable', '--types', '', 'program.ts'];
        return run(process.execPath, [path.resolve(import.meta.dirname, '../node_modules/typescript/bin/tsc'), ...options], { cwd: folder }).then(({ stdout }) => stdout, ({ stdout }: { stdout: string }) => stdout);
      };
      const withoutNode = program.replaceAll(/process\.env\['(\w+)'\]/g, "(globalThis as unknown as { process: { env: Record<string, string | undefined> } }).process.env['$1']");
      expect(await check(withoutNode)).toBe('');
      expect(await check(withoutNode.replace("priority: 'HIGH'", "priority: 'URGENT'"))).toMatch(/error TS\d+: .*URGENT/);

      writeFileSync(path.join(folder, 'program.ts'), withoutNode);
      const told = (result: string): string[] => [`${result} NOOP true High 0`, '1', 'SAID_OTHERWISE body'];
      expect(await printed(process.execPath, [path.join(folder, 'program.ts')])).toEqual(told('CREATED'));
      writeFileSync(path.join(folder, 'program.mjs'), program.replace(', type Ticket', '').replace('(body: string)', '(body)').replace(": Ticket['number'] | undefined", ''));
      expect(await printed(process.execPath, [path.join(folder, 'program.mjs')])).toEqual(told('NOOP'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

describe('the client', () => {
  it('follows events over breaks of the line without gap or repetition', async () => {
    const line = await cuttableLine(system.server.url);
    const [direct, cut] = [system.server.url, line.url].map((url) => connect({ url, key: system.partner.key, wait: async () => undefined })) as [ReturnType<typeof connect>, ReturnType<typeof connect>];
    const { ticket, eventCursor } = await direct.act(createTicket, { input: { subject: 'Обрывы', body: 'Текст' } });
    const write = async (body: string): Promise<string> => (await direct.act(addClientMessage, { input: { ticketId: ticket?.id ?? '', body } })).eventIds[0] ?? '';
    const expected = [await write('раз')];
    const seen: string[] = [];
    for await (const { event } of cut.follow(ticketEvents, { after: eventCursor })) {
      if (event.type !== 'CLIENT_MESSAGE_ADDED') continue;
      seen.push(event.id);
      if (seen.length === 5) break;
      line.cut();
      expected.push(await write(`и ещё ${seen.length}`));
    }
    expect(seen).toEqual(expected);
    await line.close();
  });

  it('notices a line that went dead without a word, and goes on behind it', async () => {
    const line = await cuttableLine(system.server.url);
    const to = (url: string) => connect({ url, key: system.partner.key, heartbeatMilliseconds: 200, patienceMilliseconds: 200, attempts: 2, wait: async () => undefined });
    const [direct, deadly] = [connect({ url: system.server.url, key: system.partner.key }), to(line.url)];
    const { ticket, eventCursor } = await direct.act(createTicket, { input: { subject: 'Мёртвая линия', body: 'Текст' } });
    const write = async (body: string): Promise<string> => (await direct.act(addClientMessage, { input: { ticketId: ticket?.id ?? '', body } })).eventIds[0] ?? '';
    const expected = [await write('раз')];
    const seen: string[] = [];
    for await (const { event } of deadly.follow(ticketEvents, { after: eventCursor })) {
      if (event.type !== 'CLIENT_MESSAGE_ADDED') continue;
      seen.push(event.id);
      if (seen.length === 3) break;
      line.deaden();
      expected.push(await write(`и ещё ${seen.length}`));
    }
    expect(seen).toEqual(expected);
    await line.close();
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await expect(to(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`).ask(tickets, {})).rejects.toMatchObject({ code: 'UNREACHABLE' });
    silent.closeAllConnections();
    silent.close();
  });

  it('watches the board of the desk over a break of the line, whole each time', async () => {
    const line = await cuttableLine(system.server.url);
    const fields = 'asOf cursor awaitingAnswer next { obligationId subject remainingWorkingSeconds } load { staffId } complianceByPriority { priority }';
    const board = typed<{ slaBoardChanges: BoardFrame<FoldableBoard & { awaitingAnswer: number }> }, { after?: string | null }>(`subscription($after: String) { slaBoardChanges(after: $after) { mark
      board { ${fields} } changes { asOf cursor workingSecondsPassed figures { awaitingAnswer } next { obligationId subject remainingWorkingSeconds } nextOrder load { staffId } loadOrder complianceByPriority { priority } } } }`);
    const seen: number[] = [];
    for await (const { awaitingAnswer, load, next } of connect({ url: line.url, key: system.desk.key, audience: 'staff', wait: async () => undefined }).watchBoard(board)) {
      expect(next.length).toBeGreaterThan(0);
      expect(load.length).toBeGreaterThan(0);
      if (awaitingAnswer !== seen.at(-1)) seen.push(awaitingAnswer);
      if (seen.length === 2) break;
      line.cut();
      await connect({ url: system.server.url, key: system.partner.key }).act(createTicket, { input: { subject: 'Табло', body: 'Текст' } });
    }
    expect(seen[1]).toBeGreaterThan(seen[0] ?? Infinity);
    await line.close();
  });

  it('says at once what no new try would mend', async () => {
    const desk = connect({ url: system.server.url, key: system.partner.key, wait: async () => undefined });
    await expect(desk.act(addClientMessage, { input: { ticketId: 'TP-2026-999999', body: 'Есть кто?' } })).rejects.toThrow(RefusedError);
    await expect(desk.follow(ticketEvents, { after: 'e999999999' }).next()).rejects.toMatchObject({ code: 'RESYNC_REQUIRED' });
    const stranger = connect({ url: system.server.url, key: 'rk_none-of-the-keys-of-this-desk', wait: async () => undefined });
    await expect(stranger.ask(tickets, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(stranger.follow(ticketEvents, {}).next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(connect({ url: 'http://127.0.0.1:1', key: '', attempts: 3, wait: async () => undefined }).ask(tickets, {})).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('tries an act again under one key, and waits as long as it is told', async () => {
    const keys: unknown[] = [];
    const waits: number[] = [];
    const answers = [[503, '<html>'], [429, '{"errors":[{"message":"later","extensions":{"code":"RATE_LIMITED"}}]}'], [200, '{"data":{"createTicket":{"ticket":null,"userErrors":[],"eventIds":[],"eventCursor":null}}}']] as const;
    const server = createServer((request, response) => {
      const [status, body] = answers[keys.length] ?? [500, ''];
      keys.push(request.headers['idempotency-key']);
      response.writeHead(status, status === 429 ? { 'retry-after': '7' } : {}).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const desk = connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'rk_x', wait: async (milliseconds) => void waits.push(milliseconds) });
    expect(await desk.act(createTicket, { input: { subject: 'Тема', body: 'Текст' } })).toMatchObject({ userErrors: [] });
    expect(keys).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), keys[0], keys[0]]);
    expect(waits[0]).toBeGreaterThanOrEqual(500);
    expect(waits[1]).toBe(7_000);
    server.close();
  });

  describe('an act whose try fails by the server', () => {
    const fault = '{"errors":[{"message":"Internal error; quote 1","extensions":{"code":"INTERNAL_SERVER_ERROR","requestId":"1"}}]}';
    const payload = (userErrors: unknown[]): string => JSON.stringify({ data: { createTicket: { ticket: null, userErrors, eventIds: [], eventCursor: null } } });
    const again = payload([{ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', field: [], clause: null, message: 'It failed before, too', params: [{ name: 'requestId', value: '1' }] }]);
    // as a document of one's own may ask for it
    const busy = payload([{ code: 'IDEMPOTENCY_CONCURRENT_REQUEST', field: [], message: 'Another try is at work' }]);
    const refused = payload([{ code: 'TOO_LONG', field: ['subject'], clause: '4.5', message: 'Too long', params: [] }]);

    /** What the client makes of these answers, one after the other, and under how many keys it asked how often. */
    const outcomeOf = async (answers: readonly string[]): Promise<{ outcome: unknown; tries: number; keys: number }> => {
      const keys: unknown[] = [];
      const server = createServer((request, response) => {
        keys.push(request.headers['idempotency-key']);
        response.end(answers[keys.length - 1] ?? refused);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const desk = connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'rk_x', wait: async () => undefined });
      const outcome = await desk.act(createTicket, { input: { subject: 'Тема', body: 'Текст' } }).catch((error: unknown) => error);
      server.close();
      return { outcome, tries: keys.length, keys: new Set(keys).size };
    };

    it.each([
      ['a fault, the same fault told as a second one, then done', [fault, again, again, payload([])], 4],
      ['another try at work, then done', [busy, payload([])], 2],
    ])('%s: it is tried under one key until it is done', async (_what, answers, tries) => {
      expect(await outcomeOf(answers)).toMatchObject({ outcome: { userErrors: [] }, tries, keys: 1 });
    });

    it('tells after the fifth try that the request failed, and under which number; nothing was refused', async () => {
      const { outcome, tries, keys } = await outcomeOf([fault, again, again, again, again, payload([])]);
      expect(outcome).toBeInstanceOf(RequestError);
      expect(outcome).toMatchObject({ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', message: 'It failed before, too', errors: [{ extensions: { code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', requestId: '1' } }] });
      expect([tries, keys]).toEqual([5, 1]);
    });

    it('what is refused after a fault is refused, at once', async () => {
      const { outcome, tries } = await outcomeOf([fault, refused, payload([])]);
      expect(outcome).toBeInstanceOf(RefusedError);
      expect(tries).toBe(2);
    });
  });

  it('remembers deliveries as long as their age does not refuse them, and no longer', () => {
    let now = 0;
    const memory = deliveriesInMemory(() => now);
    expect(['a', 'b', 'a'].map((one, at) => memory.take(one, 1_000 + at))).toEqual([true, true, false]);
    now = 1_000;
    expect([memory.take('c', 5_000), memory.size, memory.take('a', 5_000), memory.take('b', 5_000)]).toEqual([true, 2, true, false]);
  });

  it('proves what the desk delivers, and refuses what was altered', async () => {
    const got = Promise.withResolvers<{ headers: IncomingMessage['headers']; body: string }>();
    const receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
        got.resolve({ headers: request.headers, body });
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const records = recordsOf(system);
    const head = await system.signIn('SUPPORT_HEAD');
    const { id: machineUserId } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'Receiver' }, head);
    const { createWebhook } = await system.get<{ createWebhook: { secret: string; webhook: { id: string }; userErrors: unknown[] } }>(
      'mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id } userErrors { code field message } } }',
      { input: { machineUserId, name: 'Приёмник', url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, document: 'subscription { ticketEvents { event { type } } }', scopes: ['tickets:read'], eventTypes: ['TICKET_CLOSED'] } }, head);
    await records.done('tryWebhook', 'webhook', 'id', { id: createWebhook.webhook.id }, head);
    const delivery = await got.promise;
    const sentAt = Number(delivery.headers['webhook-timestamp']) * 1_000;
    expect(await verifyWebhook(delivery, createWebhook.secret, sentAt)).toMatchObject({ type: 'TRIAL', cursor: null, data: null });
    expect(await verifyWebhook(delivery, ['whsec_b3RoZXI=', createWebhook.secret], sentAt)).toMatchObject({ type: 'TRIAL' });
    // with a memory nobody repeats it, and what is not proven is not remembered
    const memory = deliveriesInMemory(() => sentAt);
    await expect(verifyWebhook(delivery, 'whsec_b3RoZXI=', { now: sentAt, memory })).rejects.toThrow('by your secret');
    expect(memory.size).toBe(0);
    expect(await verifyWebhook(delivery, createWebhook.secret, { now: sentAt, memory })).toMatchObject({ type: 'TRIAL' });
    await expect(verifyWebhook(delivery, createWebhook.secret, { now: sentAt, memory })).rejects.toThrow(RepeatedDeliveryError);
    await expect(verifyWebhook({ ...delivery, body: delivery.body.replace('TRIAL', 'OTHER') }, createWebhook.secret, sentAt)).rejects.toThrow(WebhookError);
    await expect(verifyWebhook(delivery, 'whsec_b3RoZXI=', sentAt)).rejects.toThrow(WebhookError);
    await expect(verifyWebhook(delivery, createWebhook.secret, sentAt + 301_000)).rejects.toThrow(WebhookError);
    await expect(verifyWebhook({ ...delivery, headers: { ...delivery.headers, 'webhook-signature': undefined } }, createWebhook.secret, sentAt)).rejects.toThrow(WebhookError);
    receiver.close();
  });
});
