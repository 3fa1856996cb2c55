import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A letter that the client's mail server took. */
export interface TakenLetter {
  from: string;
  to: string[];
  /** As it came, headers and body. */
  raw: string;
  /** The text, decoded. */
  text: string;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  letters: TakenLetter[];
  /** While false it turns every letter away for the moment (451). */
  takes: boolean;
  /** While true it knows none of its recipients (550). */
  knowsNobody: boolean;
  stop(): Promise<void>;
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** The plain text of a letter; of one that has it in HTML and with files besides, its first part in plain text. */
const textOf = (raw: string): string => {
  const [, head = '', body = ''] = /^(content-type: text\/plain[^]*?)\r\n\r\n([^]*?)(?:\r\n--|$(?![^]))/im.exec(raw) ?? [];
  return /^content-transfer-encoding: base64/im.test(head) ? Buffer.from(body, 'base64').toString() : body;
};

/** The mail server of the outside world: speaks as much SMTP as a sender needs and keeps what it took. */
export const startMailServer = async (): Promise<MailServer> => {
  const sockets = new Set<Socket>();
  const state: MailServer = { url: '', letters: [], takes: true, knowsNobody: false, stop: async () => undefined };

  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8'));
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let waiting = '';
    let envelope: { from: string; to: string[] } = { from: '', to: [] };
    let inData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') envelope = { from: addressIn(line), to: [] };
      if (verb === 'RCPT' && state.knowsNobody) return say('550 5.1.1 user unknown');
      if (verb === 'RCPT') envelope.to.push(addressIn(line));
      if (verb === 'DATA') inData = state.takes;
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say(verb !== 'DATA' ? '250 ok' : state.takes ? '354 go on' : '451 not now');
    };
    socket.on('data', (chunk: string) => {
      waiting += chunk;
      for (let end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n'); end >= 0; end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n')) {
        const text = waiting.slice(0, end);
        waiting = waiting.slice(end + (inData ? 5 : 2));
        if (!inData) command(text);
        else {
          inData = false;
          state.letters.push({ ...envelope, raw: text, text: textOf(text) });
          say('250 taken');
        }
      }
    });
    say('220 mail.client.example');
  }).listen(0, '127.0.0.1');

  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  state.url = `smtp://127.0.0.1:${address.port}`;
  state.stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return state;
};
