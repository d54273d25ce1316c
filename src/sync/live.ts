// The page's ear on the server: a hint that the log grew starts an exchange. Without it everything still works, later.
import { LIVE_REFUSED, liveHead } from '#protocol/live.ts';

export interface LivePorts {
  /** Address and token; null before a workspace is joined. */
  readonly account: () => Promise<{ readonly origin: string; readonly token: string } | null>;
  /** Number of the last row this device holds. */
  readonly held: () => Promise<number>;
  readonly onNews: () => void;
  /** 0 to 1, for the jitter. */
  readonly chance: () => number;
}

export interface Live {
  /** Listens while somebody looks at the page. */
  listen(): void;
  pause(): void;
}

/** The answer to our own push comes back as a hint too: by then, ms, its receipt has been stored. */
const SETTLE = 150;
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 60_000;

export function createLive(ports: LivePorts): Live {
  let socket: WebSocket | null = null;
  let wanted = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function open(): Promise<void> {
    timer = null;
    const account = await ports.account();
    if (!wanted || socket) return;
    if (!account) {
      retry();
      return;
    }
    const opened = new WebSocket(`${account.origin.replace(/^http/, 'ws')}/v1/live`);
    socket = opened;
    opened.addEventListener('open', () => opened.send(JSON.stringify({ type: 'hello', token: account.token })));
    opened.addEventListener('message', (event) => void hear(event.data));
    opened.addEventListener('close', (event) => {
      if (socket === opened) socket = null;
      // A refused token is the exchange's to tell; asking again and again would tell nothing new.
      failures = event.code === LIVE_REFUSED ? 10 : failures + 1;
      retry();
    });
  }

  async function hear(data: unknown): Promise<void> {
    const head = liveHead.safeParse(parse(data));
    if (!head.success) return;
    failures = 0;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    if (head.data.seq > (await ports.held())) ports.onNews();
  }

  function retry(): void {
    if (!wanted || timer !== null) return;
    const delay = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures) * (0.5 + ports.chance());
    timer = setTimeout(() => void open(), delay);
  }

  return {
    listen() {
      wanted = true;
      if (!socket && timer === null) void open();
    },
    pause() {
      wanted = false;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      socket?.close();
      socket = null;
    },
  };
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}
