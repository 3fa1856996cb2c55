import { print } from 'graphql';
import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import { FORWARDED_FROM, QUARANTINE_COUNT, QUARANTINE_TILE } from './documents.ts';
import quarantine from './index.ts';
import { formatBytes } from './size.ts';
import { isProvenContact, proposedAuthor, takesOthersAlong, waitingListOf, waitingOutcomes } from './waiting.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(quarantine)).toEqual([]));

it('asks for the quarantine alone', () => {
  const { variables } = requestOf(quarantine, 'GET_LIST', 'incomingLetters', { pagination: { page: 1, perPage: 50 }, sort: { field: 'id', order: 'DESC' }, filter: { outcome: ['QUARANTINED'] } });
  expect(variables).toEqual({ page: { offset: 0, limit: 50 }, filter: { outcome: ['QUARANTINED'] } });
});

it('counts what waits for a person: letters of strangers, and what nobody could read (§4.9)', () => {
  expect([QUARANTINE_COUNT, QUARANTINE_TILE].flatMap((document) => [...print(document).matchAll(/outcome: \[([A-Z, ]+)\]/g)].map(([, outcomes]) => outcomes))).toEqual(Array(2).fill(waitingOutcomes.join(', ')));
});

it('writes sizes as people read them', () => {
  expect([formatBytes(812, 'ru'), formatBytes(1830, 'ru'), formatBytes(412_400, 'en'), formatBytes(1_800_000, 'ru')]).toEqual(['812 Б', '1,8 КБ', '412 KB', '1,8 МБ']);
});

it('accepts with one click what a known contact proves, and asks of everything else whose it is (decision 89)', () => {
  const letter = { outcome: 'QUARANTINED', authentication: 'PASS', senderClient: { id: 'c', name: 'Ладога', nameEn: null, contactName: 'Роман' }, fromStaff: false } as const;
  expect(isProvenContact(letter)).toBe(true);
  const others = [{ authentication: 'FAIL' }, { authentication: 'NONE' }, { authentication: null }, { senderClient: null }, { senderClient: { id: 'c', name: 'Ладога', nameEn: null, contactName: null } }, { fromStaff: true }, { outcome: 'STORED' }, { outcome: 'UNREADABLE' }] as const;
  expect(others.map((other) => isProvenContact({ ...letter, ...other }))).toEqual(others.map(() => false));
});

it('shows the other letters of exactly that address and proof (decision 114)', () => {
  const filterOf = (link: string): unknown => JSON.parse(new URL(link, 'https://desk.example').searchParams.get('filter') ?? '');
  expect(filterOf(waitingListOf({ from: 'a@b.example', authentication: 'FAIL' }))).toEqual({ outcome: ['QUARANTINED'], from: 'a@b.example', authentication: ['FAIL'] });
  expect(filterOf(waitingListOf({ from: 'a@b.example', authentication: null }))).toEqual({ outcome: ['QUARANTINED'], from: 'a@b.example' });
});

it('proposes to put the others aside, too, where no client can have written them (decision 114)', () => {
  const senderClient = { id: 'c', name: 'Ладога', nameEn: null, contactName: 'Роман' };
  const cases = [{ othersWaiting: 3, senderClient: null, authentication: 'PASS' }, { othersWaiting: 3, senderClient, authentication: 'FAIL' }, { othersWaiting: 3, senderClient, authentication: 'PASS' }, { othersWaiting: 3, senderClient, authentication: 'NONE' }, { othersWaiting: 0, senderClient: null, authentication: 'FAIL' }, { othersWaiting: 3, senderClient: null, authentication: 'FAIL', fromStaff: true }] as const;
  expect(cases.map((one) => takesOthersAlong({ fromStaff: false, ...one }))).toEqual([true, true, false, false, false, false]);
});

it('proposes as the author whom the text names, else the one address of Reply-To, beside a ticket, too (decision 110)', () => {
  const forwardedFrom = { address: 'roman@ladoga.example', name: 'Роман', clientId: null, clientName: null };
  const visitor = 'visitor@ladoga.example';
  expect([{ forwardedFrom, replyTo: visitor }, { forwardedFrom: null, replyTo: visitor }, { forwardedFrom: null, replyTo: `${visitor}, other@x.example` }, { forwardedFrom: null, replyTo: null }].map(proposedAuthor)).toEqual([
    { address: forwardedFrom.address, hint: 'proposed' }, { address: visitor, hint: 'replyTo' }, null, null,
  ]);
  expect(print(FORWARDED_FROM)).toContain('replyTo');
});
