import { isAligned, isSameDomain, proofOf, type Signs } from './proof.ts';

/** One finding of an Authentication-Results header: `dkim=pass header.d=client.example`. */
interface Finding {
  method: string;
  result: string;
  properties: Map<string, string>;
  /** What stands in brackets. */
  comment: string;
}

/** The name stands first. */
const longestNameSearched = 500;

/** Whether quotes inside a comment keep a bracket from ending it. By the standard they do not; to servers that copy an address into a comment they do. */
type QuotesInComments = 'heard' | 'unheard';

interface Piece {
  /** Words outside of comments; what stands in quotes belongs to its word. */
  words: string[];
  comment: string;
}

/** Cuts at semicolons, and words at blanks, outside of quotes and brackets; what stands in brackets is a comment. A backslash takes its meaning from what follows it, in either. */
const piecesOf = (header: string, quotesInComments: QuotesInComments): Piece[] => {
  const pieces: Piece[] = [{ words: [''], comment: '' }];
  let [depth, quoted, escaped] = [0, false, false];
  for (const character of header) {
    const piece = pieces.at(-1);
    if (!piece) break;
    const isMark = !escaped;
    escaped = isMark && character === '\\' && (quoted || depth > 0);
    if (isMark && character === '"' && (depth === 0 || quotesInComments === 'heard')) quoted = !quoted;
    else if (isMark && !quoted && character === '(') {
      depth += 1;
      continue;
    } else if (isMark && !quoted && character === ')') {
      depth = Math.max(depth - 1, 0);
      continue;
    } else if (!quoted && depth === 0 && character === ';') {
      pieces.push({ words: [''], comment: '' });
      continue;
    }
    if (depth > 0) piece.comment += character;
    else if (!quoted && /\s/.test(character)) piece.words.push('');
    else piece.words[piece.words.length - 1] += character;
  }
  return pieces.map(({ words, comment }) => ({ words: words.filter(Boolean), comment }));
};

const findingOf = ({ words: [first, ...rest], comment }: Piece): Finding[] => {
  const [, method, result] = /^([a-z][\w-]*)(?:\/\d+)?=([a-z]+)$/.exec(first ?? '') ?? [];
  if (method === undefined || result === undefined) return [];
  const properties = new Map<string, string>();
  for (const pair of rest) {
    const [, name, value] = /^([a-z]+\.[\w-]+)=(\S+)$/.exec(pair) ?? [];
    if (name !== undefined && value !== undefined && !properties.has(name)) properties.set(name, value);
  }
  return [{ method, result, properties, comment }];
};

const domainIn = (value: string | undefined): string | null => value?.slice(value.lastIndexOf('@') + 1) || null;

/** Whether one value of Authentication-Results bears this name, in any case. */
export const resultsAreOf = (value: string, server: string): boolean => piecesOf(value.slice(0, longestNameSearched), 'unheard')[0]?.words[0]?.toLowerCase() === server.toLowerCase();

/**
 * §4.9: what the front server of the company found out, from the headers in which it says so; null when it said nothing. Headers under
 * other names say what anybody wants them to say. Of several under its name the first that speaks of a method counts: whatever a
 * sender brought along stands below what the server put on top. The front server has to remove what bears its name besides (RFC 8601, 5).
 * @param headers values of Authentication-Results from the top, in lower case
 */
export const signsOfFrontServer = (headers: readonly string[], frontServer: string, fromDomain: string): Signs | null => {
  const readings = (['unheard', 'heard'] as const).flatMap((quotesInComments) => signsRead(headers, frontServer, fromDomain, quotesInComments) ?? []);
  // the sender of an envelope may hold quotes, brackets and semicolons: where it can be read in two ways the worse one is true
  return readings.toSorted((one, other) => trustIn(one) - trustIn(other))[0] ?? null;
};

const trustIn = (signs: Signs): number => ['FAIL', 'UNKNOWN', 'NONE', 'PASS'].indexOf(proofOf(signs).authentication);

const signsRead = (headers: readonly string[], frontServer: string, fromDomain: string, quotesInComments: QuotesInComments): Signs | null => {
  const believed = headers.flatMap((header) => {
    const [name, ...pieces] = piecesOf(header, quotesInComments);
    return name?.words[0] === frontServer.toLowerCase() ? [pieces.flatMap(findingOf)] : [];
  });
  if (believed.length === 0) return null;
  const of = (method: string): Finding[] => (believed.find((findings) => findings.some((one) => one.method === method)) ?? []).filter((one) => one.method === method);
  const ofDomain = of('dmarc').filter(({ properties }) => isSameDomain(fromDomain, domainIn(properties.get('header.from')) ?? fromDomain));
  // a server has one result for one domain: a second one is not its own
  const dmarc = ofDomain.find(({ result }) => result !== 'pass') ?? ofDomain[0];
  const [spf] = of('spf');
  return {
    signatures: of('dkim').flatMap(({ result, properties }) => {
      const domain = properties.get('header.d') ?? domainIn(properties.get('header.i'));
      return domain ? [{ domain, result, aligned: isAligned(fromDomain, domain) }] : [];
    }),
    spf: spf?.result ?? 'none',
    isSpfOfFrom: isAligned(fromDomain, domainIn(spf?.properties.get('smtp.mailfrom')) ?? ''),
    dmarc: dmarc ? { result: dmarc.result, policy: dmarc.properties.get('policy.p') ?? /\bp=(\w+)/.exec(dmarc.comment)?.[1] ?? null } : null,
    arc: of('arc')[0]?.result ?? null,
    voucher: null,
  };
};
