import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, openWindow } from '../support/browser.ts';
import { spawnServer } from '../support/process.ts';
import type { Credentials } from '../support/startSystem.ts';

/** From the commit of one person's act to the screen of another: the second half of `pnpm bench`. */
const samples = 40;
const warmUp = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
const server = await spawnServer(folder, { LOG_LEVEL: 'error' }, []);
const browser = await openBrowser();
try {
  const credentials = JSON.parse(readFileSync(path.join(folder, 'demo-credentials.json'), 'utf8')) as Credentials;
  const key = credentials.keys.find(({ audience }) => audience === 'staff')?.key ?? '';
  const login = credentials.staff.find(({ role }) => role === 'SUPPORT_HEAD');
  const ask = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify({ query, variables }) });
    return ((await response.json()) as { data: T }).data;
  };

  const { ticket } = await ask<{ ticket: { id: string } }>('query($id: ID!) { ticket(id: $id) { id } }', { id: 'TP-2026-000423' });
  const { page } = await openWindow(browser, server.url);
  await page.locator('input[type=email]').fill(login?.email ?? '');
  await page.locator('input[type=password]').fill(login?.password ?? '');
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  await page.goto(`${server.url}/tickets/${ticket.id}?tab=all`);
  await page.getByText('после температурного цикла').first().waitFor();

  const waits: number[] = [];
  for (let sample = 0; sample < samples + warmUp; sample += 1) {
    const text = `Отсчёт номер ${sample}.`;
    await ask('mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { userErrors { code } } }', { input: { ticketId: ticket.id, body: text } });
    const committed = performance.now();
    await page.getByText(text, { exact: true }).first().waitFor();
    if (sample >= warmUp) waits.push(performance.now() - committed);
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): string => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;
  console.log(`${'commit → second browser’s screen, p50'.padEnd(58)} ${at(0.5).padStart(22)}`);
  console.log(`${'commit → second browser’s screen, p95'.padEnd(58)} ${at(0.95).padStart(22)}   aim ≤ 1,000 ms`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
