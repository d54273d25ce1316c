// Advisors who write and send without a pause, each one number after the other into a record of their own, and the reader
// who looks afterwards whether everything with a receipt is there, once.
import type { DocId } from '#domain/ids.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';

export interface TeamWriter {
  readonly device: TestDevice;
  readonly doc: DocId;
  /** Highest edit for which a receipt came, and highest written. */
  receipted: number;
  written: number;
}

export interface Team {
  readonly boss: TestDevice;
  readonly writers: readonly TeamWriter[];
}

/** A server that forgot history it had acknowledged would be healed by the devices, which would hide the loss. */
export interface Counts {
  resets: number;
  unreachable: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts what a campaign must know of the answers; `addressOf` may send each request elsewhere. */
export function counting(counts: Counts, originOf: (origin: string) => string = (origin) => origin): Transport {
  const http = createTransport(fetch);
  return {
    ...http,
    async sync(account, frame) {
      const answer = await http.sync({ ...account, origin: originOf(account.origin) }, frame);
      if (answer.type === 'reply' && answer.reply.reset) counts.resets += 1;
      if (answer.type === 'unreachable') counts.unreachable += 1;
      return answer;
    },
  };
}

/** A coordinator and so many advisors with a dossier each, all joined and sent. */
export async function openTeam(server: ServerProcess, size: number, transport: Transport): Promise<Team> {
  const boss = await openDevice();
  await joinServer(server, boss, server.firstCode, 'Bureau');
  const writers: TeamWriter[] = [];
  for (let index = 0; index < size; index += 1) {
    const device = await openDevice();
    const code = await inviteCode(server, boss, `Conseiller ${index}`, 'advisor');
    await joinServer(server, device, code, `Tablette ${index}`);
    const { doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express'));
    await device.exchange(transport);
    writers.push({ device, doc, receipted: 0, written: 0 });
  }
  return { boss, writers };
}

/** @param signal ends it */
export async function keepWriting(writer: TeamWriter, transport: Transport, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    writer.written += 1;
    const edit = writer.written;
    await writer.device.store.edit(writer.doc, (draft) => draft.set(`k/${edit}`, edit));
    const { status } = await writer.device.exchange(transport);
    if (status.type === 'received') writer.receipted = edit;
    else await pause(20);
  }
}

/** The trouble is over: each writer must get what is left through, by itself. Gives those that do not. */
export async function stuckOf(writers: readonly TeamWriter[], transport: Transport): Promise<number> {
  let stuck = 0;
  for (const writer of writers) {
    const { status } = await writer.device.exchange(transport);
    if (status.type === 'received') writer.receipted = writer.written;
    else stuck += 1;
  }
  return stuck;
}

/** What a fresh device finds: edits with a receipt that are not there, and registers with two values though one wrote them. */
export async function readAfter(
  server: ServerProcess,
  { boss, writers }: Team,
  receipted: readonly number[] = writers.map((writer) => writer.receipted),
): Promise<{ receipts: number; lost: number; twice: number }> {
  const reader = await openDevice();
  await joinServer(server, reader, await inviteCode(server, boss, 'Lectrice', 'coordinator'), 'Lecture');
  await reader.exchange(createTransport(fetch));
  let [receipts, lost, twice] = [0, 0, 0];
  for (const [index, writer] of writers.entries()) {
    const record = await reader.store.open(writer.doc);
    const upTo = receipted[index] ?? 0;
    receipts += upTo;
    for (let edit = 1; edit <= upTo; edit += 1) {
      const register = record?.view.value.fields.get(`k/${edit}`);
      if (register?.value !== edit) lost += 1;
      if ((register?.others.length ?? 0) > 0) twice += 1;
    }
    record?.close();
  }
  reader.close();
  return { receipts, lost, twice };
}
