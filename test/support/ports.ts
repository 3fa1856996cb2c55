import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below those that the system gives to outgoing connections: one of them is taken again before a server can listen there. */
const [firstPort, lastPort] = [20_000, 32_000];

/** Holds a port that nobody uses. */
const holdPort = async (): Promise<{ port: number; probe: Server }> => {
  const [port, probe] = [randomInt(firstPort, lastPort), createServer()];
  const isHeld = await new Promise<boolean>((resolve) => probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
  return isHeld ? { port, probe } : holdPort();
};

/** Ports that nobody uses at this moment, each another one: all are held until the last is found. */
export const freePorts = async (count: number): Promise<number[]> => {
  const held = await Promise.all(Array.from({ length: count }, holdPort));
  await Promise.all(held.map(({ probe }) => once(probe.close(), 'close')));
  return held.map(({ port }) => port);
};

/** A port that nobody uses at this moment. */
export const freePort = async (): Promise<number> => (await freePorts(1))[0] ?? 0;
