// A link as the valleys have it: a TCP proxy with delay, rate and cuts, which counts what passes.
import { createServer, connect, type Server, type Socket } from 'node:net';

export interface LinkOptions {
  readonly to: number;
  /** Bits per second from the device to the server, and back; 0: unlimited. */
  readonly upRate: number;
  readonly downRate: number;
  /** One way, ms. */
  readonly delay: number;
}

export interface Link {
  readonly port: number;
  bytesUp(): number;
  bytesDown(): number;
  /** Cuts everything that is open; with `stay`, refuses new connections too. */
  cut(stay?: boolean): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openLink(options: LinkOptions): Promise<Link> {
  let up = 0;
  let down = 0;
  let down_ = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((device) => {
    if (down_) {
      device.destroy();
      return;
    }
    const remote = connect(options.to, '127.0.0.1');
    for (const socket of [device, remote]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    pass(device, remote, options.upRate, options.delay, (bytes) => (up += bytes));
    pass(remote, device, options.downRate, options.delay, (bytes) => (down += bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    bytesUp: () => up,
    bytesDown: () => down,
    cut(stay = false) {
      down_ = stay;
      cutAll();
    },
    mend() {
      down_ = false;
    },
    close() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Bytes leave one after the other at the rate, and each arrives `delay` later. */
function pass(from: Socket, to: Socket, rate: number, delay: number, count: (bytes: number) => void): void {
  let free = 0;
  let pending = 0;
  let ended = false;
  from.on('data', (chunk: Buffer) => {
    count(chunk.length);
    const now = performance.now();
    free = Math.max(free, now) + (rate > 0 ? (chunk.length * 8 * 1000) / rate : 0);
    pending += 1;
    setTimeout(
      () => {
        if (!to.destroyed) to.write(chunk);
        pending -= 1;
        if (ended && pending === 0) to.end();
      },
      free - now + delay,
    );
  });
  from.on('end', () => {
    ended = true;
    if (pending === 0) to.end();
  });
  from.on('close', () => {
    if (pending === 0) to.destroy();
  });
}
