import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSystem, type System } from '../support/startSystem.ts';

interface Announced { id: string; titleRu: string; titleEn: string; letters: { sent: number; waiting: number; undelivered: number } | null }

let system: System;
let manager: { cookie: string };
beforeAll(async () => {
  system = await startSystem();
  await system.at('2026-11-24T11:00:00+03:00');
  manager = await system.signIn('PRODUCT_MANAGER');
});
afterAll(() => system.stop());

describe('§3.3 clients are told of new versions', () => {
  it('a release is public for everybody and told to contacts by letter, once however often it is asked for; it says how many', async () => {
    const [product] = (await system.get<{ products: { nodes: { id: string; name: string }[] } }>('{ products(first: 1) { nodes { id name } } }')).products.nodes;
    const input = { kind: 'RELEASE', productId: product?.id, productVersion: '7.1', textRu: 'Прогрев за 40 секунд.', textEn: 'Warms up in 40 seconds.', tellClients: true };
    const { announcementPreview } = await system.get<{ announcementPreview: { preview: { recipients: number } } }>('query($input: PublishAnnouncementInput!) { announcementPreview(input: $input) { preview { recipients } } }', { input }, manager);
    const publish = () => system.get<{ publishAnnouncement: { announcement: { id: string }; userErrors: unknown[] } }>(
      'mutation($input: PublishAnnouncementInput!) { publishAnnouncement(input: $input) { announcement { id } userErrors { code } } }', { input: { ...input, requestKey: 'one form' } }, manager);
    const [first, second] = await Promise.all([publish(), publish()]);
    expect(first.publishAnnouncement).toEqual(second.publishAnnouncement);

    const newest = async (asker: { cookie: string } | null) => (await system.get<{ announcements: { nodes: Announced[] } }>('{ announcements(first: 2) { nodes { id titleRu titleEn letters { sent waiting undelivered } } } }', {}, asker)).announcements.nodes;
    const told = await vi.waitUntil(async () => {
      const letters = (await newest(manager))[0]?.letters;
      return letters && letters.sent + letters.waiting === announcementPreview.preview.recipients ? letters : null;
    }, { timeout: 10_000 });
    expect(told.undelivered).toBe(0);
    expect(announcementPreview.preview.recipients).toBeGreaterThan(1);
    const [shown, before] = await newest(null);
    expect(shown).toMatchObject({ id: first.publishAnnouncement.announcement.id, titleRu: `Новая версия: ${product?.name} 7.1`, letters: null });
    expect(before?.titleRu).not.toBe(shown?.titleRu);
  });
});
