// Rules of the device, taken out one by one by standing between it and its storage.
import { mergeUpdates } from '#crdt/updates.ts';
import { hashBody } from '#server/store/chain.ts';
import type { Storage } from '#storage/storage.ts';
import type { HoleReason, OutRow } from '#storage/tables.ts';
import type { Mutant } from './mutant.ts';

/** Holes of these reasons are never seen. */
function without(inner: Storage, ...why: readonly HoleReason[]): Storage {
  return {
    ...inner,
    async holes() {
      const found = await inner.holes();
      return found.ok ? { ok: true, value: found.value.filter((hole) => !why.includes(hole.why)) } : found;
    },
  };
}

export const DEVICE_MUTANTS: readonly Mutant[] = [
  {
    rule: 'D1',
    title: 'an act is said to be saved before its transaction completed',
    storage: (inner) => ({
      ...inner,
      async commit(act) {
        void inner.commit(act);
        return { ok: true, value: { stale: false, known: act.known } };
      },
    }),
  },
  {
    rule: 'D1',
    title: 'the copy to send is kept in memory until the next exchange',
    storage: (inner, disk) => {
      const late: (OutRow & { readonly id: number })[] = [];
      return {
        ...inner,
        async commit(act) {
          const done = await inner.commit(act);
          for (const copy of disk.out.values()) {
            if (copy.body !== act.update) continue;
            disk.out.delete(copy.id);
            late.push(copy);
          }
          return done;
        },
        unsealed() {
          for (const copy of late.splice(0)) disk.out.set(copy.id, copy);
          return inner.unsealed();
        },
      };
    },
  },
  {
    rule: 'D2',
    title: 'the cursor and the horizon are stored before the rows they stand for',
    storage: (inner) => ({
      ...inner,
      async receive(receipt) {
        const marks = await inner.receive({ ...receipt, rows: [], received: [], refused: [] });
        return marks.ok ? inner.receive(receipt) : marks;
      },
    }),
  },
  {
    rule: 'L2',
    title: 'a device that is told to reset reads again but supplies nothing',
    storage: (inner) => ({ ...inner, heal: (_, upTo) => inner.heal([], upTo) }),
  },
  {
    rule: 'L2',
    title: 'joining again forgets the horizon',
    storage: (inner, disk) => ({
      ...inner,
      async setAccount(account, config) {
        const done = await inner.setAccount(account, config);
        if (done.ok) disk.meta.delete('horizon');
        return done;
      },
    }),
  },
  {
    rule: 'L4',
    title: 'a sealed batch is not frozen: what is written later goes into it',
    storage: (inner, disk) => ({
      ...inner,
      async commit(act) {
        const done = await inner.commit(act);
        const copy = [...disk.out.values()].findLast((row) => row.body === act.update && row.hash === null);
        const sealed = [...disk.out.values()].find((row) => row.doc === act.doc.id && row.hash !== null);
        if (!done.ok || !copy || !sealed) return done;
        const body = mergeUpdates([sealed.body, copy.body]);
        disk.out.delete(copy.id);
        disk.out.set(sealed.id, { ...sealed, body, hash: hashBody(body) });
        return done;
      },
    }),
  },
  {
    rule: 'L5',
    title: 'a revocation is not obeyed',
    storage: (inner) => ({
      ...inner,
      receive: (receipt) => inner.receive({ ...receipt, rows: receipt.rows.filter((row) => row.type !== 'forget') }),
    }),
  },
  {
    rule: 'L5',
    title: 'a record that is open comes back after its revocation',
    storage: (inner, disk) => ({
      ...inner,
      commit: (act) => inner.commit(disk.upd.has(act.doc.id) ? act : { ...act, known: 0 }),
    }),
  },
  {
    rule: 'L6',
    title: 'what the server refused is offered again for ever',
    storage: (inner) => ({ ...inner, receive: (receipt) => inner.receive({ ...receipt, refused: [] }) }),
  },
  {
    rule: 'L6',
    title: 'a page with a refused batch is not taken in',
    storage: (inner) => ({
      ...inner,
      receive: async (receipt) =>
        receipt.refused.length > 0
          ? { ok: false, error: { type: 'storage-failed', detail: 'a refused batch' } }
          : inner.receive(receipt),
    }),
  },
  {
    rule: 'L6',
    title: 'what the server refused is thrown away',
    storage: (inner, disk) => ({
      ...inner,
      async receive(receipt) {
        const done = await inner.receive(receipt);
        disk.quar.clear();
        return done;
      },
    }),
  },
  {
    rule: 'L6',
    title: 'a record of which something was refused is not fetched again',
    storage: (inner) => without(inner, 'refused'),
  },
  {
    rule: 'L7',
    title: 'a record of which something is missing is left as it is',
    storage: (inner) => without(inner, 'gap', 'absent'),
  },
  {
    rule: 'D5',
    title: 'folding keeps the newest row only',
    storage: (inner, disk) => ({
      ...inner,
      fold: (folded) =>
        inner.fold({
          ...folded,
          body: disk.upd.get(folded.doc)?.find((row) => row.i === folded.last)?.body ?? folded.body,
        }),
    }),
  },
  {
    rule: 'P1',
    title: 'a card is believed although rows came that its writer had not read',
    storage: (inner, disk) => ({
      ...inner,
      async commit(act) {
        const done = await inner.commit(act);
        if (!done.ok || !act.card || !disk.upd.has(act.doc.id)) return done;
        disk.card.set(act.doc.id, act.card);
        disk.stale.delete(act.doc.id);
        return done;
      },
    }),
  },
  { rule: 'R2', title: 'all tablets write under one tag', oneTag: true },
  { rule: 'R8', title: 'client ids are drawn again and again from a few', clientIds: 100 },
];
