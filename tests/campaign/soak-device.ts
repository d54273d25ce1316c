// An advisor's tablet for a soak: the real exchange over a storage in memory, without a screen and without a store.
import { createHash, randomBytes } from 'node:crypto';
import { createReplica, type Writer } from '#crdt/record.ts';
import { base64url, type DocId, tagFromBytes } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { joinReply } from '#protocol/enrolment.ts';
import type { DocRow } from '#storage/tables.ts';
import { drain } from '#sync/drain.ts';
import { createTransport } from '#sync/transport.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';

export interface SoakDevice {
  /** Opens this many dossiers with a first round of answers. */
  open(dossiers: number): Promise<void>;
  /** A few answers in one of them; gives their number. */
  edit(): Promise<number>;
  /** True when both sides hold the same afterwards. */
  exchange(): Promise<boolean>;
  listen(hint: () => void): void;
  close(): void;
}

const FIRST_ANSWERS = 20;
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
const hash = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(createHash('sha256').update(bytes).digest().subarray(0, 16));
const dice = (limit: number): number => Math.floor(Math.random() * limit);

export async function openSoakDevice(origin: string, code: string, index: number): Promise<SoakDevice> {
  const tag = tagFromBytes(random(5));
  const answer = await fetch(`${origin}/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: `Tablette ${index}`, tag }),
  });
  if (!answer.ok) throw new Error(`joining was answered ${answer.status}`);
  const { token, device, member, config } = joinReply.parse(await answer.json());
  const storage = openMemoryStorage(`soak-${index}`, createDisk());
  const account = { origin, token, device, member: member.id, workspace: config.workspace };
  await storage.setAccount(account, config as unknown as Json);
  const transport = createTransport(fetch);
  const docs: DocId[] = [];
  let socket: WebSocket | null = null;

  /** One act, as a screen makes it: the record is loaded, changed, committed and let go. */
  async function act(id: DocId, answers: number): Promise<void> {
    const held = await storage.updates(id);
    if (!held.ok) throw new Error(held.error.detail);
    const replica = createReplica(held.value.bodies);
    const writer: Writer = { tag, at: Date.now(), random };
    const update = replica.edit(writer, (draft) => {
      for (let count = 0; count < answers; count += 1) draft.set(`a/q${dice(80)}`, dice(1_000));
    });
    replica.destroy();
    const doc: DocRow = { id, kind: 'dossier', channel: 'private' };
    if (!update) return;
    const done = await storage.commit({ doc, update, card: null, known: held.value.last, at: writer.at });
    if (!done.ok) throw new Error(done.error.detail);
  }

  return {
    async open(dossiers) {
      for (let count = 0; count < dossiers; count += 1) {
        const id = base64url(random(16)) as DocId;
        await act(id, FIRST_ANSWERS);
        docs.push(id);
      }
    },
    async edit() {
      const answers = 1 + dice(5);
      const id = docs[dice(docs.length)];
      if (id) await act(id, answers);
      return answers;
    },
    async exchange() {
      const advice = await drain({ storage, transport, hash, now: Date.now, app: 'test', schema: 1 });
      return advice.status.type === 'received';
    },
    listen(hint) {
      socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/live`);
      socket.addEventListener('open', () => socket?.send(JSON.stringify({ type: 'hello', token })));
      socket.addEventListener('message', hint);
    },
    close() {
      socket?.close();
    },
  };
}
