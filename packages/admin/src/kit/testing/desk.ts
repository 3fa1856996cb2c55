/** What an answer of a server says of its desk, for `noteDesk`: Moscow, from ten to six on Monday 23 November 2026, unless told otherwise. */
export const saidByDesk = (said: { zone?: string; hours?: string; daySeconds?: number } = {}): Headers =>
  new Headers({
    'desk-zone': said.zone ?? 'Europe/Moscow',
    'desk-hours': said.hours ?? '2026-11-23T07:00:00Z/2026-11-23T15:00:00Z',
    'desk-day-seconds': String(said.daySeconds ?? 28_800),
  });
