// A device that joined a server and sends photos, with the exchange the page and the worker run.
import type { Json } from '#domain/json.ts';
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { joinReply } from '#protocol/enrolment.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import type { BlobRow } from '#storage/tables.ts';
import type { Advice } from '#sync/advice.ts';
import { createBlobTransport } from '#sync/blob-transport.ts';
import { exchange } from '#sync/exchange.ts';
import { hash16, sumOf } from '#sync/hash.ts';
import { createTransport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from './device.ts';
import type { Picture } from './pictures.ts';

interface RunOptions {
  readonly send?: typeof fetch;
  readonly deadline?: number;
  readonly interrupted?: () => boolean;
  readonly now?: () => number;
}

export interface PhotoDevice extends TestDevice {
  readonly member: string;
  /** Sends by another way from now on: through a link that cuts. */
  reach(origin: string): Promise<void>;
  dossier(): Promise<DocId>;
  photo(doc: DocId, picture: Picture, thumb?: boolean): Promise<void>;
  run(options?: RunOptions): Promise<Advice>;
  blobs(doc: DocId): Promise<BlobRow[]>;
  /** State of each blob, by its sum. */
  states(doc: DocId): Promise<Record<string, string>>;
}

/** A code for a new person, straight from the store of a server in this process. */
export async function codeFor(store: ServerStore, name: string, role: Role): Promise<string> {
  const member = await store.createMember({ name, role });
  if (!member.ok) throw new Error(member.error.type);
  const invite = await store.createInvite({ member: member.value.id, hours: 1 });
  if (!invite.ok) throw new Error(invite.error.type);
  return invite.value.code;
}

export async function openPhotoDevice(origin: string, code: string): Promise<PhotoDevice> {
  const device = await openDevice();
  const { storage, store } = device;
  const answer = await fetch(`${origin}/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: 'Tablette', tag: store.device.value.tag }),
  });
  const { token, device: id, member, config } = joinReply.parse(await answer.json());
  const reach = async (way: string): Promise<void> => {
    const account = { origin: way, token, device: id, member: member.id, workspace: config.workspace };
    await storage.setAccount(account, config as unknown as Json);
  };
  await reach(origin);
  const blobs = async (doc: DocId): Promise<BlobRow[]> => {
    const rows = await storage.blobs.of(doc);
    if (!rows.ok) throw new Error(rows.error.type);
    return rows.value;
  };
  return Object.assign(device, {
    member: member.id,
    reach,
    blobs,
    async dossier() {
      const { doc } = await store.create('dossier', (draft) => draft.set('mode', 'express'));
      return doc;
    },
    async photo(doc: DocId, { sha, body }: Picture, thumb = false) {
      await storage.blobs.add([{ sha, doc, body, thumb, at: Date.now() }]);
      await storage.blobs.release(doc, [sha]);
    },
    run: ({ send = fetch, deadline, now = Date.now, ...rest }: RunOptions = {}) =>
      exchange(
        {
          storage,
          transport: createTransport(send),
          lane: { transport: createBlobTransport(send), sum: sumOf },
          hash: hash16,
          now,
          app: 'test',
          schema: 1,
          ...rest,
        },
        deadline,
      ),
    async states(doc: DocId) {
      return Object.fromEntries((await blobs(doc)).map(({ sha, state }) => [sha, state]));
    },
  });
}
