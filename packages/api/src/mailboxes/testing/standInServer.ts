import { Folder } from './folder.ts';
import { ImapStandIn } from './imapStandIn.ts';
import type { MailServer } from './mailServer.ts';

/** The stand-in as any other mail server. */
export const standInServer = (imap: ImapStandIn): MailServer => ({
  address: { host: '127.0.0.1', port: imap.port, userName: imap.user, password: imap.password },
  deliver: (raw, arrivedAt) => void imap.deliver(raw, arrivedAt),
  count: (name) => {
    const letters = imap.folders.get(name)?.letters ?? [];
    return { letters: letters.length, seen: letters.filter(({ flags }) => flags.has('\\Seen')).length };
  },
  empty: () => {
    imap.script = () => null;
    imap.folders.set('INBOX', new Folder(7)).set('Done', new Folder(1));
  },
  numberAnew: async () => {
    imap.inbox.numberAnew();
  },
  dropConnections: () => imap.dropAll(),
  stop: () => imap.stop(),
});
