import { ImapStandIn } from './testing/imapStandIn.ts';
import { promisesOfMailboxes } from './testing/promises.ts';
import { standInServer } from './testing/standInServer.ts';

promisesOfMailboxes('the stand-in', async () => standInServer(await new ImapStandIn().start()));
