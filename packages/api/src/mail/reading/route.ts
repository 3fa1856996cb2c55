import { isIP } from 'node:net';
import type { LetterHeaders } from './letterHeaders.ts';

/** What one of the servers that a letter passed wrote of how it got it (RFC 5321, 4.4). */
export interface Hop {
  /** How it calls itself; in lower case. */
  readonly by: string;
  /** How whoever brought the letter called itself. */
  readonly helo: string | null;
  /** Address of the connection, never one that the other side named itself. */
  readonly address: string | null;
}

/** The way of a letter, as far as its headers tell. */
export interface Route {
  /** The last server first. */
  readonly hops: readonly Hop[];
  /** Sender of the envelope, as the last server noted it; empty for a machine's. */
  readonly returnPath: string | null;
}

const mostHops = 20;
const longestTrace = 2_000;

/** The words of a trace outside of brackets, each with what stands in the brackets behind it. */
const clausesOf = (trace: string): { word: string; comment: string }[] => {
  const clauses: { word: string; comment: string }[] = [];
  for (const [piece] of trace.matchAll(/\((?:[^()]|\([^()]*\))*\)|[^\s();]+/g)) {
    const last = clauses.at(-1);
    if (!piece.startsWith('(')) clauses.push({ word: piece, comment: '' });
    else if (last) last.comment += ` ${piece.slice(1, -1)}`;
  }
  return clauses;
};

const addressIn = (text: string): string | null => {
  const bracketed = [...text.matchAll(/\[(?:IPv6:)?([\da-f.:]+)\]/gi)].map(([, address = '']) => address);
  return [...bracketed, ...text.split(/[\s[\]()]+/)].find((word) => isIP(word) !== 0) ?? null;
};

/** `from HELO (name [address]) by SERVER with …`; Exim puts the address first and the name behind `helo=`. */
const hopOf = (trace: string): Hop | null => {
  const clauses = clausesOf(trace.slice(0, longestTrace));
  const by = clauses.findIndex(({ word }, at) => word.toLowerCase() === 'by' && at !== 1);
  const server = clauses[by + 1]?.word.toLowerCase();
  if (by === -1 || server === undefined) return null;
  const from = clauses[0]?.word.toLowerCase() === 'from' ? clauses[1] : undefined;
  if (!from) return { by: server, helo: null, address: null };
  const [, named] = /(?:^|[\s(])helo[= ]([^\s()]+)/i.exec(from.comment) ?? [];
  const isNamedBehind = /(?:^|\s)(?:helo|port)=/i.test(from.comment);
  return { by: server, helo: named ?? from.word, address: addressIn(from.comment) ?? (isNamedBehind ? addressIn(from.word) : null) };
};

/** The way of a letter by its Received and Return-Path. Whether any of it is true, only the names of servers one trusts can tell. */
export const routeOf = (headers: LetterHeaders): Route => {
  const [returnPath] = headers.get('return-path') ?? [];
  return {
    hops: (headers.get('received') ?? []).slice(0, mostHops).flatMap((trace) => hopOf(trace) ?? []),
    returnPath: returnPath === undefined ? null : returnPath.trim().replace(/^<(.*)>$/s, '$1').slice(0, 320),
  };
};
