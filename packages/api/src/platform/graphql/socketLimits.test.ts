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

it('sockets of nobody known are few by address and few in all; each that is known or gone makes room once', () => {
  const unknown = new UnknownSockets({ ofAddress: 2, inAll: 3 });
  const first = unknown.take('a');
  expect([typeof unknown.take('a'), unknown.take('a'), typeof unknown.take('b'), unknown.take('b')]).toEqual(['function', 'OF_ADDRESS', 'function', 'IN_ALL']);
  if (typeof first !== 'function') throw new Error('refused');
  first();
  first();
  expect([typeof unknown.take('a'), unknown.take('c')]).toEqual(['function', 'IN_ALL']);
});
