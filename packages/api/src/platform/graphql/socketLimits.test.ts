import { describe, expect, it } from 'vitest';
import { MessageGate, SocketCount, UnknownSockets } from './socketLimits.ts';

describe('messages of a socket', () => {
  const lets = (gate: MessageGate, count: number, at: number): number => Array.from({ length: count }, () => gate.lets(at)).filter(Boolean).length;

  it('150 at once, and then 30 a second', () => {
    const gate = new MessageGate(1000);
    expect(lets(gate, 200, 1000)).toBe(150);
    expect(lets(gate, 200, 2000)).toBe(30);
    expect(lets(gate, 200, 1_000_000)).toBe(150);
  });

  it('thirty a second for ever', () => {
    const gate = new MessageGate(0);
    for (let second = 0; second < 100; second += 1) expect(lets(gate, 30, second * 1000)).toBe(30);
  });
});

it('a caller holds so many sockets; one that is closed makes room, and only for its own', () => {
  const count = new SocketCount();
  expect([count.take('a', 2), count.take('a', 2), count.take('a', 2), count.take('b', 2)]).toEqual([true, true, false, true]);
  count.giveBack('b');
  expect(count.take('a', 2)).toBe(false);
  count.giveBack('a');
  expect([count.take('a', 2), count.take('a', 2)]).toEqual([true, false]);
});

describe('sockets of which nobody knows whose they are', () => {
  const gone: string[] = [];
  const comes = (unknown: UnknownSockets, address: string, name: string): (() => void) => unknown.take(address, () => void gone.push(name));
  const goneBy = (act: () => void): string[] => {
    gone.length = 0;
    act();
    return [...gone];
  };

  it('are few by address: the one goes that has waited longest, of the same address', () => {
    const unknown = new UnknownSockets({ ofAddress: 2, inAll: 10 });
    for (const name of ['a1', 'a2']) comes(unknown, 'a', name);
    expect(goneBy(() => comes(unknown, 'b', 'b1'))).toEqual([]);
    expect(goneBy(() => comes(unknown, 'a', 'a3'))).toEqual(['a1']);
    expect(goneBy(() => comes(unknown, 'a', 'a4'))).toEqual(['a2']);
  });

  it('are few in all: the one goes that has waited longest, of the address that has most', () => {
    const unknown = new UnknownSockets({ ofAddress: 10, inAll: 3 });
    comes(unknown, 'b', 'b1');
    for (const name of ['a1', 'a2']) comes(unknown, 'a', name);
    expect(goneBy(() => comes(unknown, 'c', 'c1'))).toEqual(['a1']);
  });

  it('that are known, or gone, make room once', () => {
    const unknown = new UnknownSockets({ ofAddress: 2, inAll: 10 });
    const known = comes(unknown, 'a', 'a1');
    comes(unknown, 'a', 'a2');
    known();
    known();
    expect(goneBy(() => comes(unknown, 'a', 'a3'))).toEqual([]);
    expect(goneBy(() => comes(unknown, 'a', 'a4'))).toEqual(['a2']);
  });
});
