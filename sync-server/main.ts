// Starts the server: settings, store, routes, address. The only file of the server that reads the process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { blobChore } from '#server/blobs/blob-chore.ts';
import { addressOf, type Config, parseConfig } from '#server/config.ts';
import { firstLink } from '#server/first-link.ts';
import { createHousekeeping, type Housekeeping, storeChores } from '#server/housekeeping.ts';
import { listAppFiles } from '#server/http/app-files.ts';
import { openBlobs, openCalendar, openStore } from '#server/open-store.ts';
import { type CordeeServer, createServer } from '#server/server.ts';
import type { Store } from '#server/store/store.ts';

const ROOT = join(import.meta.dirname, '..');

async function main(): Promise<void> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) {
    process.stderr.write(
      `These settings cannot be read: ${parsed.error.names.join(', ')} (see sync-server/README.md)\n`,
    );
    process.exitCode = 1;
    return;
  }
  const config = parsed.value;
  const logger = pino({ level: config.logLevel, base: null });
  const store = await openStore(config);
  const links = process.argv.includes('--demo') ? await demoLinks(store) : [];
  const files = await listAppFiles(join(ROOT, 'dist'));
  const blobs = openBlobs(store, config);
  const calendar = openCalendar(config);
  const server = createServer(store, { logger, version: version(), files, blobs, calendar });
  const chores = [...storeChores(store), blobChore(blobs)];
  const housekeeping = createHousekeeping({ chores, logger, quietFor: server.quietFor });
  endWithSignals(server, housekeeping, store, logger);
  const port = await server.listen(config.port, config.host);
  housekeeping.start();
  await announce(store, config, port, links);
}

function endWithSignals(server: CordeeServer, housekeeping: Housekeeping, store: Store, logger: Logger): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    await Promise.all([server.close(), housekeeping.close()]);
    await store.close();
    logger.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // Requests catch their own errors; what arrives here is a bug outside of them, and no state can be trusted after it.
  const die = (error: unknown): void => {
    logger.fatal({ err: error }, 'a bug outside any request');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
}

interface DemoLink {
  readonly name: string;
  readonly role: string;
  readonly path: string;
}

/** Fills an empty workspace with believable data; one that holds records is left as it is. */
async function demoLinks(store: Store): Promise<readonly DemoLink[]> {
  const status = await store.status();
  if (!status.ok || status.value.records > 0) return [];
  const { seedDemo } = await import('#server/demo/seed.ts');
  return (await seedDemo(store, Date.now())).links;
}

async function announce(store: Store, config: Config, port: number, links: readonly DemoLink[]): Promise<void> {
  const address = addressOf(config, port);
  const lines = ['', `  Cordée: ${address}`];
  // The demonstration brings a link for its own coordinator.
  const link = links.length > 0 ? ({ ok: true, value: null } as const) : await firstLink(store);
  if (!link.ok) lines.push(`  The first link could not be made: ${link.error.type}`);
  else if (link.value !== null) lines.push(`  First coordinator, one device, 30 days: ${address}${link.value}`);
  for (const { name, role, path } of links) lines.push(`  ${name} (${role}): ${address}${path}`);
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version?: string };
  return manifest.version ?? '';
}

await main().catch((error: unknown) => {
  // A taken port, an unreadable folder, data of a newer version: one sentence, not a stack.
  process.stderr.write(`Cordée could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
