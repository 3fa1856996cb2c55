import { describe, expect, it } from 'vitest';
import type { TicketSla } from '../ticket.ts';
import { dueAfterMerge, survivorOf, type Mergeable } from './merging.ts';

const sla = (dueAt: string, part: Partial<TicketSla> = {}): TicketSla => ({ obligationId: 'o', kind: 'FIRST', startsAt: '2026-11-24T08:00:00Z', dueAt, standing: 'ON_TIME', answeredAt: null, breachedAt: null, provisional: false, remainingWorkingSeconds: 0, ...part });
const ticket = (number: string, receivedAt: string, promised: TicketSla | null): Mergeable => ({ number, receivedAt, sla: promised });
const [early, late] = [ticket('TP-1', '2026-11-25T08:00:00Z', sla('2026-11-26T08:00:00Z')), ticket('TP-2', '2026-11-24T08:00:00Z', sla('2026-11-30T08:00:00Z'))];
const answered = ticket('TP-3', '2026-11-23T08:00:00Z', sla('2026-11-24T08:00:00Z', { standing: 'MET', answeredAt: '2026-11-23T09:00:00Z' }));

describe('R17: of two requests one goes on', () => {
  it('the one that is due earlier, whichever is looked at', () => expect([survivorOf(early, late), survivorOf(late, early)]).toEqual([early, early]));
  it('the one that owes, beside one that was answered', () => expect(survivorOf(answered, late)).toBe(late));
  it('the one that came first, when neither owes', () => expect(survivorOf(ticket('TP-4', '2026-11-25T08:00:00Z', null), answered)).toBe(answered));
  it('and answers by the earlier due', () => {
    expect(dueAfterMerge(late, early)).toBe('2026-11-26T08:00:00Z');
    expect(dueAfterMerge(answered, late)).toBe('2026-11-30T08:00:00Z');
    expect(dueAfterMerge(answered, answered)).toBeNull();
  });
});
