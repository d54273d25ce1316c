// A link as the valleys have it: a TCP proxy with delay, rate and cuts, which counts what passes. All sockets of a device
// share the one line, so that forty of them are not forty times as quick as one.
import { createServer, connect, type Socket } from 'node:net';

/** Read at each packet: changing them changes the line. */
export interface LinkOptions {
  readonly to: number;
  /** Bits per second from the device to the server, and back; 0: unlimited. */
  readonly upRate: number;
  readonly downRate: number;
  /** One way, ms. */
  readonly delay: number;
}

/** EDGE: bits per second, and half of a round trip of 600 ms. */
export const EDGE = { upRate: 50_000, downRate: 100_000, delay: 300 };
/** A line that only counts and cuts. */
export const CLEAR = { upRate: 0, downRate: 0, delay: 0 };

export interface Link {
  readonly port: number;
  bytesUp(): number;
  bytesDown(): number;
  /** Cuts everything that is open; with `stay`, refuses new connections too. */
  cut(stay?: boolean): void;
  /** Cuts everything once this many more bytes have passed, whichever way: the last packet arrives in part. */
  cutAfter(bytes: number): void;
  /** Breaks each connection that sends more than this before it is answered; null: all sizes pass. */
  dropAbove(bytes: number | null): void;
  /** The next request of a device is swallowed with its connection left open; resolves when that has happened. */
  swallow(): Promise<void>;
  mend(): void;
  /** Resolves when nothing has passed for two seconds: what still arrives after the last receipt is paid for, too. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** What a line carries in one piece, bytes: a cut leaves the other side with the beginning of a request. */
const PACKET = 1_460;
const QUIET = 2_000;
/** Presence and pings never end; the bytes of a minute afterwards are more than enough. */
const LONGEST_QUIET = 60_000;

export async function openLink(options: LinkOptions): Promise<Link> {
  const sockets = new Set<Socket>();
  let refusing = false;
  let budget = Number.POSITIVE_INFINITY;
  let longest = Number.POSITIVE_INFINITY;
  let last = performance.now();
  let swallowing: (() => void) | null = null;
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  /** How many of these bytes still pass before the cut. */
  const allowed = (bytes: number): number => {
    last = performance.now();
    const passing = Math.min(bytes, budget);
    budget -= bytes;
    return passing;
  };
  const cutWhenSpent = (): void => {
    if (budget > 0) return;
    budget = Number.POSITIVE_INFINITY;
    cutAll();
  };
  const up = openLane(() => ({ rate: options.upRate, delay: options.delay }), allowed, cutWhenSpent);
  const down = openLane(() => ({ rate: options.downRate, delay: options.delay }), allowed, cutWhenSpent);
  const server = createServer((device) => {
    if (refusing) {
      device.destroy();
      return;
    }
    const remote = connect(options.to, '127.0.0.1');
    for (const socket of [device, remote]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    let unanswered = 0;
    device.on('data', (chunk: Buffer) => {
      unanswered += chunk.length;
      if (unanswered > longest) for (const socket of [device, remote]) socket.destroy();
    });
    remote.on('data', () => {
      unanswered = 0;
    });
    const isMute = (): boolean => {
      if (swallowing === null) return false;
      swallowing();
      swallowing = null;
      return true;
    };
    up.carry(device, remote, isMute);
    down.carry(remote, device);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    bytesUp: up.bytes,
    bytesDown: down.bytes,
    cut(stay = false) {
      refusing = stay;
      cutAll();
    },
    cutAfter(bytes) {
      budget = bytes;
    },
    dropAbove(bytes) {
      longest = bytes ?? Number.POSITIVE_INFINITY;
    },
    swallow: () =>
      new Promise((resolve) => {
        swallowing = resolve;
      }),
    mend() {
      refusing = false;
    },
    async quiet() {
      const end = performance.now() + LONGEST_QUIET;
      while (performance.now() < Math.min(end, last + QUIET)) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    close() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Lane {
  /** @param goesMute asked at each chunk until it says yes: from then on nothing passes */
  carry(from: Socket, to: Socket, goesMute?: () => boolean): void;
  bytes(): number;
}

/** One way of the line: packets of all sockets leave one after the other at the rate, and arrive `delay` later, in order. */
function openLane(
  pace: () => { readonly rate: number; readonly delay: number },
  allowed: (bytes: number) => number,
  passedSome: () => void,
): Lane {
  const travelling: { readonly due: number; readonly arrive: () => void }[] = [];
  let passed = 0;
  let free = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function deliver(): void {
    timer = null;
    for (let [next] = travelling; next && next.due <= performance.now(); [next] = travelling) {
      travelling.shift();
      next.arrive();
    }
    const [next] = travelling;
    if (next) timer ??= setTimeout(deliver, Math.max(0, next.due - performance.now()));
  }

  function send(bytes: number, arrive: () => void): void {
    const { rate, delay } = pace();
    free = Math.max(free, performance.now()) + (rate > 0 ? (bytes * 8 * 1000) / rate : 0);
    travelling.push({ due: free + delay, arrive });
    timer ??= setTimeout(deliver, Math.max(0, free + delay - performance.now()));
  }

  return {
    bytes: () => passed,
    carry(from, to, goesMute) {
      let mute = false;
      from.on('data', (chunk: Buffer) => {
        mute ||= goesMute?.() ?? false;
        if (mute) return;
        for (let start = 0; start < chunk.length; start += PACKET) {
          const packet = chunk.subarray(start, start + PACKET);
          send(packet.length, () => {
            // After a cut nothing of what was on the way arrives.
            if (to.destroyed) return;
            const bytes = allowed(packet.length);
            passed += bytes;
            if (bytes > 0) to.write(packet.subarray(0, bytes), passedSome);
            else passedSome();
          });
        }
      });
      from.on('end', () => send(0, () => to.end()));
      from.on('close', () => send(0, () => to.destroySoon()));
    },
  };
}
