// The port over any database: each act is one transaction over one flow, and a database's trouble becomes a refusal here.
import { base64url } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { MembersReply } from '#protocol/enrolment.ts';
import { ORIGIN } from '#protocol/mark.ts';
import { hashSecret } from '#server/auth/secret.ts';
import { createBlobLedger } from './blob-flow.ts';
import { createSync } from './compose-sync.ts';
import { createWholeActs } from './compose-whole.ts';
import { configOf, memberOf, memberWith, workspaceOf } from './config-row.ts';
import * as enrol from './enrol-flow.ts';
import { confineKnown } from './confine-flow.ts';
import { eraseAgain } from './erasure-flow.ts';
import { createMemoryLedger } from './erasure-ledger.ts';
import { guarded } from './guarded.ts';
import { clearMentions } from './mention-flow.ts';
import { NO_WHISPERS } from './head-listeners.ts';
import { readableWhenFull } from './read-only.ts';
import * as rights from './rights-flow.ts';
import { watchHead } from './head-watch.ts';
import type { Identity, Outcome, Sources, Store, StoreFailure, StoreStatus } from './store.ts';
import type { Database, Tables } from './tables.ts';
import { verifyFlow } from './verify-flow.ts';

/** How often a device's last sign of life is written down, ms. */
const SEEN_EVERY = 300_000;
const PROBE_BYTES = 64 * 1024;

/** Opens the workspace, making it at the first start. */
export async function composeStore(bare: Database, sources: Sources, workspaceName: string): Promise<Store> {
  const { database, onHead } = watchHead(bare);
  await database.write(async (tables) => {
    if (await tables.workspace()) return;
    const id = base64url(sources.random(16));
    await tables.putWorkspace({ id, name: workspaceName, createdAt: sources.now(), head: ORIGIN, stable: 0 });
  });
  const ledger = sources.ledger ?? createMemoryLedger();
  await eraseAgain(database, ledger, sources.now());
  await confineKnown(database, sources.parser, sources.now());
  const write = <Value>(act: (tables: Tables) => Promise<Result<Value, StoreFailure>>): Outcome<Value> =>
    guarded(() => database.write(act));
  const read = <Value>(act: (tables: Tables) => Promise<Value>): Outcome<Value> =>
    guarded(async () => ok(await database.read(act)));

  const store: Store = {
    status: () => read(status),
    sync: createSync(database, sources),
    ...createWholeActs(database, sources),
    createMember: (input) => write(async (tables) => ok(await enrol.createMember(tables, sources, input))),
    createInvite: (input) => write((tables) => enrol.createInvite(tables, sources, input)),
    createCoordinatorInvite: (input) => write((tables) => enrol.createCoordinatorInvite(tables, sources, input)),
    join: (request) => write((tables) => enrol.join(tables, sources, request)),
    authenticate: (token) => authenticate(database, sources, token),
    config: () => read(configOf),
    members: () => read(members),
    revokeDevice: (device) => write((tables) => enrol.revokeDevice(tables, sources.now(), device)),
    assign: (by, doc, member) => write((tables) => rights.assign(tables, { by, doc, now: sources.now() }, member)),
    erase: (by, doc) => write((tables) => rights.erase(tables, ledger, { by, doc, now: sources.now() })),
    clearMentions: (round) =>
      guarded(async () =>
        ok(await clearMentions({ database, parser: sources.parser, ledger, now: sources.now() }, round)),
      ),
    blobs: createBlobLedger({ write, read: (act) => guarded(() => database.read(act)) }, sources.now),
    verify: () => read(verifyFlow),
    probe: () => guarded(async () => ok(await database.probe(PROBE_BYTES).then(() => null))),
    onHead,
    whispers: bare.whispers ?? NO_WHISPERS,
    readersAmong: (doc, members) => read((tables) => rights.readersAmong(tables, doc, members)),
    close: async () => {
      await database.close();
      await sources.parser.close();
    },
  };
  return readableWhenFull(store, sources);
}

async function status(tables: Tables): Promise<StoreStatus> {
  const { id, name, head } = await workspaceOf(tables);
  const records = await tables.countRecords();
  const coordinatorJoined = await enrol.coordinatorJoined(tables);
  return { workspace: { id, name }, head, records, coordinatorJoined, full: false };
}

async function authenticate(database: Database, sources: Sources, token: string): Outcome<Identity> {
  const tokenHash = hashSecret(token);
  return guarded(async () => {
    const found = await database.read(async (tables) => {
      const device = await tables.deviceByToken(tokenHash);
      const member = device && (await memberWith(tables, device.member));
      return device && member && { device, member };
    });
    if (!found) return fail({ type: 'unknown-device' });
    const { device, member } = found;
    if (device.revokedAt !== null) return fail({ type: 'revoked-device' });
    const now = sources.now();
    if (device.seenAt === null || now - device.seenAt >= SEEN_EVERY) await markSeen(database, tokenHash, now);
    const { id, name, role, tags } = member;
    return ok({ device: device.id, member: { id, name, role, tags } });
  });
}

/** A sign of life is worth no refusal: on a full disk the person still reads what is there. */
async function markSeen(database: Database, tokenHash: Uint8Array, now: number): Promise<void> {
  const marked = await guarded(async () =>
    ok(
      await database.write(async (tables) => {
        const device = await tables.deviceByToken(tokenHash);
        if (device) await tables.putDevice({ ...device, seenAt: now });
      }),
    ),
  );
  void marked;
}

async function members(tables: Tables): Promise<MembersReply> {
  const config = await configOf(tables);
  const devices = await tables.devices();
  const invites = await tables.invites();
  return {
    members: config.members,
    devices: devices.map(({ id, member, name, tag, createdAt, seenAt, revokedAt }) => {
      return { id, member, name, tag, createdAt, seenAt, revokedAt };
    }),
    invites: invites.map(({ id, member, expiresAt, usedAt }) => {
      const { name, role } = memberOf(config, member);
      return { id, member, name, role, expiresAt, usedAt };
    }),
  };
}
