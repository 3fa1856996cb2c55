import { isAligned, isSameDomain, type Signs } from './proof.ts';

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

/** Cuts at semicolons outside of quotes and brackets; what stands in brackets is a comment. */
const piecesOf = (header: string): { text: string; comment: string }[] => {
  const pieces = [{ text: '', comment: '' }];
  let [depth, quoted] = [0, false];
  for (const character of header) {
    const piece = pieces.at(-1);
    if (!piece) break;
    if (character === '"' && depth === 0) quoted = !quoted;
    else if (!quoted && character === '(') depth += 1;
    else if (!quoted && character === ')') depth = Math.max(depth - 1, 0);
    else if (!quoted && depth === 0 && character === ';') pieces.push({ text: '', comment: '' });
    else if (depth > 0) piece.comment += character;
    else piece.text += character;
  }
  return pieces;
};

const findingOf = ({ text, comment }: { text: string; comment: string }): Finding[] => {
  const [first, ...rest] = text.trim().split(/\s+/);
  const [, method, result] = /^([a-z][\w-]*)(?:\/\d+)?=([a-z]+)$/.exec(first ?? '') ?? [];
  if (method === undefined || result === undefined) return [];
  const properties = rest.flatMap((pair): [string, string][] => {
    const [, name, value] = /^([a-z]+\.[\w-]+)=(\S+)$/.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return [{ method, result, properties: new Map(properties), comment }];
};

const domainIn = (value: string | undefined): string | null => value?.slice(value.lastIndexOf('@') + 1) || null;

/** Whether one value of Authentication-Results bears this name, in any case. */
export const resultsAreOf = (value: string, server: string): boolean => piecesOf(value.slice(0, longestNameSearched))[0]?.text.trim().toLowerCase().split(/\s+/)[0] === server.toLowerCase();

/**
 * §4.9: what the front server of the company found out, from the headers in which it says so; null when it said nothing. Headers under
 * other names say what anybody wants them to say. Of several under its name the first that speaks of a method counts: whatever a
 * sender brought along stands below what the server put on top. The front server has to remove what bears its name besides (RFC 8601, 5).
 * @param headers values of Authentication-Results from the top, in lower case
 */
export const signsOfFrontServer = (headers: readonly string[], frontServer: string, fromDomain: string): Signs | null => {
  const believed = headers.flatMap((header) => {
    const [name, ...pieces] = piecesOf(header);
    return name?.text.trim().split(/\s+/)[0] === frontServer.toLowerCase() ? [pieces.flatMap(findingOf)] : [];
  });
  if (believed.length === 0) return null;
  const of = (method: string): Finding[] => (believed.find((findings) => findings.some((one) => one.method === method)) ?? []).filter((one) => one.method === method);
  const [dmarc] = of('dmarc').filter(({ properties }) => isSameDomain(fromDomain, domainIn(properties.get('header.from')) ?? fromDomain));
  return {
    signatures: of('dkim').flatMap(({ result, properties }) => {
      const domain = properties.get('header.d') ?? domainIn(properties.get('header.i'));
      return domain ? [{ domain, result, aligned: isAligned(fromDomain, domain) }] : [];
    }),
    spf: of('spf')[0]?.result ?? 'none',
    dmarc: dmarc ? { result: dmarc.result, policy: dmarc.properties.get('policy.p') ?? /\bp=(\w+)/.exec(dmarc.comment)?.[1] ?? null } : null,
    arc: of('arc')[0]?.result ?? null,
    voucher: null,
  };
};
