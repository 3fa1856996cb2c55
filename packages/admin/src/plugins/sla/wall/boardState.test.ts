import { describe, expect, it } from 'vitest';
import type { SlaBoard } from './board.ts';
import { afterBoard, familyName, isStale, serverNow, shortNumber } from './boardState.ts';

const board = (asOf: string, cursor: string): SlaBoard => ({
  asOf, cursor, open: true, changesAt: '2026-11-23T15:00:00.000Z', breached: 0, dueToday: 0, awaitingAnswer: 0, compliance: null, complianceDays: 30,
  next: [], load: [], complianceByPriority: [], regulationVersion: '1', calendarYear: 2026,
});

describe('the state of the wall', () => {
  const first = afterBoard(null, board('2026-11-23T11:32:00.000Z', 'e7'), 1000);

  it('names no last event before one was seen', () => expect(first.lastEventAt).toBeNull());
  it('takes the moment of the first board that brings news', () => {
    const next = afterBoard(first, board('2026-11-23T11:32:05.000Z', 'e8'), 6000);
    expect(next.lastEventAt).toBe('2026-11-23T11:32:05.000Z');
    expect(afterBoard(next, board('2026-11-23T11:32:35.000Z', 'e8'), 36_000).lastEventAt).toBe('2026-11-23T11:32:05.000Z');
  });
  it('runs the server’s clock on from the last board', () => {
    expect(new Date(serverNow(first, 4000)).toISOString()).toBe('2026-11-23T11:32:03.000Z');
  });
  it('never runs the clock backwards when the screen’s own is set back', () => {
    expect(serverNow(first, 0)).toBe(Date.parse('2026-11-23T11:32:00.000Z'));
  });
  it('is stale after 15 seconds without the server, not before', () => {
    expect(isStale(first, 15_999, false)).toBe(false);
    expect(isStale(first, 16_000, false)).toBe(true);
  });
  it('waits longer while the line is up: a quiet desk is no fault', () => {
    expect(isStale(first, 31_000, true)).toBe(false);
    expect(isStale(first, 46_000, true)).toBe(true);
  });
});

describe('names and numbers for five metres', () => {
  it('drops the year and the zeros of a number', () => {
    expect(shortNumber('TP-2026-000437')).toBe('437');
    expect(shortNumber('TP-2026-1000437')).toBe('1000437');
    expect(shortNumber('без номера')).toBe('без номера');
  });
  it('shows the family name', () => expect(familyName('Кварцева Ирина Сергеевна')).toBe('Кварцева'));
});
