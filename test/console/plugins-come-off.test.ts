import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { consoleWithout, listedPlugins, listWithout, separatingGroups } from '../support/consoleVariants.ts';
import { signInAs } from '../support/consolePages.ts';
import { serveConsoleFrom } from '../support/servedConsole.ts';
import { startSystem, type System } from '../support/startSystem.ts';

const plugins = listedPlugins();

it('the list names every plugin that the foundation promises', () => {
  expect(plugins).toEqual(expect.arrayContaining(['tickets', 'conversation', 'clients', 'products', 'staff', 'assignments', 'featureRequests', 'termsOfReference', 'sla', 'outgoing']));
});

it('taking a line out leaves the other lines as they are', () => {
  const list = "import a from './plugins/a/index.ts';\nimport b from './plugins/b/index.ts';\nexport const plugins = [\n  a,\n  b,\n];\n";
  expect(listWithout(list, 'a')).toBe("import b from './plugins/b/index.ts';\nexport const plugins = [\n  \n  b,\n];\n");
  expect(() => listWithout(list, 'c')).toThrow('c is not in the list');
});

const groups = separatingGroups(plugins, 7, 3);

it('the groups take away each plugin while any other one stays', () => {
  const missed = plugins.flatMap((gone) => plugins.filter((left) => left !== gone && !groups.some((group) => group.includes(gone) && !group.includes(left))));
  expect(missed).toEqual([]);
  expect(() => separatingGroups(Array.from({ length: 36 }, (_, index) => `plugin${index}`), 7, 3)).toThrow('more groups');
});

describe('the console compiles without any of its plugins', () => {
  it.each(groups.map((group) => [group.join(', '), group] as const))('without %s', async (_names, group) => {
    const variant = consoleWithout(...group);
    await variant.check();
    variant.remove();
  });
});

describe('the console runs without a plugin', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it.each(['sla', 'clients'])('without %s the queue and a ticket are there, and nothing complains', async (plugin) => {
    const variant = consoleWithout(plugin);
    const built = await variant.build();
    const { page, complaints } = await openWindow(browser, 'about:blank');
    await serveConsoleFrom(page, system, built);
    await page.goto(system.server.url);
    await signInAs(page, system, 'SPECIALIST');
    await page.getByText('TP-2026-000423').or(page.getByText('Официальное письмо: отказ модулей')).first().click();
    await page.getByText('после температурного цикла').first().waitFor();
    expect(complaints).toEqual([]);
    expect(readFileSync(path.join(built, 'index.html'), 'utf8')).toContain('<script');
    variant.remove();
  });
});
