import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableLine {
  url: string;
  /** Everything that goes over it breaks off, and may come again. */
  cut(): void;
  /** What goes over it now is taken and never arrives, and nobody is told: the far end is gone, the near one stands. New connections work. */
  deaden(): void;
  /** Connections from now on lead to another server. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** A line to a server that can be cut, or go dead without a word. */
export const cuttableLine = async (to: string): Promise<CuttableLine> => {
  let target = new URL(to);
  const pairs = new Set<readonly [near: Socket, far: Socket]>();
  const line = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => undefined).on('close', () => {
        if (!pairs.delete(pair)) return;
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void line.listen(0, '127.0.0.1', resolve));
  const dead = new Set<Socket>();
  const cut = (): void => {
    for (const [near] of pairs) near.destroy();
  };
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut,
    deaden: () => {
      for (const pair of pairs) {
        const [near, far] = pair;
        pairs.delete(pair);
        dead.add(near);
        near.on('close', () => dead.delete(near)).unpipe(far).resume();
        far.unpipe(near).destroy();
      }
    },
    leadTo: (url) => { target = new URL(url); },
    close: () => new Promise((resolve) => {
      line.close(() => resolve());
      cut();
      for (const near of dead) near.destroy();
    }),
  };
};
