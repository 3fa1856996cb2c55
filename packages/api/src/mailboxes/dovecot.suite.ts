import { promisesOfMailboxes } from './testing/promises.ts';
import { startDovecot } from './testing/dovecot.ts';

promisesOfMailboxes('a dovecot', startDovecot);
