import { describe, expect, it } from 'vitest';
import { bounceIn } from './bounce.ts';

const report = (status: string, type = 'multipart/report; report-type=delivery-status; boundary="b"'): Buffer =>
  Buffer.from([
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>', 'Message-ID: <dsn@mx.example>', `Content-Type: ${type}`, '',
    '--b', 'Content-Type: text/plain', '', 'Your message could not be delivered.', '',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', ...status.split('\n'), '',
    '--b', 'Content-Type: text/rfc822-headers', '', 'Message-ID:', ' <answer@company.example>', 'Subject: Re: question', '', '--b--', '',
  ].join('\r\n'));

const failed = 'Final-Recipient: rfc822; Roman@Ladoga.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <Roman@Ladoga.example>:\n user unknown';

describe('R16: a letter of ours that came back', () => {
  it('is known by the report of the server that gave up', () => {
    expect(bounceIn(report(failed))).toEqual({ marks: [], named: ['<answer@company.example>'], recipients: [{ address: 'roman@ladoga.example', said: '550 5.1.1 <Roman@Ladoga.example>: user unknown', permanent: true }], said: '550 5.1.1 <Roman@Ladoga.example>: user unknown', permanent: true });
  });

  it('shows the mark of what came back, not one of its own headers', () => {
    const raw = report(failed).toString();
    expect(bounceIn(Buffer.from(raw.replace('Subject: Re: question', 'X-Return-Mark: abc')))).toMatchObject({ marks: ['abc'] });
    expect(bounceIn(Buffer.from(`X-Return-Mark: abc\r\n${raw}`))).toMatchObject({ marks: [] });
  });

  it('also where the report tells no more than a status', () => {
    expect(bounceIn(report('Action: failed\nStatus: 5.2.2', 'Multipart/Report; boundary=b; Report-Type="delivery-status"'))).toMatchObject({ recipients: [], said: '5.2.2', permanent: false });
  });

  it('also by the header of servers that write no report', () => {
    const raw = Buffer.from('From: Mailer-Daemon@mx.example\r\nX-Failed-Recipients: roman@ladoga.example, Vera@Seim.example\r\nIn-Reply-To: <answer@company.example>\r\n\r\nunrouteable');
    expect(bounceIn(raw)).toEqual({ marks: [], named: ['<answer@company.example>'], recipients: ['roman@ladoga.example', 'vera@seim.example'].map((address) => ({ address, said: null, permanent: true })), said: null, permanent: true });
  });

  it.each([
    ['552 mailbox is full', false],
    ['550 5.1.1 user unknown', true],
    ['452 4.2.2 over quota', false],
  ])('of which a server without a report says "%s": for good %s', (said, permanent) => {
    const raw = Buffer.from(`From: Mailer-Daemon@mx.example\r\nX-Failed-Recipients: roman@ladoga.example\r\nSubject: Mail delivery failed: returning message to sender\r\n\r\nThe following address failed:\r\n\r\n  roman@ladoga.example\r\n    host mx.ladoga.example [192.0.2.7]\r\n    SMTP error from remote mail server after RCPT TO:<roman@ladoga.example>:\r\n    ${said}\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\nMessage-ID: <answer@company.example>\r\n\r\nroman@ladoga.example 550 5.1.1\r\n`);
    expect(bounceIn(raw)).toEqual({ marks: [], named: ['<answer@company.example>'], recipients: [{ address: 'roman@ladoga.example', said, permanent }], said, permanent });
  });

  describe('by the words of qmail', () => {
    const qmail = (words: string, { from = 'MAILER-DAEMON@mx.example', subject = 'failure notice' } = {}): Buffer =>
      Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\n\r\nHi. This is the qmail-send program at mx.example.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n<Roman@ladoga.example>:\r\n${words}\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nReturn-Path: <support@company.example>\r\nMessage-ID: <answer@company.example>\r\nReferences: <accepted@company.example>\r\n\r\nТак.\r\n`);

    it.each([
      ['Sorry, no mailbox here by that name. (#5.1.1)', true],
      ['192.0.2.7 does not like recipient.\r\nRemote host said: 550 No such user', true],
      ['192.0.2.7 failed after I sent the message.\r\nRemote host said: 552 mailbox is full', false],
      ['Sorry, I wasn\'t able to establish an SMTP connection. (#4.4.1)', false],
      ['The users mailbox is over quota', false],
    ])('%s speaks of the address itself: %s', (words, permanent) => {
      expect(bounceIn(qmail(words))).toMatchObject({ named: ['<answer@company.example>', '<accepted@company.example>'], recipients: [{ address: 'roman@ladoga.example', permanent }] });
    });

    it('but not by those of a person, nor while the server still tries', () => {
      expect(bounceIn(qmail('x', { from: 'roman@ladoga.example' }))).toBeNull();
      expect(bounceIn(qmail('x', { subject: 'Вопрос' }))).toBeNull();
      expect(bounceIn(qmail('x', { subject: 'Delivery Status Notification (Delay)' }))).toBeNull();
    });
  });

  it('names the returned letter before those that it answers, the nearest of them first', () => {
    const thread = '\r\nIn-Reply-To: <question@ladoga.example>\r\nReferences: <accepted@company.example>\r\n <question@ladoga.example>\r\nSubject: Re: question';
    const withThread = (raw: Buffer): Buffer => Buffer.from(raw.toString().replace('\r\nSubject: Re: question', thread));
    expect(bounceIn(withThread(report(failed)))?.named).toEqual(['<answer@company.example>', '<question@ladoga.example>', '<accepted@company.example>']);
    const named = withThread(report(`Original-Message-ID: <sent@company.example>\n${failed}`));
    expect(bounceIn(Buffer.concat([Buffer.from('In-Reply-To: <answered@company.example>\r\nReferences: <old@company.example> <near@company.example>\r\n'), named]))?.named).toEqual([
      '<sent@company.example>', '<answer@company.example>', '<answered@company.example>', '<near@company.example>', '<old@company.example>', '<question@ladoga.example>', '<accepted@company.example>',
    ]);
  });

  it('names every recipient once, and none that may still be reached', () => {
    const both = `Final-Recipient: rfc822;a@one.example\nOriginal-Recipient: rfc822;A@one.example\nAction: failed\n\nFinal-Recipient: rfc822;b@two.example\nAction: delayed`;
    expect(bounceIn(report(both))?.recipients.map(({ address }) => address)).toEqual(['a@one.example']);
  });

  it('tells of each recipient what was said of it', () => {
    const both = `Final-Recipient: rfc822;a@one.example\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822;b@two.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full`;
    expect(bounceIn(report(both))?.recipients.toSorted((one, another) => (one.address < another.address ? -1 : 1))).toEqual([{ address: 'a@one.example', said: '5.1.1', permanent: true }, { address: 'b@two.example', said: '552 5.2.2 mailbox full', permanent: false }]);
  });

  it('what the other server says is one line of bounded length', () => {
    expect(bounceIn(report(`Action: failed\nDiagnostic-Code: smtp; 550\t${'x'.repeat(900)}`))?.said).toHaveLength(500);
  });

  it.each([
    ['5.1.1', 'smtp; 550 5.1.1 user unknown', true],
    ['5.1.10', 'smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound', true],
    ['5.2.1', 'smtp; 550 5.2.1 mailbox disabled', true],
    ['5.4.4', 'smtp; host not found', true],
    ['5.0.0', 'smtp; 550 No such user!', true],
    ['5.2.2', 'smtp; 552 5.2.2 mailbox full', false],
    ['5.7.1', 'smtp; 550 5.7.1 message looks like spam', false],
    ['5.3.4', 'smtp; 552 5.3.4 message too big', false],
    ['4.4.7', 'smtp; 421 4.4.7 delivery time expired', false],
  ])('%s (%s) speaks of the address itself: %s', (status, said, expected) => {
    expect(bounceIn(report(`Action: failed\nStatus: ${status}\nDiagnostic-Code: ${said}`))?.permanent).toBe(expected);
  });

  it.each([
    ['a delay', report(failed.replace('failed', 'delayed'))],
    ['a receipt', report(failed.replace('failed', 'delivered'))],
    ['a report of reading', report(failed, 'multipart/report; report-type=disposition-notification')],
    ['an automatic reply', Buffer.from('From: roman@ladoga.example\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: <answer@company.example>\r\n\r\nOn leave\r\nAction: failed')],
    ['a person who quotes a bounce', Buffer.concat([Buffer.from('From: roman@ladoga.example\r\nContent-Type: text/plain\r\n\r\n'), report(failed)])],
    ['no header at all', Buffer.from('Action: failed')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is none', (_what, raw) => {
    expect(bounceIn(raw)).toBeNull();
  });
});
