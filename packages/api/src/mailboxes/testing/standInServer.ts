import { ownCertificate } from '@reglament/test/certificate';
import { Folder, type KeptLetter } from './folder.ts';
import { ImapStandIn, usualGreeting } from './imapStandIn.ts';
import type { Delivery, MailServer } from './mailServer.ts';

/** A stand-in as any other mail server, with its encrypted doors beside it. */
export const openStandIn = async (): Promise<MailServer> => {
  const certificate = ownCertificate();
  const imap = await new ImapStandIn().start();
  const doors = { TLS: new ImapStandIn(imap.folders), STARTTLS: new ImapStandIn(imap.folders) };
  doors.STARTTLS.certificate = certificate;
  await Promise.all([doors.TLS.startEncrypted(certificate), doors.STARTTLS.start()]);
  return {
    ...standInServer(imap),
    encrypted: { certificate: certificate.cert, ports: { TLS: doors.TLS.port, STARTTLS: doors.STARTTLS.port } },
    stop: async () => void (await Promise.all([imap, doors.TLS, doors.STARTTLS].map((one) => one.stop()))),
  };
};

/** A stand-in that a test goes on commanding, as any other mail server without encryption. */
export const standInServer = (imap: ImapStandIn): MailServer => {
  const { port } = imap;
  const withheld = new Map<KeptLetter, NonNullable<Delivery['withheld']>>();
  return {
    address: { host: '127.0.0.1', port, userName: imap.user, password: imap.password },
    encrypted: { certificate: '', ports: { TLS: 0, STARTTLS: 0 } },
    deliver: (raw, arrivedAt, { folder = 'INBOX', bytes, seen = false, withheld: part } = {}) => {
      const letter = imap.deliver(raw, arrivedAt, bytes, folder);
      if (seen) letter.flags.add('\\Seen');
      if (part === undefined) return;
      withheld.set(letter, part);
      imap.script = (command, rest) => {
        const parts = command === 'UID FETCH' ? imap.inbox.named(rest.split(' ')[0] ?? '').map((one) => withheld.get(one)) : [];
        if (parts.includes('SIZE') && /BODY|SIZE/.test(rest)) return 'DROP';
        return parts.includes('TEXT') && rest.includes('BODY') ? { no: 'broken letter' } : null;
      };
    },
    count: (name) => {
      const letters = imap.folders.get(name)?.letters ?? [];
      return { letters: letters.length, seen: letters.filter(({ flags }) => flags.has('\\Seen')).length };
    },
    empty: () => {
      imap.script = () => null;
      imap.greeting = usualGreeting;
      imap.givesPieces = true;
      imap.tells = true;
      imap.folders.set('INBOX', new Folder(7)).set('Done', new Folder(1));
    },
    numberAnew: async () => {
      imap.inbox.numberAnew();
    },
    dropConnections: () => imap.dropAll(),
    connections: () => imap.connections,
    leave: () => imap.stop(),
    comeBack: async () => void (await imap.start(port)),
    stop: () => imap.stop(),
  };
};
