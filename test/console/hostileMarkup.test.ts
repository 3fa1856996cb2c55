import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacks } from '../support/attacks.ts';
import { openBrowser, openWindow } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { corpusIn } from '../support/corpus.ts';
import { deskOf } from '../support/desk.ts';
import { drawFrom } from '../support/draw.ts';
import { filesIn } from '../support/files.ts';
import { bringHostileLetters, type KeptMarkup } from '../support/hostileLetters.ts';
import { hostileMarkups } from '../support/hostileMarkup.ts';
import { openWitness, type Finding } from '../support/markupWitness.ts';
import { recordsOf } from '../support/records.ts';
import { seedOfRun } from '../support/seed.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { inVolume } from '../support/volume.ts';

const seed = seedOfRun();
const ofOthers = corpusIn(process.env['XSS_CORPUS']);
/** Attacks written by hand, drawn ones, and those of a folder that whoever runs this brings. */
const markups = [...attacks, ...hostileMarkups(inVolume(136, 10_000), seed), ...ofOthers];
/** So many letters come before they are looked at. */
const atOnce = 500;
/** Pages of the console take longer than letters. */
const opened = inVolume(15, 400);

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const findingsIn = async (shown: readonly string[], foldsAreOurs = false): Promise<Finding[]> => {
  const witness = await openWitness(browser, { foldsAreOurs });
  const found = await witness.hear(shown);
  await witness.close();
  return found;
};

