import { expect, test } from 'vitest';
import { routeOf } from './route.ts';

const hop = (trace: string) => routeOf(new Map([['received', [trace]]])).hops[0];

test.each([
  ['Postfix', 'from mail.client.example (mx.client.example [203.0.113.7]) by mx.company.example (Postfix) with ESMTPS id 4ABC for <s@company.example>; Tue, 24 Nov 2026 12:00:00 +0300', 'mail.client.example', '203.0.113.7'],
  ['Exim', 'from [203.0.113.7] (port=4711 helo=mail.client.example) by mx.company.example with esmtps (TLS1.3) id 1abc', 'mail.client.example', '203.0.113.7'],
  ['Exim with a name', 'from mx.client.example ([203.0.113.7] helo=mail.client.example) by mx.company.example with esmtp', 'mail.client.example', '203.0.113.7'],
  ['Exchange', 'from mail.client.example (203.0.113.7) by MX.company.example (10.0.0.2) with Microsoft SMTP Server', 'mail.client.example', '203.0.113.7'],
  ['qmail', 'from unknown (HELO mail.client.example) (203.0.113.7) by mx.company.example with SMTP', 'mail.client.example', '203.0.113.7'],
  ['IPv6', 'from mail.client.example (mail.client.example [IPv6:2001:db8::7]) by mx.company.example with ESMTP', 'mail.client.example', '2001:db8::7'],
  ['an address that the sender named', 'from [198.51.100.9] (unknown [203.0.113.7]) by mx.company.example with ESMTP', '[198.51.100.9]', '203.0.113.7'],
  ['an address that nobody noted', 'from [198.51.100.9] by mx.company.example with ESMTP', '[198.51.100.9]', null],
  ['a sender that calls itself by', 'from by (evil [203.0.113.7]) by mx.company.example with ESMTP', 'by', '203.0.113.7'],
  ['words in brackets', 'from a.example (by mx.evil.example [203.0.113.7]) by mx.company.example with ESMTP', 'a.example', '203.0.113.7'],
  ['Exim, to whom a sender calls itself an address', 'from [203.0.113.7] (port=4711 helo=[198.51.100.9]) by mx.company.example with esmtps', '[198.51.100.9]', '203.0.113.7'],
  ['Exim with a name, to whom a sender calls itself an address', 'from mx.evil.example ([203.0.113.7] helo=[198.51.100.9]) by mx.company.example with esmtp', '[198.51.100.9]', '203.0.113.7'],
  ['qmail, to whom a sender calls itself an address', 'from unknown (HELO [198.51.100.9]) (203.0.113.7) by mx.company.example with SMTP', '[198.51.100.9]', '203.0.113.7'],
  ['qmail, to whom a sender calls itself several words', 'from unknown (HELO x [198.51.100.9]) (203.0.113.7) by mx.company.example with SMTP', 'x', '203.0.113.7'],
  ['a delivery on the machine', 'by mx.company.example (Dovecot) with LMTP id x', null, null],
])('%s tells who brought a letter', (_, trace, helo, address) => {
  expect(hop(trace)).toEqual({ by: 'mx.company.example', helo, address });
});

test('who writes brackets to what they call themselves gets no trusted server by it (row 1)', () => {
  for (const called of ['a([198.51.100.9])by(y)mx.company.example', 'a([198.51.100.9]) by mx.company.example', 'a ([198.51.100.9])by mx.company.example'])
    expect(hop(`from ${called} (unknown [203.0.113.7]) by mx.company.example with ESMTP id x; Tue, 24 Nov 2026 12:00:00 +0300 (MSK)`)).toEqual({ by: '', helo: null, address: null });
  expect(hop('from mail.client.example ([203.0.113.7]) by mx.company.example with esmtp (Exim 4.97)(envelope-from <a@client.example>); Tue, 24 Nov 2026 12:00:00 +0300(MSK)')).toMatchObject({ by: 'mx.company.example', address: '203.0.113.7' });
});

test('what is no trace is none, and a megabyte of brackets is no matter', () => {
  expect(hop('qmail 4711 invoked by uid 89')).toMatchObject({ address: null });
  expect(hop('')).toBeUndefined();
  expect(hop('('.repeat(1_000_000))).toBeUndefined();
  expect(routeOf(new Map([['received', Array.from({ length: 9_000 }, () => 'by a')]])).hops).toHaveLength(20);
});

test.each([['<roman@client.example>', 'roman@client.example'], ['<>', ''], ['roman@client.example', 'roman@client.example']])('the sender of the envelope in %s', (header, expected) => {
  expect(routeOf(new Map([['return-path', [header, '<evil@evil.example>']]])).returnPath).toBe(expected);
});
