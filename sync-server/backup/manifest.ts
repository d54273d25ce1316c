// What a backup holds and what its files weigh: the last file written into it, and what a restore believes.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from '#domain/schema.ts';

export const MANIFEST = 'manifest.json';

/** Where a name inside a backup may lead: never out of it. */
const inside = z.string().check(
  z.regex(/^[\w.-]+(\/[\w.-]+)*$/),
  z.refine((path) => !path.split('/').includes('..')),
);

const schema = z.object({
  format: z.literal(1),
  /** ISO moment. */
  made: z.string(),
  /** `sqlite`: a file that is restored into either database; `postgres`: a dump for `pg_restore`. */
  database: z.enum(['sqlite', 'postgres']),
  /** The database's file among `files`. */
  file: inside,
  /** Of a Postgres dump: the schema its tables are in. */
  schema: z.optional(z.string()),
  workspace: z.string(),
  /** Number and tip (hexadecimal) of the last row of the log it holds. */
  seq: z.number(),
  tip: z.string(),
  records: z.number(),
  files: z.array(z.object({ path: inside, bytes: z.number(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof schema>;
export type FileSum = Manifest['files'][number];

export interface ManifestFailure {
  readonly type: 'no-backup' | 'damaged';
  /** The file that does not hold. */
  readonly path: string;
}

/** The manifest of the backup in this folder; `no-backup` where there is none that can be read. */
export async function readManifest(folder: string): Promise<Result<Manifest, ManifestFailure>> {
  const path = join(folder, MANIFEST);
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? ok(parsed.data) : fail({ type: 'no-backup', path });
  } catch {
    return fail({ type: 'no-backup', path });
  }
}

/** Reads a file again: `damaged` when it is not of the length and sum that the manifest names. */
export async function checkFile(
  folder: string,
  manifest: Manifest,
  path: string,
): Promise<Result<null, ManifestFailure>> {
  const named = manifest.files.find((file) => file.path === path);
  const found = named && (await fileSum(folder, path).catch(() => null));
  const holds = found && found.bytes === named.bytes && found.sha256 === named.sha256;
  return holds ? ok(null) : fail({ type: 'damaged', path: join(folder, path) });
}

/** A file's line in the manifest. */
export async function fileSum(folder: string, path: string): Promise<FileSum> {
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: await sumOf(join(folder, path)) };
}

/** SHA-256 of a file, hexadecimal. */
export async function sumOf(path: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(path), sum);
  return sum.digest('hex');
}
