import { describe, expect, it } from 'vitest';
import { share } from '../../../kit/share.ts';
import { openness } from './headline.ts';

const monday = Date.parse('2026-11-23T11:32:00Z');

describe('the headline of the wall', () => {
  it('says until when it is open, and on which day it opens again', () => {
    expect(openness(true, '2026-11-23T15:00:00Z', monday, 'ru')).toEqual({ key: 'sla.wall.open', at: '18:00' });
    expect(openness(false, '2026-11-23T07:00:00Z', Date.parse('2026-11-23T05:00:00Z'), 'ru')).toEqual({ key: 'sla.wall.closedToday', at: '10:00' });
    expect(openness(false, '2026-11-24T07:00:00Z', Date.parse('2026-11-23T16:00:00Z'), 'ru')).toEqual({ key: 'sla.wall.closed', at: 'вт 24.11, 10:00' });
  });
  it('writes shares as each language does, and a dash when there is none', () => {
    expect([share(96.4, 'ru'), share(96.4, 'en'), share(100, 'ru'), share(null, 'en')]).toEqual(['96,4\u00A0%', '96.4%', '100\u00A0%', '—']);
  });
});
