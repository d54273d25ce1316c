// A tablet that was not updated speaks as it always did (L12). Its frames are bytes here, and its reader is written anew:
// nothing of this file may follow a change of the protocol.
import * as decoding from 'lib0/decoding';
import { afterEach, expect, it } from 'vitest';
import { docIdFromBytes } from '#domain/ids.ts';
import { encodeSyncReply } from '#protocol/sync-reply.ts';
import { type RunningServer, runServer } from '#tests/unit/sync-server/running-server.ts';
import { itemOf, must, pullAll, pushAs, requestOf, scribe } from '#tests/unit/sync-server/workbench.ts';

/** Pushes one update of one company, « Scierie », as item 7, and asks for 200 rows. */
const FIRST_REQUEST =
  '4352440105302e312e30010000000000000000000000000000000000000000000000000000000000000000000000808004c8' +
  '010107010101010101010101010101010101010100008f92200391d620aadcf6341d5e1bb73a1e0101e90700280106666965' +
  '6c6473046e616d650177075363696572696500';

const DOC = docIdFromBytes(new Uint8Array(16).fill(1));

let server: RunningServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

interface FirstReply {
  readonly flags: number;
  readonly acks: readonly { id: number; status: number; stateVector: Uint8Array }[];
  readonly rows: readonly { type: number; doc: Uint8Array; version: number; body: Uint8Array | null }[];
}

function readMark(decoder: decoding.Decoder): { seq: number; tip: Uint8Array } {
  return { seq: decoding.readVarUint(decoder), tip: decoding.readUint8Array(decoder, 16) };
}

function readList<Item>(decoder: decoding.Decoder, read: () => Item): Item[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, read);
}

/** What the application of version 1 understood. */
function readFirstReply(bytes: Uint8Array): FirstReply {
  const decoder = decoding.createDecoder(bytes);
  expect([...decoding.readUint8Array(decoder, 3), decoding.readVarUint(decoder)]).toEqual([0x43, 0x52, 0x44, 1]);
  const flags = decoding.readUint8(decoder);
  decoding.readVarUint(decoder);
  decoding.readVarString(decoder);
  readMark(decoder);
  readMark(decoder);
  decoding.readVarUint(decoder);
  const acks = readList(decoder, () => ({
    id: decoding.readVarUint(decoder),
    status: decoding.readUint8(decoder),
    stateVector: decoding.readVarUint8Array(decoder),
  }));
  const rows = readList(decoder, () => {
    decoding.readVarUint(decoder);
    const type = decoding.readUint8(decoder);
    const doc = decoding.readUint8Array(decoder, 16);
    decoding.readUint8Array(decoder, 2);
    decoding.readVarString(decoder);
    const version = decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
    decoding.readVarUint(decoder);
    decoding.readUint8Array(decoder, 16);
    const body = decoding.readUint8(decoder) === 1 ? decoding.readVarUint8Array(decoder) : null;
    return { type, doc, version, body };
  });
  expect(decoding.hasContent(decoder)).toBe(false);
  return { flags, acks, rows };
}

const [OK, DUP, NEEDBASE] = [0, 1, 2];
const UPD = 0;

async function sendFirst(running: RunningServer, token: string): Promise<FirstReply> {
  const response = await running.sync(token, new Uint8Array(Buffer.from(FIRST_REQUEST, 'hex')));
  expect(response.status).toBe(200);
  return readFirstReply(new Uint8Array(await response.arrayBuffer()));
}

it('a push of version 1 is taken, answered in version 1, and a receipt when it comes again (L12)', async () => {
  server = await runServer();
  const { anais, coordinator } = server.team;
  const token = await server.token(anais.id, 'aaaaa');
  expect((await sendFirst(server, token)).acks).toMatchObject([{ id: 7, status: OK }]);
  expect((await sendFirst(server, token)).acks).toMatchObject([{ id: 7, status: DUP }]);
  const rows = (await pullAll(server.store, coordinator.id)).filter((row) => row.doc === DOC);
  expect(rows).toMatchObject([{ type: 'upd', kind: 'company', version: 1 }]);
  const reader = scribe(2);
  reader.read(rows.map((row) => row.body));
  expect(reader.values()).toEqual({ name: 'Scierie' });
});

it('rows reach a device of version 1 with their bodies (L12)', async () => {
  server = await runServer();
  const { anais, bruno } = server.team;
  const body = scribe(5).write('note', 'vu');
  await pushAs(server.store, bruno.id, [itemOf(docIdFromBytes(new Uint8Array(16).fill(2)), body)]);
  const { rows } = await sendFirst(server, await server.token(anais.id, 'aaaaa'));
  const row = rows.find(({ doc }) => doc[0] === 2);
  expect(row).toMatchObject({ type: UPD, version: 1 });
  expect([...(row?.body ?? [])]).toEqual([...body]);
});

it('what a device of version 1 is asked for, it is asked in its own words: a state vector after `needbase` (L3, L12)', async () => {
  server = await runServer();
  const writer = scribe(5);
  writer.write('name', 'Scierie');
  const item = itemOf(DOC, writer.write('note', 'vu'));
  const reply = must(await server.store.sync(server.team.anais.id, requestOf({ items: [item] })));
  const read = readFirstReply(encodeSyncReply(reply, 1));
  expect(read.acks).toMatchObject([{ status: NEEDBASE }]);
  expect([...(read.acks[0]?.stateVector ?? [])]).toEqual([0]);
});
