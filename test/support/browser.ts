import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // a page that a test hands in by itself may open a socket to the server under test
  '--disable-features=LocalNetworkAccessChecks'];

const onPath = (names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));

/** The browser of the machine, or the one that comes as an npm package, so that the tests need no package manager. */
export const openBrowser = async (): Promise<Browser> => {
  const installed = process.env['CHROME_PATH'] ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
  if (installed) return chromium.launch({ executablePath: installed, args: quiet });
  const { default: packaged } = await import('@sparticuz/chromium');
  // the package’s own arguments make it one process, whose windows share their cookies: two people would be one
  return chromium.launch({ executablePath: await packaged.executablePath(), args: quiet });
};

export interface Desktop {
  page: Page;
  /** What the page complained about: errors of scripts and of the console. */
  complaints: string[];
}

/** A window of its own, as another person's browser would be. */
export const openWindow = async (browser: Browser, url: string, options: { locale?: 'ru' | 'en'; width?: number; height?: number; dark?: boolean } = {}): Promise<Desktop> => {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.locale === 'en' ? 'en-GB' : 'ru-RU',
    // a person far from Moscow sees Moscow time all the same
    timezoneId: 'Asia/Vladivostok',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
};
