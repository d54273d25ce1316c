// The command line of whoever runs the server; works beside it, on the same database.
import { parseArgs } from 'node:util';
import { isRole, ROLES } from '#domain/access/role.ts';
import { type DocId, isDocId } from '#domain/ids.ts';
import { joinPath } from '#server/auth/join-path.ts';
import { addressOf, parseConfig } from '#server/config.ts';
import { coordinatorLink } from '#server/first-link.ts';
import { openStore, sqlitePath, SYSTEM } from '#server/open-store.ts';
import { moveToPostgres } from '#server/store/migrate.ts';
import type { Store, StoreFailure } from '#server/store/store.ts';
import { backup, restore } from './backup.ts';
import type { Report } from './report.ts';

const USAGE = `npm run admin -- COMMAND
  invite --name NAME --role ROLE [--hours 72]   a one-time link for a new person
                                                (${ROLES.join(', ')})
  link [--hours 72]                             one more link for the coordinator
  members                                       people, devices and open links
  revoke DEVICE                                 a device's token opens nothing from now on
  check                                         recomputes the whole log
  compact                                       one snapshot in the place of each record's rows
  erase RECORD                                  destroys a record for ever, on every device too
  backup --to FOLDER [--keep N]                 copies database and photos beside the running servers
  restore --from FOLDER/NAME                    puts a backup back, while no server runs
  move-to-postgres --to postgres://…            copies the SQLite file into an empty Postgres and closes it
`;

interface Arguments {
  readonly words: readonly string[];
  readonly name: string;
  readonly role: string;
  readonly hours: number;
  readonly to: string;
  readonly from: string;
  /** Backups that are kept; 0: all. */
  readonly keep: number;
}

async function main(): Promise<void> {
  const args = readArguments();
  const config = parseConfig(process.env);
  if (!args || !config.ok) return finish({ problem: args ? 'A setting cannot be read.\n' : USAGE });
  if (args.words[0] === 'move-to-postgres') return finish(await move(sqlitePath(config.value.dataDir), args.to));
  if (args.words[0] === 'backup' && args.to !== '') return finish(await backup(config.value, args.to, args.keep));
  if (args.words[0] === 'restore' && args.from !== '') return finish(await restore(config.value, args.from));
  const command = COMMANDS[args.words[0] ?? ''];
  if (!command) return finish({ problem: USAGE });
  const store = await openStore(config.value);
  try {
    finish(await command(store, args, addressOf(config.value, config.value.port)));
  } finally {
    await store.close();
  }
}

const COMMANDS: Readonly<Record<string, (store: Store, args: Arguments, address: string) => Promise<Report>>> = {
  async invite(store, { name, role, hours }, address) {
    if (name === '' || !isRole(role)) return { problem: USAGE };
    const member = await store.createMember({ name, role });
    if (!member.ok) return failed(member.error);
    const invite = await store.createInvite({ member: member.value.id, hours });
    return invite.ok ? { text: `${address}${joinPath(invite.value.code)}` } : failed(invite.error);
  },
  async link(store, { hours }, address) {
    const link = await coordinatorLink(store, hours);
    return link.ok ? { text: `${address}${link.value}` } : failed(link.error);
  },
  async members(store) {
    const found = await store.members();
    if (!found.ok) return failed(found.error);
    const { members, devices, invites } = found.value;
    const lines = members.flatMap((member) => [
      `${member.name} (${member.role})${member.active ? '' : ' has left'}`,
      ...devices.filter((device) => device.member === member.id).map(deviceLine),
      ...invites
        .filter((invite) => invite.member === member.id && invite.usedAt === null && invite.expiresAt > Date.now())
        .map((invite) => `    open link until ${moment(invite.expiresAt)}`),
    ]);
    return { text: lines.join('\n') };
  },
  async revoke(store, { words }) {
    const revoked = await store.revokeDevice(words[1] ?? '');
    return revoked.ok ? { text: 'Revoked.' } : failed(revoked.error);
  },
  async erase(store, { words }) {
    const doc = words[1] ?? '';
    if (!isDocId(doc)) return { problem: USAGE };
    const erased = await store.erase('', doc);
    return erased.ok ? clearAll(store, doc) : failed(erased.error);
  },
  async compact(store) {
    const total = { records: 0, bytesBefore: 0, bytesAfter: 0 };
    for (;;) {
      const done = await store.compact({ minRows: 2, records: 20 });
      if (!done.ok) return failed(done.error);
      const { records, bytesBefore, bytesAfter } = done.value;
      if (records === 0) break;
      total.records += records;
      total.bytesBefore += bytesBefore;
      total.bytesAfter += bytesAfter;
    }
    return { text: `${total.records} records compacted, ${total.bytesBefore} bytes became ${total.bytesAfter}.` };
  },
  async check(store) {
    const verified = await store.verify();
    if (!verified.ok) return failed(verified.error);
    const { rows, brokenAt } = verified.value;
    return brokenAt === null ? { text: `${rows} rows, all hold.` } : { problem: `Row ${brokenAt} does not hold.\n` };
  },
};

