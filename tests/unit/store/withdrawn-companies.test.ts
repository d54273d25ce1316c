import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { isWithdrawn, restoreCompany, withdrawCompany } from '#domain/company/withdrawn.ts';
import type { DocId } from '#domain/ids.ts';
import { project } from '#domain/record/project.ts';
import { type Draft, EMPTY_VIEW } from '#domain/record/record.ts';
import { createCardSets } from '#store/card-sets.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
/** Milliseconds after a moment of this project's life. */
const writer = (tag: string, at: number) => ({ tag, at: Date.UTC(2026, 10, 23) + at, random });

function device(updates: readonly Uint8Array[] = []) {
  const replica = createReplica(updates);
  return {
    replica,
    write: (tag: string, at: number, write: (draft: Draft) => void) => replica.edit(writer(tag, at), write),
    withdrawn: () => isWithdrawn(replica.view()),
  };
}

describe('a company taken back with its import', () => {
  it('is out of the lists, and comes back when it is asked for', () => {
    const one = device();
    one.write('aaaaa', 1000, (draft) => draft.set('name', 'Dupuy'));
    one.write('aaaaa', 2000, withdrawCompany);
    expect(one.withdrawn()).toBe(true);
    one.write('aaaaa', 3000, restoreCompany);
    expect(one.withdrawn()).toBe(false);
  });

  it.each([
    ['a field', (draft: Draft) => draft.set('phone', '05 61 00 00 00')],
    ['an event', (draft: Draft) => void draft.event('opposition-recorded', { reason: '' })],
    ['a note', (draft: Draft) => draft.text('notes', 'Vue au marché')],
  ])('comes back with %s that somebody wrote elsewhere meanwhile, on every device', (_, write) => {
    const here = device();
    here.write('aaaaa', 1000, (draft) => draft.set('name', 'Dupuy'));
    const there = device([here.replica.encode()]);
    here.write('aaaaa', 2000, withdrawCompany);
    there.write('bbbbb', 1500, write);
    here.replica.apply(there.replica.encode());
    there.replica.apply(here.replica.encode());
    expect([here.withdrawn(), there.withdrawn()]).toEqual([false, false]);
  });

  it('is no conflict when two devices take it back at once', () => {
    const here = device();
    here.write('aaaaa', 1000, (draft) => draft.set('name', 'Dupuy'));
    const there = device([here.replica.encode()]);
    here.write('aaaaa', 2000, withdrawCompany);
    there.write('bbbbb', 2000, withdrawCompany);
    here.replica.apply(there.replica.encode());
    const card = project('company', 'a' as DocId, here.replica.view(), { grids: new Map(), updatedAt: 0 });
    expect(card).toMatchObject({ conflicts: 0, withdrawn: true });
  });
});

describe('the lists', () => {
  const gone = companyCard({ doc: 'a', name: 'Dupuy', withdrawn: true });
  const dossier = {
    ...project('dossier', 'd' as DocId, EMPTY_VIEW, { grids: new Map(), updatedAt: 0 }),
    company: 'a' as DocId,
  };

  it('take out a company that was in them, and show it again when a dossier leads to it, whichever came first', () => {
    const sets = createCardSets();
    const shown = (): DocId[] => [...sets.signals.company.value.keys()];
    sets.put([companyCard({ doc: 'a', name: 'Dupuy' })]);
    sets.put([gone]);
    expect(shown()).toEqual([]);
    sets.put([dossier as never]);
    expect(shown()).toEqual(['a']);
    const other = createCardSets();
    other.put([gone, dossier as never]);
    expect([...other.signals.company.value.keys()]).toEqual(['a']);
  });
});