/** Pages of the console, one after another in one window: none asks anybody but the desk, and nothing acts in them. */
const openedQuietly = async (addresses: readonly string[], isThere: (page: Page) => Promise<void>): Promise<void> => {
  const { page } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => {
    asked.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const address of addresses) {
    await page.evaluate(`history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`);
    await isThere(page);
  }
  expect(await page.evaluate<boolean>('"pwned" in window')).toBe(false);
  expect(asked.filter((url) => !url.startsWith(system.server.url) && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  await page.context().close();
};

/** A page of a letter is ours up to where the letter begins, the same for each. */
const insideOf = (page: string): { before: string; inside: string } => {
  const [whole = '', before = '', inside = ''] = /^(<!doctype html><html><head>.*?<\/head><body(?: data-paper)?>)(.*)<\/body><\/html>$/s.exec(page) ?? [];
  return { before: before.replace(' data-paper', ''), inside: whole === '' ? page : inside };
};

describe(`${markups.length} pieces of hostile mark-up (bad input, row 7; seed ${seed}, ${ofOthers.length} of others)`, () => {
  it('of every kind are seen by the witness where nobody makes them safe', async () => {
    const kinds: readonly [markup: string, word: RegExp][] = [
      ['<script>alert(1)</script>', /^acts: alert/], ['<img src=x onerror="top.pwned=1">', /^acts: pwned/], ['<b onclick="x">x</b>', /^holds onclick/], ['<p onmouseover="alert(1)">x</p>', /^acts: alert/], ['<script>1</script>', /^tries script-src-elem/],
      ['<img src="http://evil.example/x">', /^asks http:\/\/evil/], ['<div style="background:url(http://evil.example/x)">x</div>', /^is styled/], ['<p style="position:fixed">x</p>', /^is styled/], ['<style>b{}</style>', /^holds <style>/],
      ['<a href="java&#10;script:alert(1)">x</a>', /^leads to javascript:/], ['<a href=" vbscript:x">x</a>', /^leads to vbscript:/], ['<a href="data:text/html,x">x</a>', /^leads to data:/], ['<a href="https://ok.example">x</a>', /^opens here/], ['<img src="data:image/svg+xml,x">', /^shows data:/],
      ...['svg', 'math', 'object', 'embed', 'form', 'iframe', 'input', 'button', 'template', 'title', 'video', 'details'].map((name): [string, RegExp] => [`<${name}></${name}>`, new RegExp(`^holds <${name}>`)]), ...['base', 'meta', 'link'].map((name): [string, RegExp] => [`<${name} name=x>`, new RegExp(`^holds <${name}>`)]),
      ['<template><img src=x onerror=1></template>', /^holds onerror/], ['<p id="location">x</p>', /^holds id/], ['<x-y>x</x-y>', /^holds <x-y>/], ['</div></div><p>x</p>', /^breaks out/], ['x<!--', /^breaks out/], ['<body class=x>', /^writes to the document/], ['<meta http-equiv=refresh content="0;url=http://evil.example/x">', /^asks http:\/\/evil/],
      ['<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=1></style></mglyph></form>', /^holds onerror when it is read again/],
    ];
    const heard = new Map((await findingsIn(kinds.map(([markup]) => markup))).map(({ markup, findings }) => [markup, findings]));
    expect(kinds.filter(([markup, word]) => !heard.get(markup)?.some((one) => word.test(one))).map(([markup]) => [markup, heard.get(markup)])).toEqual([]);
    // and what is drawn is hostile indeed
    const drawn = hostileMarkups(20, seed);
    expect((await findingsIn(drawn)).length).toBeGreaterThan(drawn.length * 0.6);
    expect(await findingsIn(['<p style="color:red">x</p>', '<a href="https://ok.example" rel="noopener noreferrer" target="_blank">x</a><img src="data:image/png;base64,AA==">'])).toEqual([]);
  });

  it('come as letters, and neither what the API gives of them nor the page of the letter holds, does or asks anything', { timeout: 60 * 60_000 }, async () => {
    const draw = drawFrom(seed);
    const files = filesIn(system);
    const shown: KeptMarkup[] = [];
    const heads = new Set<string>();
    // some at a time, so that what is found is told long before the last of them has come
    for (let from = 0; from < markups.length; from += atOnce) {
      const some = markups.slice(from, from + atOnce);
      const kept = await bringHostileLetters(system, some, from, draw);
      expect(kept).toHaveLength(some.length);
      const withHtml = kept.filter((one): one is KeptMarkup & { html: string; htmlUrl: string } => one.html !== null && one.htmlUrl !== null);
      const letterOf = new Map(withHtml.map(({ markup, html }) => [html, markup]));
      expect((await findingsIn([...letterOf.keys()])).map(({ markup, findings }) => ({ letter: letterOf.get(markup), html: markup, findings }))).toEqual([]);
      const pages = new Map<string, string>();
      for (const { markup, htmlUrl } of withHtml) {
        const { before, inside } = insideOf(await (await files.fetch(htmlUrl)).text());
        heads.add(before);
        pages.set(inside, markup);
      }
      expect((await findingsIn([...pages.keys()], true)).map(({ markup, findings }) => ({ letter: pages.get(markup), page: markup, findings }))).toEqual([]);
      shown.push(...kept);
    }
    // of a few nothing is shown but their text: too deep, or in a charset that could hide mark-up
    expect(shown.filter(({ html }) => html !== null).length).toBeGreaterThan(markups.length * 0.85);
    expect(shown.filter(({ html }) => html?.includes('/attachments/')).length).toBeGreaterThan(markups.length * 0.5);
    expect(heads.size).toBe(1);
    const composer = (page: Page): Promise<void> => page.locator('.conversation-composer textarea').waitFor();
    await openedQuietly(shown.slice(0, opened).map(({ ticketId }) => `/tickets/${ticketId}?tab=all`), composer);
    await openedQuietly(['/incomingLetters', '/outgoingLetters'], (page) => page.locator('table tbody tr').first().waitFor());
  });

  it('are in answers and in the names of products as harmless', { timeout: 10 * 60_000 }, async () => {
    const desk = deskOf(system);
    const ticket = await desk.clientAsks();
    const answered = markups.slice(0, inVolume(40, 1_000));
    for (const attack of answered) await desk.answer(ticket, system.desk, { body: null, bodyHtml: `<p>Текст</p>${attack}` });
    const { timeline } = (await system.get<{ ticket: { timeline: { html: string | null }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { html } } }', { id: ticket.id })).ticket;
    const letters = timeline.flatMap(({ html }) => html ?? []);
    expect(letters).toHaveLength(answered.length);
    expect(await findingsIn(letters)).toEqual([]);

    const named = markups.slice(0, inVolume(20, 300)).map((markup) => markup.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 100).toWellFormed());
    const head = await system.signIn('SUPPORT_HEAD');
    for (const [at, name] of named.entries()) await recordsOf(system).done('createProduct', 'product', 'id', { key: `hostile-${at}`, name, kind: 'SOFTWARE' }, head);
    await openedQuietly(['/products'], async (page) => page.getByText(named[0] ?? '').first().waitFor());
  });
});
