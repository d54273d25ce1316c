// Hears of the log's growth, and of who is where, from every process on the same Postgres, over LISTEN/NOTIFY (SYNC L13).
import { Client, type ClientConfig } from 'pg';
import { createListeners, type OnHead, type Whispers } from './head-listeners.ts';
import { HEAD_CHANNEL } from './postgres-people.ts';

/** How long to wait before listening again after a lost connection, ms. */
const AGAIN_AFTER = 1000;
/** Heard by every process; nothing of it is stored. */
const WHISPER_CHANNEL = 'cordee_whisper';

export interface PostgresHead {
  readonly onHead: OnHead;
  readonly whispers: Whispers;
  close(): Promise<void>;
}

/**
 * Opens a connection of its own with the first listener, and again whenever it is lost. What was said meanwhile is
 * made up for: each (re)connection tells the present head.
 */
export function createPostgresHead(config: ClientConfig): PostgresHead {
  const listeners = createListeners();
  const whispered = createListeners<string>();
  let client: Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const fresh = new Client(config);
    client = fresh;
    // Both come when a connection breaks; the first one counts.
    fresh.on('error', () => lost(fresh));
    fresh.on('end', () => lost(fresh));
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === WHISPER_CHANNEL) whispered.tell(payload ?? '');
      else listeners.tell(Number(payload));
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${HEAD_CHANNEL}; LISTEN ${WHISPER_CHANNEL}`);
      const { rows } = await fresh.query<{ seq: number }>('SELECT seq FROM workspace');
      for (const { seq } of rows) listeners.tell(seq);
    } catch {
      lost(fresh);
    }
  }

  function lost(which: Client): void {
    if (client !== which) return;
    client = null;
    void which.end().catch(() => null);
    if (closed) return;
    timer = setTimeout(() => void connect(), AGAIN_AFTER);
    timer.unref();
  }

  function begin(): void {
    if (!client && !timer && !closed) void connect();
  }

  return {
    onHead(listener) {
      const stop = listeners.add(listener);
      begin();
      return stop;
    },
    whispers: {
      // On the connection that listens: no write waits for it, and it waits for no write.
      tell(text) {
        void client?.query('SELECT pg_notify($1, $2)', [WHISPER_CHANNEL, text]).catch(() => null);
      },
      hear(listener) {
        const stop = whispered.add(listener);
        begin();
        return stop;
      },
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => null);
    },
  };
}
