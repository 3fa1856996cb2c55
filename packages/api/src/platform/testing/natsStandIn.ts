import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that speaks as much of NATS as the bus of events needs, and can be told to lose what it gets. */
export interface NatsStandIn {
  url: string;
  /** What clients said of themselves. */
  greetings: Record<string, unknown>[];
  /** Payloads that it got, with their subjects. */
  heard: { subject: string; payload: Buffer }[];
  /** Swallows the next messages. */
  lose(count: number): void;
  /** Hands something to everybody who follows a subject. */
  say(subject: string, payload: Uint8Array): void;
  /** Closes its door and all lines, as a server that dies; the same address opens again. */
  close(): Promise<void>;
  open(): Promise<void>;
}

interface Client { socket: Socket; subjects: Map<string, string>; echo: boolean }

export const natsStandIn = async (): Promise<NatsStandIn> => {
  const clients = new Set<Client>();
  const [greetings, heard]: [NatsStandIn['greetings'], NatsStandIn['heard']] = [[], []];
  let losing = 0;
  let port = 0;

  const pass = (subject: string, payload: Uint8Array, from?: Client): void => {
    for (const client of clients) {
      if (client === from && !client.echo) continue;
      for (const [sid, followed] of client.subjects) if (followed === subject) client.socket.write(Buffer.concat([Buffer.from(`MSG ${subject} ${sid} ${payload.length}\r\n`), payload, Buffer.from('\r\n')]));
    }
  };
  const obey = (client: Client, line: string, payload: Buffer): void => {
    const [verb = '', ...rest] = line.split(/\s+/);
    if (verb === 'CONNECT') {
      const greeting = JSON.parse(line.slice('CONNECT '.length)) as Record<string, unknown>;
      greetings.push(greeting);
      client.echo = greeting['echo'] !== false;
    } else if (verb === 'PING') client.socket.write('PONG\r\n');
    else if (verb === 'SUB') client.subjects.set(rest.at(-1) ?? '', rest[0] ?? '');
    else if (verb === 'UNSUB') client.subjects.delete(rest[0] ?? '');
    else if (verb === 'PUB') {
      heard.push({ subject: rest[0] ?? '', payload });
      if (losing > 0) losing -= 1;
      else pass(rest[0] ?? '', payload, client);
    }
  };
  const server = createServer((socket) => {
    const client: Client = { socket, subjects: new Map(), echo: true };
    clients.add(client);
    socket.on('close', () => clients.delete(client)).on('error', () => undefined);
    socket.write(`INFO ${JSON.stringify({ server_id: 'standIn', version: '2.10.0', proto: 1, headers: false, max_payload: 1_048_576 })}\r\n`);
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.subarray(0, end).toString();
        const bytes = line.startsWith('PUB ') ? Number(line.split(/\s+/).at(-1)) : null;
        const after = end + 2 + (bytes === null ? 0 : bytes + 2);
        if (rest.length < after) return;
        obey(client, line, Buffer.from(rest.subarray(end + 2, bytes === null ? end + 2 : after - 2)));
        rest = rest.subarray(after);
      }
    });
  });
  const open = async (): Promise<void> => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    port = (server.address() as AddressInfo).port;
  };
  await open();
  return {
    url: `nats://desk:secret@127.0.0.1:${port}`,
    greetings, heard, open,
    lose: (count) => { losing = count; },
    say: (subject, payload) => pass(subject, payload),
    close: async () => {
      const closed = once(server.close(), 'close');
      for (const { socket } of clients) socket.destroy();
      await closed;
    },
  };
};
