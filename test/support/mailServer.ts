import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A letter that the client's mail server took. */
export interface TakenLetter {
  from: string;
  to: string[];
  /** As it went over the wire, with the dots that the protocol adds. */
  wire: string;
  /** Headers and body, without those dots. */
  raw: string;
  /** The text, decoded. */
  text: string;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  letters: TakenLetter[];
  /** What broke the protocol, each time; none of it was taken. */
  faults: string[];
  /** While false it turns every letter away for the moment (451). */
  takes: boolean;
  /** While true it knows none of its recipients (550). */
  knowsNobody: boolean;
  /** While false it hangs up on whoever comes. */
  isThere: boolean;
  stop(): Promise<void>;
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** The plain text of a letter; of one that has it in HTML and with files besides, its first part in plain text. */
const textOf = (raw: string): string => {
  const [, head = '', body = ''] = /^(content-type: text\/plain[^]*?)\r\n\r\n([^]*?)(?:\r\n--|$(?![^]))/im.exec(raw) ?? [];
  return /^content-transfer-encoding: base64/im.test(head) ? Buffer.from(body, 'base64').toString() : body;
};

const [mostOfCommand, mostOfLine] = [512, 1000];

/** What of a command or of a text breaks RFC 5321 and the extensions that were offered, of which there is none. */
const faultIn = (text: string, most: number): string | null => {
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) return 'a line ends in CR LF, and neither stands anywhere else';
  if (/[\u0080-\u00ff\0]/.test(text)) return 'eight bits were not offered, nor is there a NUL';
  return text.split('\r\n').some((line) => line.length + 2 > most) ? `a line has at most ${most} bytes with its end` : null;
};

const path = /^<(?:[^\s<>@]+@[^\s<>@]+)?>$/;
/** After what each command may be said, and what comes of it. */
const order: Readonly<Record<string, { after: readonly string[]; next: string }>> = {
  EHLO: { after: ['greeted', 'ready', 'sender', 'recipients'], next: 'ready' },
  HELO: { after: ['greeted', 'ready', 'sender', 'recipients'], next: 'ready' },
  'MAIL FROM': { after: ['ready'], next: 'sender' },
  'RCPT TO': { after: ['sender', 'recipients'], next: 'recipients' },
  DATA: { after: ['recipients'], next: 'data' },
  RSET: { after: ['ready', 'sender', 'recipients'], next: 'ready' },
};

/**
 * The mail server of the outside world: speaks SMTP without extensions, keeps what it took, and takes nothing that breaks the protocol:
 * bare line ends, eight bits, lines too long, commands out of order or with more than an address. What it found is in `faults`.
 */
export const startMailServer = async (): Promise<MailServer> => {
  const sockets = new Set<Socket>();
  const state: MailServer = { url: '', letters: [], faults: [], takes: true, knowsNobody: false, isThere: true, stop: async () => undefined };

  const server = createServer((socket) => {
    if (!state.isThere) return void socket.destroy();
    sockets.add(socket.setEncoding('latin1'));
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let waiting = '';
    let envelope: { from: string; to: string[] } = { from: '', to: [] };
    let stage = 'greeted';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const fault = (code: 500 | 501 | 503 | 554, sentence: string): void => {
      state.faults.push(sentence);
      say(`${code} ${sentence}`);
    };
    const command = (line: string): void => {
      const broken = faultIn(line, mostOfCommand);
      if (broken) return fault(500, broken);
      if (/^QUIT$/i.test(line)) return void socket.end('221 bye\r\n');
      const [, said = '', rest = ''] = /^(MAIL FROM|RCPT TO|[A-Z]+)[: ]?(.*)$/i.exec(line) ?? [];
      const verb = said.toUpperCase();
      const { after, next } = order[verb] ?? {};
      if (!after || !next) return fault(500, `no such command: ${verb}`);
      if (!after.includes(stage)) return fault(503, `${verb} is out of order`);
      if (verb.includes(' ') && (!path.test(rest) || (rest === '<>' && verb === 'RCPT TO'))) return fault(501, `${verb} takes an address and nothing else`);
      if (verb === 'RCPT TO' && state.knowsNobody) return say('550 5.1.1 user unknown');
      if (verb === 'DATA' && !state.takes) return say('451 not now');
      stage = next;
      if (verb === 'MAIL FROM') envelope = { from: addressIn(rest), to: [] };
      if (verb === 'RCPT TO') envelope.to.push(addressIn(rest));
      say(verb === 'DATA' ? '354 go on' : '250 ok');
    };
    const letter = (wire: string): void => {
      stage = 'ready';
      const broken = faultIn(wire, mostOfLine);
      if (broken) return fault(554, broken);
      const raw = wire.replaceAll(/^\./gm, '');
      state.letters.push({ ...envelope, wire, raw, text: textOf(raw) });
      say('250 taken');
    };
    socket.on('data', (chunk: string) => {
      waiting += chunk;
      for (;;) {
        // an empty letter ends with its first line
        const start = stage === 'data' && waiting.startsWith('.\r\n') ? 0 : waiting.indexOf(stage === 'data' ? '\r\n.\r\n' : '\r\n');
        if (start < 0) return;
        if (!state.isThere) return void socket.destroy();
        const text = waiting.slice(0, start);
        const end = stage !== 'data' ? '\r\n' : start === 0 ? '.\r\n' : '\r\n.\r\n';
        waiting = waiting.slice(start + end.length);
        if (stage === 'data') letter(text);
        else command(text);
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
