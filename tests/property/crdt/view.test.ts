// A view is read anew only where something changed: it must never differ from one that is read whole.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { Draft } from '#domain/record/record.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const PLACES = 3;

interface Step {
  readonly who: number;
  readonly act: 'field' | 'event' | 'text' | 'forget' | 'deliver';
  readonly name: string;
  readonly words: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: PLACES - 1 }),
  act: fc.constantFrom('field', 'field', 'event', 'text', 'text', 'forget', 'deliver'),
  name: fc.constantFrom('notes', 'note/off1', 'a/off1'),
  words: fc.string({ minLength: 1, maxLength: 6 }),
});

function write({ act, name, words }: Step, draft: Draft): void {
  if (act === 'field') draft.set(name, words);
  else if (act === 'event') draft.event('moved', { to: words });
  else if (act === 'text') draft.text(name, `${draft.view.texts.get(name) ?? ''}${words}`);
  else draft.forget(name);
}

it('a view that follows act after act is the one that is read from the whole record', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const replicas = Array.from({ length: PLACES }, () => createReplica([]));
      const writers = replicas.map((_, index) => writerOf(`dev${'abc'[index]}a`));
      for (const [index, one] of steps.entries()) {
        const [replica, writer] = [replicas[one.who], writers[one.who]];
        if (!replica || !writer) continue;
        const before = replica.view();
        if (one.act === 'deliver') replica.apply(replicas[(one.who + 1) % PLACES]?.encode() ?? new Uint8Array());
        else replica.edit({ ...writer.at(T0 + index * 1000), isShared: () => true }, (draft) => write(one, draft));
        const after = replica.view();
        expect(after).toEqual(createReplica([replica.encode()]).view());
        // Who typed in one text hears nothing of the fields.
        expect(one.act === 'text' ? after.fields : before.fields).toBe(before.fields);
      }
    }),
  );
});
