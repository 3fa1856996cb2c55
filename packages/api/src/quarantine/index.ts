import type { Feature } from '../platform/feature.ts';
import { blocking } from './blocking.ts';
import { BlockedSendersResolver } from './blockedSenders.resolver.ts';
import { QuarantineResolver } from './quarantine.resolver.ts';
import { followMerging } from './unverified.ts';
import { tellOfLettersThatWait } from './waitingTooLong.ts';
import { UnverifiedLettersResolver } from './unverifiedLetters.resolver.ts';

/** What people decide about letters that wait for them: accepting, putting aside, reading again, blocking (§4.4, §4.9). */
export default {
  name: 'quarantine',
  requires: ['mail'],
  resolvers: [QuarantineResolver, UnverifiedLettersResolver, BlockedSendersResolver],
  followers: blocking,
  reactions: [{ to: 'TICKETS_MERGED', react: followMerging }],
  jobs: [{ id: 'quarantine.lettersThatWait', when: { everySeconds: 600 }, run: tellOfLettersThatWait }],
} satisfies Feature;
