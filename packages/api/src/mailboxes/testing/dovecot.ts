import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { ownCertificate } from '@reglament/test/certificate';
import { freePort } from '@reglament/test/ports';
import type { MailServer } from './mailServer.ts';

const [userName, password] = ['support', 'secret'];
/** As root dovecot wants somebody else to own the mail. */
const keeper = process.getuid?.() === 0 ? { name: 'nobody', group: 'nogroup' } : null;
const idOf = (flag: '-u' | '-g', name: string): number => Number(execFileSync('id', [flag, name]).toString());

const configOf = (folder: string, port: number, tlsPort: number): string => {
  const me = os.userInfo().username;
  const owner = keeper?.name ?? me;
  const group = keeper?.group ?? execFileSync('id', ['-gn']).toString().trim();
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = yes
ssl_cert = <${folder}/own.pem
ssl_key = <${folder}/own.key
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
${keeper ? '' : `default_internal_user = ${me}\ndefault_internal_group = ${group}\ndefault_login_user = ${me}`}
passdb {
  driver = static
  args = user=${userName} password=${password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${group} home=${folder}
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
};

/** A dovecot of its own for one suite, with a Maildir in a temporary folder. */
export const startDovecot = async (): Promise<MailServer> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-dovecot-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { key, cert } = ownCertificate();
  writeFileSync(path.join(folder, 'own.pem'), cert);
  writeFileSync(path.join(folder, 'own.key'), key);
  chmodSync(folder, 0o755);
  const owned = (place: string): void => {
    if (keeper) chownSync(place, idOf('-u', keeper.name), idOf('-g', keeper.name));
  };
  const mail = path.join(folder, 'mail');
  const boxes = { INBOX: mail, Done: path.join(mail, '.Done') };
  for (const box of Object.values(boxes)) for (const place of [box, ...['cur', 'new', 'tmp'].map((part) => path.join(box, part))]) {
    mkdirSync(place, { recursive: true });
    owned(place);
  }
  owned(folder);
  const config = path.join(folder, 'dovecot.conf');
  writeFileSync(config, configOf(folder, port, tlsPort));
  const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
  const log = (): string => (existsSync(path.join(folder, 'log')) ? readFileSync(path.join(folder, 'log'), 'utf8') : '');
  const starts = (): number => log().split('starting up').length - 1;
  const begin = async (): Promise<ChildProcess> => {
    const before = starts();
    const begun = spawn('dovecot', ['-F', '-c', config], { env: environment, stdio: 'ignore' });
    for (let tries = 0; starts() === before; tries += 1) {
      if (tries > 100 || begun.exitCode !== null) throw new Error(`dovecot did not start: ${log()}`);
      await passing(50);
    }
    return begun;
  };
  let server = await begin();
  const end = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  };
  const signedIn = (): number =>
    execFileSync('doveadm', ['-c', config, 'who', '-1'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] }).toString().split('\n').filter((line) => line.startsWith(`${userName} `)).length;
  const dropConnections = (): void => {
    execFileSync('doveadm', ['-c', config, 'kick', userName], { env: environment, stdio: 'ignore' });
  };
  let count = 0;
  const filesOf = (box: string): string[] => ['cur', 'new'].flatMap((part) => readdirSync(path.join(box, part)).map((file) => path.join(box, part, file)));
  return {
    address: { host: '127.0.0.1', port, userName, password },
    encrypted: { certificate: cert, ports: { TLS: tlsPort, STARTTLS: port } },
    deliver: (raw, arrivedAt, { folder: box = 'INBOX', bytes = raw.length, seen = false, withheld } = {}) => {
      count += 1;
      // by its name a server knows the size of a letter that it cannot open
      const name = `${1_700_000_000 + count}.M${count}.desk${withheld === 'TEXT' ? `,S=${raw.length},W=${raw.length}` : ''}`;
      // what somebody has read lies elsewhere, and says so in its name
      const file = path.join(boxes[box], seen ? 'cur' : 'new', seen ? `${name}:2,S` : name);
      const draft = path.join(boxes[box], 'tmp', name);
      writeFileSync(draft, Buffer.concat([raw, Buffer.alloc(bytes - raw.length, 'x')]));
      utimesSync(draft, arrivedAt / 1000, arrivedAt / 1000);
      owned(draft);
      if (withheld) chmodSync(draft, 0);
      renameSync(draft, file);
    },
    count: (name) => {
      const files = filesOf(boxes[name]);
      return { letters: files.length, seen: files.filter((file) => /:2,[A-Z]*S/.test(file)).length };
    },
    empty: () => {
      for (const box of Object.values(boxes)) for (const file of filesOf(box)) rmSync(file);
    },
    numberAnew: async () => {
      // a session that is still there would write its numbering again
      while (signedIn() > 0) await passing(20);
      // dovecot-uidvalidity stays: from it the next numbering follows, where the clock of the same second would give the last one again
      for (const file of readdirSync(mail)) if (/^dovecot(?:-uidlist|\.index)/.test(file)) rmSync(path.join(mail, file), { recursive: true });
    },
    dropConnections,
    connections: signedIn,
    leave: async () => {
      // whoever is signed in would stay with the process of its own
      if (signedIn() > 0) dropConnections();
      await end();
    },
    comeBack: async () => {
      server = await begin();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true });
    },
  };
};
