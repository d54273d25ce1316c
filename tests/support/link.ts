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

/** What a link carries in one piece, bytes: a cut leaves the other side with the beginning of a request. */
const PACKET = 1_460;

/** Packets leave one after the other at the rate, and each arrives `delay` later, in order. */
function pass(from: Socket, to: Socket, rate: number, delay: number, count: (bytes: number) => void): void {
  const travelling: { readonly packet: Buffer; readonly due: number }[] = [];
  let free = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let ended = false;
  let closed = false;

  function deliver(): void {
    timer = null;
    for (let [next] = travelling; next && next.due <= performance.now(); [next] = travelling) {
      travelling.shift();
      count(next.packet.length);
      if (!to.destroyed) to.write(next.packet);
    }
    const [next] = travelling;
    if (next) timer = setTimeout(deliver, next.due - performance.now());
    else if (ended) to.end();
    else if (closed) to.destroy();
  }

  from.on('data', (chunk: Buffer) => {
    for (let start = 0; start < chunk.length; start += PACKET) {
      const packet = chunk.subarray(start, start + PACKET);
      free = Math.max(free, performance.now()) + (rate > 0 ? (packet.length * 8 * 1000) / rate : 0);
      travelling.push({ packet, due: free + delay });
    }
    timer ??= setTimeout(deliver, delay);
  });
  from.on('end', () => {
    ended = true;
    if (travelling.length === 0) to.end();
  });
  from.on('close', () => {
    closed = true;
    // After a cut nothing of what was on the way arrives.
    if (to.destroyed) {
      if (timer !== null) clearTimeout(timer);
      travelling.length = 0;
    } else if (travelling.length === 0 && !ended) to.destroy();
  });
}
