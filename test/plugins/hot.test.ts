import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { consoleVariant, type Variant } from '../support/consoleVariants.ts';
import { signInAs } from '../support/consolePages.ts';
import { freePort } from '../support/ports.ts';
import { startSystem, type System } from '../support/startSystem.ts';

// A developer changes a plugin while the console runs: it takes its new place, and the page stays.

let system: System;
let browser: Browser;
let variant: Variant;
let vite: ChildProcess;
let address: string;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  variant = consoleVariant('hot', () => undefined);
  const port = await freePort();
  address = `http://localhost:${port}`;
  const program = fileURLToPath(new URL('../../packages/admin/node_modules/vite/bin/vite.js', import.meta.url));
  vite = spawn(process.execPath, [program, '--port', String(port), '--strictPort'], { cwd: variant.folder, env: { ...process.env, REGLAMENT_URL: system.server.url }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    vite.stdout?.on('data', (line: Buffer) => { if (line.includes(String(port))) resolve(); });
    vite.once('exit', (code) => reject(new Error(`vite ended with ${code}`)));
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  if (vite?.exitCode === null) {
    const gone = once(vite, 'exit');
    vite.kill();
    await gone;
  }
  variant?.remove();
});

it('a line that a plugin gains stands in the rail without a reload, and what was typed is still there', async () => {
  const { page } = await openWindow(browser, address);
  page.setDefaultTimeout(60_000);
  await signInAs(page, system, 'SPECIALIST');
  await page.goto(`${address}/clients`);
  await page.getByRole('searchbox').first().fill('завод');
  await page.evaluate("document.documentElement.dataset.stayed = 'yes'");
  const file = path.join(variant.folder, 'src/plugins/products/index.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('nav: [', "nav: [{ id: 'fresh', to: '/products', label: 'products.menu', section: 'shell.section.system', order: 999 }, "));
  await page.waitForFunction(`document.querySelectorAll('.rg-nav[href="/products"]').length === 2`);
  expect(await page.evaluate('document.documentElement.dataset.stayed')).toBe('yes');
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('завод');
});

it('a view that changes is drawn anew where it stands, without a reload', async () => {
  const { page } = await openWindow(browser, address);
  page.setDefaultTimeout(60_000);
  await signInAs(page, system, 'SPECIALIST');
  await page.goto(`${address}/products`);
  await page.locator('main table tbody tr').first().waitFor();
  await page.getByRole('searchbox').first().fill('мод');
  await page.evaluate("document.documentElement.dataset.stayed = 'yes'");
  const file = path.join(variant.folder, 'src/plugins/products/ProductList.tsx');
  const [before, after] = ['<Name of={product} />', '<><Name of={product} /> заново</>'];
  const view = readFileSync(file, 'utf8');
  expect(view).toContain(before);
  writeFileSync(file, view.replace(before, after));
  await page.locator('main table tbody tr').filter({ hasText: 'заново' }).first().waitFor();
  expect(await page.evaluate('document.documentElement.dataset.stayed')).toBe('yes');
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('мод');
});
