import path from 'node:path';
import type { Page } from 'playwright-core';
import type { System } from './startSystem.ts';

/** Lets a window take the console from another folder of built files, and everything else from the running server. */
export const serveConsoleFrom = async (page: Page, system: System, built: string): Promise<void> => {
  await page.route(`${system.server.url}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/graphql') return route.continue();
    return route.fulfill({ path: path.join(built, path.extname(pathname) ? pathname : '/index.html') });
  });
};
