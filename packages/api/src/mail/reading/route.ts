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
const clausesOf = (trace: string): { word: string; comments: string[] }[] => {
  const clauses: { word: string; comments: string[] }[] = [];
  for (const [piece] of trace.matchAll(/\((?:[^()]|\([^()]*\))*\)|[^\s();]+/g)) {
    const last = clauses.at(-1);
    if (!piece.startsWith('(')) clauses.push({ word: piece, comments: [] });
    else last?.comments.push(piece.slice(1, -1).trim());
  }
  return clauses;
};

const addressIn = (text: string): string | null => {
  const bracketed = [...text.matchAll(/\[(?:IPv6:)?([\da-f.:]+)\]/gi)].map(([, address = '']) => address);
  return [...bracketed, ...text.split(/[\s[\]()]+/)].find((word) => isIP(word) !== 0) ?? null;
};

/** What the other side called itself, in a comment: `helo=…` of Exim behind everything that counts, `(HELO …)` of qmail by itself. It may be an address, or hold one. */
const calledItself = /(?:^|\s)helo(?:=.*|\s\S.*)$/is;
/** No server that notes where a letter came from writes a bracket to a word; who calls itself so would be read as two. */
const isGlued = (trace: string): boolean => /[^\s(]\(|\)[^\s();,]/.test(trace.slice(0, trace.lastIndexOf(';') === -1 ? undefined : trace.lastIndexOf(';')).replaceAll(/\)\(/g, ') ('));

/** `from HELO (name [address]) by SERVER with …`; Exim puts the address first and the name behind `helo=`. */
const hopOf = (whole: string): Hop | null => {
  const trace = whole.slice(0, longestTrace);
  // such a note tells nothing, and nobody trusts who wrote it
  if (isGlued(trace)) return { by: '', helo: null, address: null };
  const clauses = clausesOf(trace);
  const by = clauses.findIndex(({ word }, at) => word.toLowerCase() === 'by' && at !== 1);
  const server = clauses[by + 1]?.word.toLowerCase();
  if (by === -1 || server === undefined) return null;
  const from = clauses[0]?.word.toLowerCase() === 'from' ? clauses[1] : undefined;
  if (!from) return { by: server, helo: null, address: null };
  const comment = from.comments.join(' ');
  const [, named] = /(?:^|[\s(])helo[= ]([^\s()]+)/i.exec(comment) ?? [];
  const isNamedBehind = /(?:^|\s)(?:helo|port)=/i.test(comment);
  const ofConnection = from.comments.map((one) => one.replace(calledItself, '')).join(' ');
  return { by: server, helo: named ?? from.word, address: addressIn(ofConnection) ?? (isNamedBehind ? addressIn(from.word) : null) };
};

/** The way of a letter by its Received and Return-Path. Whether any of it is true, only the names of servers one trusts can tell. */
export const routeOf = (headers: LetterHeaders): Route => {
  const [returnPath] = headers.get('return-path') ?? [];
  return {
    hops: (headers.get('received') ?? []).slice(0, mostHops).flatMap((trace) => hopOf(trace) ?? []),
    returnPath: returnPath === undefined ? null : returnPath.trim().replace(/^<(.*)>$/s, '$1').slice(0, 320),
  };
};
