import { describe, expect, it } from 'vitest';
import { homesOf, startOf } from './homes.ts';
import { createIncidents } from './incidents.ts';
import type { Viewer } from './session.ts';

const viewer = (role: string): Viewer => ({ id: '1', name: 'Модулев', kind: 'STAFF', role, email: null, rights: [] });
const all = () => true;
const incidents = createIncidents(() => 0, () => undefined);
const pages = {
  homes: [
    { plugin: 'tickets', id: 'bench', to: '/tickets/first', label: 'tickets.home', suits: ({ role }: Viewer) => role === 'SPECIALIST' },
    { plugin: 'start', id: 'tiles', to: '/start', label: 'start.menu' },
  ],
  nav: [{ plugin: 'start', id: 'start', to: '/start', label: 'start.menu' }, { plugin: 'tickets', id: 'tickets', to: '/tickets', label: 'tickets.menu' }],
};

describe('where the console opens', () => {
  it('on the first page that suits the role', () => {
    expect(startOf(pages, all, viewer('SPECIALIST'), null, incidents)).toBe('/tickets/first');
    expect(startOf(pages, all, viewer('SUPPORT_HEAD'), null, incidents)).toBe('/start');
  });
  it('on the page that was chosen, while it is there', () => {
    expect(startOf(pages, all, viewer('SUPPORT_HEAD'), '/tickets', incidents)).toBe('/tickets');
    expect(startOf(pages, all, viewer('SUPPORT_HEAD'), '/gone', incidents)).toBe('/start');
  });
  it('on the first section where no plugin brings a page for it, and nowhere without one', () => {
    expect(startOf({ ...pages, homes: [] }, all, viewer('AUDITOR'), null, incidents)).toBe('/start');
    expect(startOf(pages, () => false, viewer('AUDITOR'), '/start', incidents)).toBeUndefined();
  });
  it('a page that fails to say whom it suits is passed over and noted', async () => {
    const broken = { plugin: 'vendor', id: 'bench', to: '/vendor', label: 'vendor.home', suits: () => { throw new Error('no luck'); } };
    expect(startOf({ ...pages, homes: [broken, ...pages.homes] }, all, viewer('SPECIALIST'), null, incidents)).toBe('/tickets/first');
    await Promise.resolve();
    expect(incidents.all()).toMatchObject([{ plugin: 'vendor', item: 'home:bench', message: 'no luck' }]);
  });
  it('each page can be chosen once', () => expect(homesOf(pages, all).map(({ to }) => to)).toEqual(['/tickets/first', '/start', '/tickets']));
});
