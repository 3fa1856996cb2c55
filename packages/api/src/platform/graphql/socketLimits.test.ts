import { describe, expect, it } from 'vitest';
import { MessageGate, SocketCount } from './socketLimits.ts';

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
