import { expect, test } from 'vitest';
import { isProposal, settledBy } from './proposedPriority.ts';

test('§4.7 only another priority than the present one is a proposal', () => expect([isProposal('LOW', 'HIGH'), isProposal('LOW', 'LOW')]).toEqual([true, false]));
test('§4.7 the client’s own choice settles what was proposed', () => expect([settledBy('HIGH', 'HIGH'), settledBy('MEDIUM', 'HIGH')]).toEqual(['ACCEPTED', 'DECLINED']));
