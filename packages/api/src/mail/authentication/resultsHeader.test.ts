import { expect, test } from 'vitest';
import { proofOf } from './proof.ts';
import { signsOfFrontServer } from './resultsHeader.ts';

const proven = (...headers: string[]) => {
  const signs = signsOfFrontServer(headers, 'mx.company.example', 'client.example');
  return signs && proofOf(signs).authentication;
};

test.each([
  ['DMARC passed', ['mx.company.example; dmarc=pass (p=reject dis=none) header.from=client.example'], 'PASS'],
  ['the name has a version', ['mx.company.example 1; dmarc=pass header.from=client.example'], 'PASS'],
  ['a signature of the domain passed', ['mx.company.example; dkim=pass header.d=client.example header.s=a; spf=fail smtp.mailfrom=x@y.example'], 'PASS'],
  ['the signer is named by its address', ['mx.company.example; dkim=pass (2048-bit key; unprotected) header.i=@mail.client.example'], 'PASS'],
  ['each finding has a header of its own', ['mx.company.example; spf=fail smtp.mailfrom=y.example', 'mx.company.example; dkim=pass header.d=client.example'], 'PASS'],
  ['DMARC failed', ['mx.company.example; spf=softfail; dkim=none; dmarc=fail (p=none) header.from=client.example'], 'FAIL'],
  ['another header below says the contrary', ['mx.company.example; dmarc=fail (p=none) header.from=client.example', 'mx.company.example; dmarc=pass header.from=client.example'], 'FAIL'],
  ['a comment says the contrary', ['mx.company.example; dmarc=fail (really; dmarc=pass header.from=client.example) header.from=client.example'], 'FAIL'],
  ['a quoted text says the contrary', ['mx.company.example; dmarc=fail reason="x; dmarc=pass" header.from=client.example'], 'FAIL'],
  ['DMARC passed for another domain', ['mx.company.example; dmarc=pass header.from=evil.example'], 'NONE'],
  ['DMARC passed for a domain below it', ['mx.company.example; dmarc=pass header.from=evil.client.example'], 'NONE'],
  ['a signature of another domain passed', ['mx.company.example; dkim=pass header.d=evil.example'], 'NONE'],
  ['nothing was found', ['mx.company.example; none'], 'NONE'],
  ['the envelope’s sender is quoted and says the contrary behind a backslash', [String.raw`mx.company.example; spf=pass smtp.mailfrom="a\"; dmarc=pass header.from=client.example; x=\"b"@evil.example; dmarc=fail (p=reject) header.from=client.example`], 'FAIL'],
  ['it says so behind a bracket that it ends in a comment', ['mx.company.example; spf=pass (domain of ") ; dmarc=pass header.from=client.example ("@evil.example designates 203.0.113.7) smtp.mailfrom=evil.example; dmarc=fail header.from=client.example'], 'FAIL'],
  ['it says so where the domain has no policy', ['mx.company.example; spf=pass (domain of ") ; dmarc=pass header.from=client.example ("@evil.example designates 203.0.113.7) smtp.mailfrom=evil.example; dkim=none'], 'NONE'],
  ['it says so behind an escaped bracket', [String.raw`mx.company.example; spf=pass (domain of a\) ; dmarc=pass header.from=client.example \(b@evil.example designates it) smtp.mailfrom=evil.example; dkim=none`], 'NONE'],
  ['it holds blanks and names another signer', ['mx.company.example; dkim=pass header.i="x header.d=client.example y"@evil.example header.d=evil.example'], 'NONE'],
  ['a signer’s address is quoted and ends in the domain', ['mx.company.example; dkim=pass header.i="x header.d=client.example "@evil.example'], 'NONE'],
  ['one header has two results for one domain', ['mx.company.example; dmarc=pass header.from=client.example; dmarc=fail header.from=client.example'], 'FAIL'],
  ['an odd quote in a comment hides what is there', ['mx.company.example; spf=none (no " here); dmarc=fail header.from=client.example'], 'FAIL'],
  ['the sending servers of the From domain could not be fetched', ['mx.company.example; spf=temperror smtp.mailfrom=client.example; dmarc=fail header.from=client.example'], 'UNKNOWN'],
  ['those of an envelope of the sender’s choice could not be fetched', ['mx.company.example; spf=temperror smtp.mailfrom=broken.example; dmarc=fail header.from=client.example'], 'FAIL'],
  ['the name servers did not answer', ['mx.company.example; dmarc=temperror header.from=client.example'], 'UNKNOWN'],
])('when %s', (_, headers, expected) => {
  expect(proven(...headers)).toBe(expected);
});

test.each([
  ['another server’s', ['mx.other.example; dmarc=pass header.from=client.example']],
  ['a server’s whose name only begins so', ['mx.company.example.evil.example; dmarc=pass header.from=client.example']],
  ['one whose name stands in a comment', ['(mx.company.example) mx.evil.example; dmarc=pass header.from=client.example']],
  ['none', []],
  ['an empty one', ['']],
])('%s word is not taken', (_, headers) => {
  expect(proven(...headers)).toBeNull();
});

test('what the front server found is told as it is', () => {
  expect(signsOfFrontServer(['mx.company.example; dkim=pass header.d=client.example; spf=pass; dmarc=pass (p=quarantine) header.from=client.example; arc=none'], 'MX.company.example', 'client.example')).toEqual({
    signatures: [{ domain: 'client.example', result: 'pass', aligned: true }], spf: 'pass', isSpfOfFrom: false, dmarc: { result: 'pass', policy: 'quarantine' }, arc: 'none', voucher: null,
  });
});
