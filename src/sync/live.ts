// The page's ear on the server: a hint that the log grew starts an exchange. Without it everything still works, later.
import { LIVE_REFUSED, liveHead } from '#protocol/live.ts';

export interface LivePorts {
  /** Address and token; null before a workspace is joined. */
  readonly account: () => Promise<{ readonly origin: string; readonly token: string } | null>;
  /** Number of the last row this device holds. */
  readonly held: () => Promise<number>;
  /** The log grew, or the channel broke: time for an exchange. */
  readonly onNews: () => void;
}

export interface Live {
  /**
   * Opens the channel unless it is open. Called after each exchange that succeeded and never on a guess: while the
   * server does not answer, or something else answers in its place, nothing is tried.
   */
  listen(): void;
  pause(): void;
}

/** The answer to our own push comes back as a hint too: by then, ms, its receipt has been stored. */
const SETTLE = 150;

export function createLive(ports: LivePorts): Live {
  let socket: WebSocket | null = null;
  let wanted = false;
  let refused = '';

  async function open(): Promise<void> {
    const account = await ports.account();
    if (!wanted || socket || !account || account.token === refused) return;
    const opened = new WebSocket(`${account.origin.replace(/^http/, 'ws')}/v1/live`);
    socket = opened;
    opened.addEventListener('open', () => opened.send(JSON.stringify({ type: 'hello', token: account.token })));
    opened.addEventListener('message', (event) => void hear(event.data));
    opened.addEventListener('close', (event) => {
      if (socket !== opened) return;
      socket = null;
      // A refused token is the exchange's to tell; asking again would tell nothing new.
      if (event.code === LIVE_REFUSED) refused = account.token;
      ports.onNews();
    });
  }

  async function hear(data: unknown): Promise<void> {
    const head = liveHead.safeParse(parse(data));
    if (!head.success) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    if (head.data.seq > (await ports.held())) ports.onNews();
  }

  return {
    listen() {
      wanted = true;
      if (!socket) void open();
    },
    pause() {
      wanted = false;
      const open = socket;
      socket = null;
      open?.close();
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
