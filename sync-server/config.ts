// The environment, parsed once: a wrong setting stops the start with a sentence, never a request later.
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from '#domain/schema.ts';
import { defaultLedgerPath } from '#server/store/ledger-file.ts';

const settings = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 4180),
  /** Only this machine unless told otherwise: a proxy or `HOST=0.0.0.0` opens it. */
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(z.url({ protocol: /^postgres(ql)?$/ })),
  LEDGER_FILE: z.optional(z.string()),
  PG_DUMP: z.optional(z.string()),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  LOG_LEVEL: z._default(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The Postgres that several servers share; null: a SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  /** What was erased, for ever: outside the data folder, so that a restored one does not bring an older list along. */
  readonly ledgerFile: string;
  /** The `pg_dump` to back up with; null: the newest one that can be found. */
  readonly pgDump: string | null;
  /** Where people reach the server, without a final slash; null: its own host and port. */
  readonly publicUrl: string | null;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** Reads the settings; empty variables count as absent. */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, { type: 'bad-setting'; names: readonly string[] }> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    return fail({ type: 'bad-setting', names });
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, LEDGER_FILE, PG_DUMP, PUBLIC_URL, LOG_LEVEL } = parsed.data;
  const publicUrl = PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const databaseUrl = DATABASE_URL ?? null;
  const ledgerFile = LEDGER_FILE ?? defaultLedgerPath(DATA_DIR);
  const common = { port: PORT, host: HOST, dataDir: DATA_DIR, databaseUrl, publicUrl, logLevel: LOG_LEVEL };
  return ok({ ...common, ledgerFile, pgDump: PG_DUMP ?? null });
}

/** The address to show to people. */
export function addressOf(config: Config, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl;
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host);
  const host = everywhere ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
