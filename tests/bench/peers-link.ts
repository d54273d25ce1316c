// One narrow line for all the sockets of a device. `openLink` gives each socket the whole rate, which would make forty
// sockets forty times as quick as one; here they share it, in front of an `openLink` that keeps the delay.
import { connect, createServer, type Socket } from 'node:net';
import { openLink } from '#tests/support/link.ts';

export interface Line {
  readonly port: number;
  bytesUp(): number;
  bytesDown(): number;
  /** Resolves when nothing has passed for two seconds: what still arrives after the last receipt is paid for, too. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface LineOptions {
  readonly to: number;
  /** Bits per second of the whole line, from the device and to it. */
  readonly upRate: number;
  readonly downRate: number;
  /** One way, ms. */
  readonly delay: number;
}

/** What leaves in one piece, bytes, as in `openLink`. */
const PACKET = 1_460;
const QUIET = 2_000;
/** Presence and pings never end; the bytes of a minute after the evening are more than enough. */
const LONGEST_QUIET = 60_000;

export async function openLine(options: LineOptions): Promise<Line> {
  const link = await openLink({ to: options.to, upRate: 0, downRate: 0, delay: options.delay });
  const up = openLane(options.upRate);
  const down = openLane(options.downRate);
  const sockets = new Set<Socket>();
  const server = createServer((device) => {
    const remote = connect(link.port, '127.0.0.1');
    for (const socket of [device, remote]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    up.carry(device, remote);
    down.carry(remote, device);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    bytesUp: up.bytes,
    bytesDown: down.bytes,
    async quiet() {
      const end = performance.now() + LONGEST_QUIET;
      while (performance.now() < Math.min(end, Math.max(up.last(), down.last()) + QUIET)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await link.close();
    },
  };
}

interface Lane {
  carry(from: Socket, to: Socket): void;
  bytes(): number;
  /** When the last packet passed, as `performance.now()`. */
  last(): number;
}

/** Packets of all sockets, one after the other at the rate, in the order in which they came. */
function openLane(rate: number): Lane {
  const waiting: (() => number)[] = [];
  let passed = 0;
  let last = performance.now();
  let free = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function deliver(): void {
    timer = null;
    while (waiting.length > 0 && free <= performance.now()) {
      const bytes = waiting.shift()?.() ?? 0;
      passed += bytes;
      if (bytes > 0) last = performance.now();
      free = Math.max(free, performance.now() - 20) + (bytes * 8 * 1000) / rate;
    }
    if (waiting.length > 0) timer = setTimeout(deliver, Math.max(0, free - performance.now()));
  }

  function wait(send: () => number): void {
    if (waiting.length === 0) free = Math.max(free, performance.now());
    waiting.push(send);
    timer ??= setTimeout(deliver, Math.max(0, free - performance.now()));
  }

  return {
    bytes: () => passed,
    last: () => last,
    carry(from, to) {
      from.on('data', (chunk: Buffer) => {
        for (let start = 0; start < chunk.length; start += PACKET) {
          const packet = chunk.subarray(start, start + PACKET);
          wait(() => {
            if (!to.destroyed) to.write(packet);
            return packet.length;
          });
        }
      });
      from.on('end', () =>
        wait(() => {
          to.end();
          return 0;
        }),
      );
      from.on('close', () =>
        wait(() => {
          to.destroySoon();
          return 0;
        }),
      );
    },
  };
}
