// Remarks written, corrected, settled and removed apart: nobody's words are lost when the devices meet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { addComment, openComments, readComments, removeComment, resolveComment } from '#domain/dossier/comments.ts';
import { openRemarks } from '#domain/dossier/review-stage.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const TAGS = ['ana', 'bru'] as const;

const act = fc.record({
  who: fc.nat(1),
  kind: fc.constantFrom('add', 'edit', 'settle', 'reopen', 'remove', 'meet'),
  which: fc.nat(5),
  text: fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.isWellFormed() && text.trim() !== ''),
});

function meet(a: Replica, b: Replica): void {
  a.apply(b.encode());
  b.apply(a.encode());
}

describe('remarks written on two devices', () => {
  it('are the same on both once they meet, and no text is lost that nobody had seen', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const replicas = TAGS.map(() => createReplica([]));
        const writers = TAGS.map((tag) => writerOf(tag));
        const removed = new Set<string>();
        const added = new Map<string, string>();
        for (const [index, { who, kind, which, text }] of acts.entries()) {
          const replica = replicas[who] as Replica;
          const now = T0 + index * 10_000;
          const comments = readComments(replica.view());
          const id = comments[which % Math.max(1, comments.length)]?.id;
          replica.edit((writers[who] as (typeof writers)[0]).at(now), (draft) => {
            if (kind === 'add') added.set(addComment(draft, 'dossier', text, now), text);
            if (!id) return;
            if (kind === 'edit') draft.set(`comment/${id}/text`, text);
            if (kind === 'settle' || kind === 'reopen') resolveComment(draft, id, kind === 'settle');
            if (kind === 'remove') removeComment(draft, id);
          });
          if (kind === 'remove' && id) removed.add(id);
          if (kind === 'meet') meet(...(replicas as [Replica, Replica]));
        }
        const unmet = replicas.map((replica) => replica.view());
        meet(...(replicas as [Replica, Replica]));
        const [a, b] = replicas.map((replica) => readComments(replica.view()));
        expect(a).toEqual(b);
        const kept = [...added.keys()].filter((id) => !removed.has(id));
        expect(a?.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
        // Of what stood on the two devices before they met one is shown, and the other beside it or knowingly replaced.
        const view = (replicas[0] as Replica).view();
        for (const comment of a ?? []) {
          const register = view.fields.get(`comment/${comment.id}/text`);
          const told = register ? [register, ...register.others].map(({ value }) => value) : [];
          const stood = unmet.flatMap(({ fields }) => fields.get(`comment/${comment.id}/text`)?.value ?? []);
          expect(stood.some((text) => told.includes(text))).toBe(true);
        }
      }),
    );
  });

  it('a card counts as open exactly those that the review shows as open', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        const replica = createReplica([]);
        const writer = writerOf('ana');
        for (const [index, { kind, which, text }] of acts.entries()) {
          const now = T0 + index * 10_000;
          const id = readComments(replica.view())[which]?.id;
          replica.edit(writer.at(now), (draft) => {
            if (kind === 'add') addComment(draft, `q:off${which}`, text, now);
            if (id && kind === 'settle') resolveComment(draft, id, true);
            if (id && kind === 'reopen') resolveComment(draft, id, false);
            if (id && kind === 'remove') removeComment(draft, id);
          });
          expect(openRemarks(replica.view())).toBe(openComments(replica.view()).length);
        }
      }),
    );
  });
});
