// The one calendar a workspace may publish: a folder that holds at most one secret address, and the file behind it.
// The secret is a file name, so several servers on one data folder say the same, and withdrawing is removing a file.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble, type WriteDurably, writeDurably } from '#server/blobs/durable-file.ts';

export interface PublishedCalendar {
  readonly secret: string;
  /** Null before the first file. */
  readonly publishedAt: number | null;
}

interface CalendarFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The first half of its SHA-256. */
  readonly etag: string;
}

export interface CalendarShelf {
  current(): Promise<PublishedCalendar | null>;
  /** A new secret address; what stood under the old one is gone. */
  renew(): Promise<PublishedCalendar>;
  withdraw(): Promise<void>;
  /** False when there is no address to publish under. Durable before it resolves. */
  publish(bytes: Uint8Array): Promise<boolean>;
  /** Null for any other name. */
  read(secret: string): Promise<CalendarFile | null>;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const ENDING = '.ics';

/** @param random 32 bytes of the machine's chance */
export function createCalendarShelf(
  folder: string,
  random: (bytes: number) => Uint8Array,
  write: WriteDurably = writeDurably,
): CalendarShelf {
  const pathOf = (secret: string): string => join(folder, secret + ENDING);

  /** One act at a time: a file that is being published when its address is withdrawn must not come back. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const turn = last.then(act, act);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function secrets(): Promise<string[]> {
    try {
      const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
      return names.map((name) => name.slice(0, -ENDING.length)).filter((name) => SECRET.test(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw fileTrouble(error);
    }
  }

  async function withdraw(): Promise<void> {
    for (const secret of await secrets()) await rm(pathOf(secret), { force: true });
  }

  return {
    async current() {
      const [secret] = (await secrets()).sort();
      if (secret === undefined) return null;
      const { size, mtimeMs } = await stat(pathOf(secret));
      return { secret, publishedAt: size === 0 ? null : Math.round(mtimeMs) };
    },
    renew: () =>
      inTurn(async () => {
        await withdraw();
        const secret = Buffer.from(random(32)).toString('base64url');
        await write(pathOf(secret), []);
        return { secret, publishedAt: null };
      }),
    withdraw: () => inTurn(withdraw),
    publish: (bytes) =>
      inTurn(async () => {
        const [secret] = (await secrets()).sort();
        if (secret === undefined) return false;
        // Withdrawn by another server of the same folder meanwhile: it is not put back.
        return write(pathOf(secret), [bytes], () => existsSync(pathOf(secret)));
      }),
    async read(secret) {
      if (!SECRET.test(secret)) return null;
      try {
        const bytes = new Uint8Array(await readFile(pathOf(secret)));
        if (bytes.length === 0) return null;
        return { bytes, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw fileTrouble(error);
      }
    },
  };
}
