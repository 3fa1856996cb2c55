import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut: everything that goes over it breaks off, and may come again. */
export const cuttableLine = async (to: string): Promise<{ url: string; cut(): void; close(): Promise<void> }> => {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void line.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut,
    close: () => new Promise((resolve) => {
      line.close(() => resolve());
      cut();
    }),
  };
};