async function move(path: string, to: string): Promise<Report> {
  if (!/^postgres(ql)?:\/\//.test(to)) return { problem: USAGE };
  const moved = await moveToPostgres(path, to, SYSTEM);
  if (!moved.ok) return { problem: `Not moved: ${moved.error.type} (${path})\n` };
  const { rows, records, members, devices } = moved.value;
  const counts = `${rows} rows, ${records} records, ${members} members, ${devices} devices`;
  return { text: `Moved and checked: ${counts}. Start the server with DATABASE_URL; ${path} takes no more writes.` };
}

/** The whole log once: from then on the server itself looks at what changes. */
async function clearAll(store: Store, doc: DocId): Promise<Report> {
  const about = new Set<DocId>();
  let [after, cleared] = [0, 0];
  for (;;) {
    const done = await store.clearMentions({ after, records: 200 });
    if (!done.ok) return { problem: `Erased, but other records were not cleared yet: ${done.error.type}\n` };
    for (const one of done.value.about) about.add(one);
    cleared += done.value.cleared;
    after = done.value.after;
    if (done.value.done) break;
  }
  const lines = ['Erased. Devices follow at their next contact.'];
  if (cleared > 0) lines.push(`Other records no longer name anybody of it: ${cleared}.`);
  about.delete(doc);
  if (about.size > 0) lines.push('Records about an erased company, to be erased as well:', ...about);
  return { text: lines.join('\n') };
}

type Device = { id: string; name: string; tag: string; seenAt: number | null; revokedAt: number | null };

function deviceLine(device: Device): string {
  const seen = device.seenAt === null ? 'never seen' : `seen ${moment(device.seenAt)}`;
  const state = device.revokedAt === null ? seen : `revoked ${moment(device.revokedAt)}`;
  return `    ${device.id}  ${device.name} [${device.tag}], ${state}`;
}

function moment(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function failed(error: StoreFailure): Report {
  return { problem: `Not done: ${error.type}\n` };
}

/** An id is chance and may begin with a dash: what follows these commands is no option. */
function withIds([command = '', ...others]: readonly string[]): string[] {
  return command === 'erase' || command === 'revoke' ? [command, '--', ...others] : [command, ...others];
}

function readArguments(): Arguments | null {
  try {
    const options = {
      name: { type: 'string' },
      role: { type: 'string' },
      hours: { type: 'string' },
      to: { type: 'string' },
      from: { type: 'string' },
      keep: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({
      args: withIds(process.argv.slice(2)),
      options,
      allowPositionals: true,
    });
    const hours = Number(values.hours ?? 72);
    if (!(hours > 0 && hours <= 24 * 30)) return null;
    const keep = Number(values.keep ?? 0);
    if (!Number.isInteger(keep) || keep < 0) return null;
    return {
      words: positionals,
      name: (values.name ?? '').trim(),
      role: values.role ?? '',
      hours,
      to: values.to ?? '',
      from: values.from ?? '',
      keep,
    };
  } catch {
    return null;
  }
}

function finish(report: Report): void {
  if ('text' in report) process.stdout.write(`${report.text}\n`);
  else {
    process.stderr.write(report.problem);
    process.exitCode = 1;
  }
}

await main().catch((error: unknown) => {
  finish({ problem: `Not done: ${error instanceof Error ? error.message : String(error)}\n` });
});
