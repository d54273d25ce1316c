import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobHouse, createBlobHouse } from '#server/blobs/blob-house.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Store } from '#server/store/store.ts';
import { pictureOf, piecesOf } from '#tests/support/pictures.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  pushAs,
  scribe,
  type Team,
  teamOf,
} from '#tests/unit/sync-server/workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-pieces-'));
let store: Store;
let house: BlobHouse;
let team: Team;
let seed = 0;

beforeAll(async () => {
  store = await createMemoryStore(ownedSources());
  team = await teamOf(store);
  await pushAs(store, team.anais.id, [itemOf(docOf(1), scribe(1).write('name', 'x'))]);
  house = createBlobHouse(store, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody sends a piece, whole, or with a byte that was damaged on the way. */
const act = fc.record({
  piece: fc.nat({ max: 3 }),
  by: fc.constantFrom('anais' as const, 'coordinator' as const),
  damaged: fc.boolean(),
  alone: fc.boolean(),
});

describe('the pieces of a photo', () => {
  it('make the whole in any order, repeated, by two senders at once, and never anything else', async () => {
    const run = fc.asyncProperty(
      fc.array(act, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 * 65_536 }),
      async (acts, bytes) => {
        seed += 1;
        const picture = pictureOf(bytes, seed);
        const pieces = piecesOf(picture);
        const parcel = { sha: picture.sha, doc: docOf(1), bytes };
        const whole = join(folder, picture.sha.slice(0, 2), picture.sha);
        const under: Promise<unknown>[] = [];
        for (const { piece, by, damaged, alone } of acts) {
          const body = pieces[piece];
          if (!body) continue;
          const sent = damaged ? body.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) : body;
          const put = house.put(team[by].id, parcel, piece, sent);
          if (alone) await put;
          else under.push(put);
        }
        await Promise.all(under);
        // Whatever happened: each says what is missing until nothing is.
        for (let round = 0; round < 3; round += 1) {
          const missing = await house.missing(team.anais.id, parcel);
          const wanted = missing.ok ? missing.value : [...pieces.keys()];
          for (const n of wanted) await house.put(team.anais.id, parcel, n, pieces[n] ?? new Uint8Array(0));
        }
        expect(must(await house.missing(team.anais.id, parcel))).toEqual([]);
        expect(readFileSync(whole).equals(picture.body)).toBe(true);
      },
    );
    await fc.assert(run, { numRuns: 30 });
  });
});
