// npm run campaign:server-kills [-- KILLS]: the server is killed (SIGKILL) under load, again and again.
// Each update a device was given a receipt for must be readable from the server by a fresh device at the end.
import type { DocId } from '#domain/ids.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import { startServer } from '#tests/support/server-process.ts';

const kills = Number(process.argv[2] ?? 100);
const WRITERS = 4;

interface Writer {
  readonly device: TestDevice;
  readonly doc: DocId;
  /** Highest edit for which a receipt came, and highest written. */
  receipted: number;
  written: number;
}

const server = await startServer();
const http = createTransport(fetch);
let resets = 0;
/** A reset would mean that the server forgot history it had acknowledged: the devices would heal it and hide the loss. */
const transport: Transport = {
  ...http,
  async sync(account, frame) {
    const answer = await http.sync(account, frame);
    if (answer.type === 'reply' && answer.reply.reset) resets += 1;
    return answer;
  },
};
const boss = await openDevice();
await joinServer(server, boss, server.firstCode, 'Bureau');
const writers: Writer[] = [];
for (let index = 0; index < WRITERS; index += 1) {
  const device = await openDevice();
  await joinServer(
    server,
    device,
    await inviteCode(server, boss, `Conseiller ${index}`, 'advisor'),
    `Tablette ${index}`,
  );
  const { doc } = await device.store.create('dossier', (draft) => draft.set('mode', 'express'));
  writers.push({ device, doc, receipted: 0, written: 0 });
}

const stop = new AbortController();
async function work(writer: Writer): Promise<void> {
  while (!stop.signal.aborted) {
    writer.written += 1;
    const edit = writer.written;
    await writer.device.store.edit(writer.doc, (draft) => draft.set(`k/${edit}`, edit));
    const advice = await writer.device.exchange(transport);
    if (advice.status.type === 'received') writer.receipted = edit;
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const work_ = Promise.all(writers.map(work));
for (let kill = 0; kill < kills; kill += 1) {
  await new Promise((resolve) => setTimeout(resolve, 30 + ((kill * 137) % 400)));
  await server.kill('SIGKILL');
  await server.restart();
  if ((kill + 1) % 20 === 0)
    console.log(`${kill + 1} kills, ${writers.map((writer) => writer.receipted).join(' / ')} receipts`);
}
// What has a receipt at this moment must survive the last kill without any help from the devices.
const receipted = writers.map((writer) => writer.receipted);
stop.abort();
await work_;
await server.kill('SIGKILL');
await server.restart();

const reader = await openDevice();
await joinServer(server, reader, await inviteCode(server, boss, 'Lectrice', 'coordinator'), 'Lecture');
await reader.exchange(transport);
let lost = 0;
let twice = 0;
for (const [index, writer] of writers.entries()) {
  const record = await reader.store.open(writer.doc);
  for (let edit = 1; edit <= (receipted[index] ?? 0); edit += 1) {
    const register = record?.view.value.fields.get(`k/${edit}`);
    if (register?.value !== edit) lost += 1;
    if ((register?.others.length ?? 0) > 0) twice += 1;
  }
}
const total = receipted.reduce((sum, count) => sum + count, 0);
await server.dispose();
console.log(JSON.stringify({ campaign: 'server-kills', kills, receipts: total, lost, twice, resets }));
process.exit(lost + twice + resets === 0 && total > 0 ? 0 : 1);
