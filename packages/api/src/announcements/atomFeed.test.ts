import { describe, expect, test } from 'vitest';
import { atomFeed, type FeedEntry } from './atomFeed.ts';

const entry: FeedEntry = {
  id: '019aa000-0000-7000-8000-000000000001', kind: 'RELEASE', title: 'Версия 2.6 <Беркут> & «Сокол»', text: ']]> "кавычки"\u0000\u001B', features: '— Спутники', fixes: null, url: 'https://downloads.example/?a=1&b=2', periodFrom: null, periodUntil: null, publishedAt: '2026-11-24T09:00:00.000Z',
};

describe('the feed of announcements (§2.4, §6)', () => {
  test('names each once and for ever, with its kind, its text and where a release is fetched', () => {
    const feed = atomFeed([entry, { ...entry, id: '019aa000-0000-7000-8000-000000000000', url: null, publishedAt: '2026-11-23T09:00:00.000Z' }], 'ru', 'https://desk.example');
    expect(feed).toContain('<id>urn:uuid:019aa000-0000-7000-8000-000000000001</id>');
    expect(feed).toContain('<updated>2026-11-24T09:00:00.000Z</updated><author>');
    expect(feed).toContain('<category term="RELEASE" label="Новая версия продукта"/><link rel="related" href="https://downloads.example/?a=1&amp;b=2"/>');
    expect(feed).toContain('<link rel="self" type="application/atom+xml" href="https://desk.example/public/announcements.atom?language=ru"/>');
    expect(feed.match(/<entry>/g)).toHaveLength(2);
  });

  test('holds what people wrote as text and nothing that XML cannot hold', () => {
    const feed = atomFeed([entry], 'en', 'https://desk.example');
    expect(feed).toContain('<title>Версия 2.6 &lt;Беркут&gt; &amp; «Сокол»</title>');
    expect(feed).toContain('<content type="text">]]&gt; &quot;кавычки&quot;\n\nNew functions:\n— Спутники\n\nhttps://downloads.example/?a=1&amp;b=2</content>');
    expect(feed).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
  });

  test('says what a release brings where it has no text', () => {
    expect(atomFeed([{ ...entry, text: '', url: null }], 'ru', 'https://desk.example')).toContain('<content type="text">Новые возможности:\n— Спутники</content>');
  });

  test('says which days a notice of working hours is about', () => {
    const notice = { ...entry, kind: 'CALENDAR' as const, text: 'Закрыто.', features: null, url: null, periodFrom: '2026-12-29', periodUntil: '2026-12-30' };
    expect(atomFeed([notice], 'ru', 'https://desk.example')).toContain('>Закрыто.\n\nПериод: 29.12.2026 – 30.12.2026</content>');
    expect(atomFeed([{ ...notice, periodUntil: '2026-12-29' }], 'en', 'https://desk.example')).toContain('Period: 29.12.2026</content>');
  });

  test('is a feed without an announcement, too', () => expect(atomFeed([], 'ru', 'https://desk.example')).toContain('<updated>1970-01-01T00:00:00Z</updated>'));
});
