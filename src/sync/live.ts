// The page's ear on the server: a hint that the log grew starts an exchange, and it tells who else is on the record on
// screen. Without it everything still works, later.
import { LIVE_REFUSED, liveHead, livePeers, PRESENCE_EVERY } from '#protocol/live.ts';

export interface LivePorts {
  /** Address and token; null before a workspace is joined. */
  readonly account: () => Promise<{ readonly origin: string; readonly token: string } | null>;
  /** Number of the last row this device holds. */
  readonly held: () => Promise<number>;
  /** The log grew, or the channel broke: time for an exchange. */
  readonly onNews: () => void;
  /** The record on the screen, '' for none. */
  readonly shown: () => string;
  /** Who else shows it; nobody, once nothing is heard any more. */
  readonly onPeers: (doc: string, members: readonly string[]) => void;
}

export interface Live {
  /**
   * Opens the channel unless it is open. Called after each exchange that succeeded and never on a guess: while the
   * server does not answer, or something else answers in its place, nothing is tried.
   */
  listen(): void;
  /** Another record is on the screen, or none. */
  moved(): void;
  pause(): void;
}

/** What was heard about people is worth nothing after so long, ms: a connection may be dead without a word. */
const PEERS_LAST = PRESENCE_EVERY * 2.5;
/** The answer to our own push comes back as a hint too: by then, ms, its receipt has been stored. */
const SETTLE = 150;

export function createLive(ports: LivePorts): Live {
  let socket: WebSocket | null = null;
  /** True once the server has answered the hello: before that it reads nothing. */
  let greeted = false;
  let wanted = false;
  let refused = '';
  let sign: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  async function open(): Promise<void> {
    const account = await ports.account();
    if (!wanted || socket || !account || account.token === refused) return;
    const opened = new WebSocket(`${account.origin.replace(/^http/, 'ws')}/v1/live`);
    socket = opened;
    opened.addEventListener('open', () => opened.send(JSON.stringify({ type: 'hello', token: account.token })));
    opened.addEventListener('message', (event) => {
      if (socket === opened) void hear(parse(event.data));
    });
    opened.addEventListener('close', (event) => {
      if (socket !== opened) return;
      deafen();
      // A refused token is the exchange's to tell; asking again would tell nothing new.
      if (event.code === LIVE_REFUSED) refused = account.token;
      ports.onNews();
    });
  }

  function deafen(): void {
    socket = null;
    greeted = false;
    clearInterval(sign);
    clearTimeout(silence);
    ports.onPeers('', []);
  }

  /** Says which record is on the screen, and again every so often: who is silent is gone. */
  function sayWhere(): void {
    if (greeted && socket?.readyState === WebSocket.OPEN)
      socket.send(JSON.stringify({ type: 'here', doc: ports.shown() }));
  }

  async function hear(message: unknown): Promise<void> {
    const peers = livePeers.safeParse(message);
    if (peers.success) {
      clearTimeout(silence);
      silence = setTimeout(() => ports.onPeers('', []), PEERS_LAST);
      return ports.onPeers(peers.data.doc, peers.data.members);
    }
    const head = liveHead.safeParse(message);
    if (!head.success) return;
    if (!greeted) {
      greeted = true;
      if (ports.shown() !== '') sayWhere();
      sign = setInterval(() => {
        if (ports.shown() !== '') sayWhere();
      }, PRESENCE_EVERY);
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    if (head.data.seq > (await ports.held())) ports.onNews();
  }

  return {
    listen() {
      wanted = true;
      if (!socket) void open();
    },
    moved: sayWhere,
    pause() {
      wanted = false;
      const open = socket;
      deafen();
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
