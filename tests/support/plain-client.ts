// A device reduced to its frames: what a bench or a campaign needs when two hundred whole ones would not fit in memory.
import { createHash, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Role } from '#domain/access/role.ts';
import { tagFromBytes } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { type BootReply, decodeBootReply, encodeBootRequest } from '#protocol/boot.ts';
import { CAPS } from '#protocol/caps.ts';
import { inviteReply, joinReply } from '#protocol/enrolment.ts';
import { type Mark, ORIGIN } from '#protocol/mark.ts';
import { decodeSyncReply, type SyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest, type PushItem } from '#protocol/sync-request.ts';

export interface PlainClient {
  readonly member: string;
  /** Where it stands in the log; moves with each exchange. */
  cursor(): Mark;
  /** One request: pushes, then takes one page of rows. */
  sync(items?: readonly Unnamed[], want?: { readonly bytes: number; readonly rows: number }): Promise<SyncReply>;
  /** Pulls to the head; gives the number of rows. */
  pull(): Promise<number>;
  boot(part: 'cards' | 'records', before: number): Promise<BootReply>;
  /** A one-time code for somebody; only a coordinator may ask. */
  invite(name: string, role: Role): Promise<string>;
  /** The same device at another address: a link in front of the server. */
  through(port: number): PlainClient;
}

/** An item before it is named by its hash. */
export type Unnamed = Omit<PushItem, 'id' | 'hash'>;

interface Held {
  readonly token: string;
  readonly member: string;
  readonly workspace: string;
  cursor: Mark;
  horizon: Mark;
}

const WHOLE_PAGE = { bytes: CAPS.replyBytes, rows: CAPS.replyRows };
const HEADERS = { 'content-type': 'application/octet-stream', 'x-cordee-encoding': 'deflate-raw' };

export async function joinPlainly(origin: string, code: string, name: string): Promise<PlainClient> {
  const tag = tagFromBytes(new Uint8Array(randomBytes(5)));
  const joined = joinReply.parse(await askJson(origin, '/v1/join', { code, device: name, tag }));
  const { token, member, config } = joined;
  return clientAt(origin, {
    token,
    member: member.id,
    workspace: config.workspace.id,
    cursor: ORIGIN,
    horizon: ORIGIN,
  });
}

function clientAt(origin: string, held: Held): PlainClient {
  async function ask<Reply>(
    path: string,
    frame: Uint8Array,
    read: (bytes: Uint8Array) => Result<Reply, { readonly type: string }>,
  ): Promise<Reply> {
    const headers = { ...HEADERS, authorization: `Bearer ${held.token}` };
    const answer = await post(origin + path, headers, new Uint8Array(deflateRawSync(frame)));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    const reply = read(new Uint8Array(await answer.arrayBuffer()));
    if (!reply.ok) throw new Error(`${path} answered with ${reply.error.type}`);
    return reply.value;
  }

  async function sync(items: readonly Unnamed[] = [], want = WHOLE_PAGE): Promise<SyncReply> {
    const { workspace, cursor, horizon } = held;
    const named = items.map((item, index) => ({ ...item, id: index + 1, hash: hash16(item.body) }));
    const request = { app: 'test', schema: 1, workspace, cursor, horizon, want, items: named };
    const reply = await ask('/v1/sync', encodeSyncRequest(request), decodeSyncReply);
    if (reply.reset) throw new Error('the server lost its history');
    held.cursor = reply.cursor;
    held.horizon = reply.horizon;
    return reply;
  }

  return {
    member: held.member,
    cursor: () => held.cursor,
    sync,
    async pull() {
      for (let rows = 0; ;) {
        const reply = await sync();
        rows += reply.rows.length;
        if (!reply.more) return rows;
      }
    },
    async boot(part, before) {
      const request = { workspace: held.workspace, part, before, bytes: CAPS.replyBytes };
      const reply = await ask('/v1/boot', encodeBootRequest(request), decodeBootReply);
      if (part === 'cards' && before === 0) {
        held.cursor = reply.head;
        held.horizon = reply.head;
      }
      return reply;
    },
    async invite(name, role) {
      const { path } = inviteReply.parse(await askJson(origin, '/v1/invites', { name, role, hours: 24 }, held.token));
      return path.slice(path.indexOf('#') + 1);
    },
    through: (port) => clientAt(`http://127.0.0.1:${port}`, { ...held }),
  };
}

async function askJson(origin: string, path: string, body: object, token = ''): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await post(origin + path, headers, JSON.stringify(body));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Once more when a connection that was kept had been closed meanwhile: any request may be repeated. */
async function post(url: string, headers: Record<string, string>, body: BodyInit): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body });
  } catch {
    return fetch(url, { method: 'POST', headers, body });
  }
}

function hash16(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest().subarray(0, 16));
}
