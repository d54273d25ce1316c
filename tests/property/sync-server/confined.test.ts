// A stake that two people make confidential and open at will, in any order, offline and together: at each moment the
// committee is shown what its merged bytes allow, and a tablet that follows holds it whole or not at all.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { CAPS } from '#protocol/caps.ts';
import { type Mark, ORIGIN } from '#protocol/mark.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Store } from '#server/store/store.ts';
import { type StakeWriter, stakeWriter } from '#tests/unit/sync-server/stake-writer.ts';
import { docOf, must, ownedSources, pushAs, requestOf, teamOf } from '#tests/unit/sync-server/workbench.ts';

type Step =
  | { readonly type: 'write'; readonly who: number; readonly confidential: boolean | null }
  | { readonly type: 'send' | 'meet'; readonly who: number }
  | { readonly type: 'read'; readonly rows: number }
  | { readonly type: 'compact' };

const who = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('write' as const),
      who,
      confidential: fc.constantFrom(true, false, null),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('send' as const, 'meet' as const), who }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('read' as const), rows: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: 'compact' }) },
);

const stake = docOf(1);
let written = 0;

interface Person {
  readonly member: string;
  readonly writer: StakeWriter;
  unsent: PushItem[];
}

/** What a committee member’s tablet does with its rows, and no more. */
class Reader {
  readonly #store: Store;
  readonly #member: string;
  #cursor: Mark = ORIGIN;
  held: Uint8Array[] = [];
  #version = 0;

  constructor(store: Store, member: string) {
    this.#store = store;
    this.#member = member;
  }

  /** One page; false when that was the last. */
  async read(rows: number): Promise<boolean> {
    const want = { bytes: CAPS.replyBytes, rows };
    const reply = must(await this.#store.sync(this.#member, requestOf({ cursor: this.#cursor, want })));
    let hole = false;
    for (const { type, version, body } of reply.rows) {
      if (type === 'revoke') [this.held, this.#version, hole] = [[], 0, false];
      if (type !== 'upd' && type !== 'snap') continue;
      hole ||= type === 'upd' && version > this.#version + 1;
      this.held.push(body);
      this.#version = Math.max(this.#version, version);
    }
    this.#cursor = reply.cursor;
    if (hole) await this.#fetch();
    return reply.more;
  }

  async #fetch(): Promise<void> {
    const asked = { workspace: '', bytes: CAPS.replyBytes, docs: [{ doc: stake }] };
    const { records } = must(await this.#store.docs(this.#member, asked));
    for (const { body, version } of records) {
      this.held.push(body);
      this.#version = Math.max(this.#version, version);
    }
  }
}

async function act(store: Store, people: readonly Person[], reader: Reader, one: Step): Promise<void> {
  if (one.type === 'compact') must(await store.compact({ minRows: 2, records: 1 }));
  else if (one.type === 'read') await reader.read(one.rows);
  else {
    const person = people[one.who];
    const other = people[1 - one.who];
    if (!person || !other) throw new Error('nobody');
    if (one.type === 'write') {
      const fields: Record<string, string | boolean> = { title: `title ${(written += 1)}` };
      if (one.confidential !== null) fields.confidential = one.confidential;
      person.unsent.push(person.writer.write(fields));
    } else if (one.type === 'send') {
      await pushAs(store, person.member, person.unsent);
      person.unsent = [];
    } else if (other.unsent.length === 0) person.writer.take([other.writer.encode()]);
  }
}

it('a confidential stake is where it may be, whatever is written, sent, read and compacted in which order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const store = await createMemoryStore(ownedSources());
      const { anais, bruno, committee } = await teamOf(store);
      const people = [anais, bruno].map(({ id }, index): Person => {
        return { member: id, writer: stakeWriter(stake, `${'ab'[index]}aaaa`), unsent: [] };
      });
      const reader = new Reader(store, committee.id);
      const merged = async (): Promise<StakeWriter | null> => {
        const asked = { workspace: '', bytes: CAPS.replyBytes, docs: [{ doc: stake }] };
        const [record] = must(await store.docs(anais.id, asked)).records;
        const copy = stakeWriter(stake, 'zzzzz');
        copy.take(record ? [record.body] : []);
        return record ? copy : null;
      };
      for (const one of steps) {
        await act(store, people, reader, one);
        const now = await merged();
        const readers = must(await store.readersAmong(stake, [committee.id]));
        expect(readers.size).toBe(now === null || now.isConfidential() ? 0 : 1);
      }
      while (await reader.read(3));
      const now = await merged();
      if (now === null || now.isConfidential()) expect(reader.held).toEqual([]);
      else {
        const [own, whole] = [createReplica(reader.held), createReplica([now.encode()])];
        expect(own.hasPending()).toBe(false);
        expect(own.equals(whole)).toBe(true);
      }
      expect(must(await store.verify()).brokenAt).toBeNull();
      await store.close();
    }),
    { numRuns: 150 },
  );
});
