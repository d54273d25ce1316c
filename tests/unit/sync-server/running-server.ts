// A real server on a free port, over a store in memory, and a small client that speaks to it as a tablet does.
import { pino } from 'pino';
import { decodeSyncReply, type SyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest } from '#protocol/sync-request.ts';
import type { PushItem, SyncRequest } from '#protocol/sync-request.ts';
import type { BlobHouse } from '#server/blobs/blob-house.ts';
import type { CalendarShelf } from '#server/calendar/calendar-shelf.ts';
import type { AppFile } from '#server/http/app-files.ts';
import { createServer } from '#server/server.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Store } from '#server/store/store.ts';
import { joinAs, must, ownedSources, requestOf, type Team, teamOf } from './workbench.ts';

export interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly store: Store;
  readonly team: Team;
  /** Everything the server has logged, as text. */
  log(): string;
  advance(ms: number): void;
  quietFor(): number;
  /** The token of a new device of this member. */
  token(member: string, tag: string): Promise<string>;
  sync(token: string, body: Uint8Array, headers?: Record<string, string>): Promise<Response>;
  send(token: string, request: Partial<SyncRequest> & { items?: readonly PushItem[] }): Promise<SyncReply>;
  json(path: string, body: unknown, token?: string): Promise<Response>;
  close(): Promise<void>;
}

export async function runServer(
  files: ReadonlyMap<string, AppFile> = new Map(),
  over: (store: Store) => Store = (store) => store,
  blobsOver?: (store: Store) => BlobHouse,
  calendar?: CalendarShelf,
): Promise<RunningServer> {
  const sources = ownedSources();
  const store = over(await createMemoryStore(sources));
  const lines: string[] = [];
  const logger = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) });
  const lanes = { ...(blobsOver ? { blobs: blobsOver(store) } : {}), ...(calendar ? { calendar } : {}) };
  const server = createServer(store, { logger, version: '0.0.0-test', files, now: sources.now, ...lanes });
  const port = await server.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const post = (path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> =>
    fetch(`${origin}${path}`, { method: 'POST', body, headers });
  const sync = (token: string, body: Uint8Array, headers = {}): Promise<Response> =>
    post('/v1/sync', body as BodyInit, { authorization: `Bearer ${token}`, ...headers });
  return {
    origin,
    port,
    store,
    team: await teamOf(store),
    log: () => lines.join(''),
    advance: sources.advance,
    quietFor: server.quietFor,
    token: async (member, tag) => (await joinAs(store, member, tag)).token,
    sync,
    async send(token, request) {
      const response = await sync(token, encodeSyncRequest(requestOf(request)));
      return must(decodeSyncReply(new Uint8Array(await response.arrayBuffer())));
    },
    json: (path, body, token) =>
      post(path, JSON.stringify(body), {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      }),
    async close() {
      await server.close();
      await store.close();
    },
  };
}

/** Status, name and kind of a refusal, to compare at once. */
export async function refusalOf(response: Response): Promise<{ status: number; error: unknown; json: boolean }> {
  const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
  const body = (await response.json()) as { error?: unknown };
  return { status: response.status, error: body.error, json };
}
