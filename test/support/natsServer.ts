import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { freePort } from './ports.ts';

export interface NatsServer {
  url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** The same address again. */
  start(): Promise<void>;
}

const isOpen = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = createConnection(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).on('error', () => resolve(false));
});

/** A real NATS for one account. */
export const startNatsServer = async (): Promise<NatsServer> => {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const started = spawn('/usr/sbin/nats-server', ['--addr', '127.0.0.1', '--port', String(port), '--user', 'desk', '--pass', 'secret'], { stdio: 'ignore' });
    while (!(await isOpen(port))) if (started.exitCode !== null) throw new Error('nats-server ended');
    child = started;
  };
  await start();
  return {
    url: `nats://desk:secret@127.0.0.1:${port}`,
    start,
    kill: async () => {
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      child = null;
    },
  };
};
