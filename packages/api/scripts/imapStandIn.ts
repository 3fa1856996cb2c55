import { readFileSync } from 'node:fs';
import { ImapStandIn } from '../src/mailboxes/testing/imapStandIn.ts';

/**
 * An IMAP server whose inbox holds the letters of the named files, for trying the mailboxes of the console. It tells its port, user and
 * password as one line of JSON; each further line of its input names a file whose letter comes now. It ends with its input.
 */
const imap = await new ImapStandIn().start();
const deliver = (file: string): void => void imap.deliver(readFileSync(file), Date.now());
for (const file of process.argv.slice(2)) deliver(file);
console.log(JSON.stringify({ port: imap.port, user: imap.user, password: imap.password }));
process.stdin.setEncoding('utf8').on('data', (lines: string) => { for (const file of lines.split('\n').filter(Boolean)) deliver(file); });
process.stdin.on('end', () => void imap.stop());
