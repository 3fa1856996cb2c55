import type { CDPSession, Page } from 'playwright-core';
import type { Client } from 'pg';

/** To be run in a page before its own scripts: how long each task took that blocked it, and when the first frame of the live line came that named a record. */
export const watchTasksAndFrames = `
  globalThis.pressure = { longTasks: [], frameOf: {} };
  new PerformanceObserver((list) => pressure.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (String(data).includes('"next"')) for (const [id] of String(data).matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) pressure.frameOf[id] ??= performance.now();
      });
    }
  };`;

/** The longest task that blocked the page since this was asked last, milliseconds; 0 when none took longer than fifty. */
export const longestTask = async (page: Page): Promise<number> => {
  // what is observed is told a little later
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))');
  return page.evaluate<number>('Math.max(0, ...pressure.longTasks.splice(0))');
};

/** Blocks the page for so long: whoever measures tasks shows first that he would see one. */
export const blockFor = (page: Page, milliseconds: number): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => setTimeout(() => { const until = performance.now() + ${milliseconds}; while (performance.now() < until); resolve(); }))`);

const batchesPerSecond = 10;
/** As acts of many people would: each ticket is newer, its subject says which change it was, and the log says so. Answers what the last ones say. */
export const floodOfEvents = async (database: Client, perSecond: number, seconds: number): Promise<string> => {
  const batches = seconds * batchesPerSecond;
  for (let batch = 0; batch < batches; batch += 1) {
    const began = Date.now();
    await database.query(
      `with changed as (update ticket set version = version + 1, updated_at = now(), subject = regexp_replace(subject, ' · .*$', '') || ' · ' || $2 where id in (select id from ticket order by hashtext(id::text || $2) limit $1) returning id, client_id, version)
       insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
       select gen_random_uuid(), 'PRIORITY_CHANGED', 'ticket', id, version, client_id, '{"kind":"SYSTEM","id":null,"name":"x"}', '{}', now() from changed`, [perSecond / batchesPerSecond, String(batch)]);
    await database.query('notify reglament_events');
    await new Promise((resolve) => { setTimeout(resolve, Math.max(0, 1000 / batchesPerSecond - (Date.now() - began))); });
  }
  return `· ${batches - 1}`;
};

/** What the page holds when everything that can go is gone, bytes. */
export const heapOf = async (inspector: CDPSession): Promise<number> => {
  for (let time = 0; time < 3; time += 1) await inspector.send('HeapProfiler.collectGarbage');
  return (await inspector.send('Runtime.getHeapUsage')).usedSize;
};
