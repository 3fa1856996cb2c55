import { promisesOfMailboxes } from './testing/promises.ts';
import { openStandIn } from './testing/standInServer.ts';

promisesOfMailboxes('the stand-in', openStandIn);
