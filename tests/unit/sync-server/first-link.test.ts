import { describe, expect, it } from 'vitest';
import { firstLink } from '#server/first-link.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import { must, ownedSources } from './workbench.ts';

const codeOf = (path: string | null): string => path?.slice(path.indexOf('#') + 1) ?? '';

describe('the first link', () => {
  it('is new at each start, and every one of them works until a coordinator uses one', async () => {
    const store = await createMemoryStore(ownedSources());
    const [first, second] = [codeOf(must(await firstLink(store))), codeOf(must(await firstLink(store)))];
    expect(first).not.toBe(second);
    const joined = must(await store.join({ code: first, device: 'Poste', tag: 'ccccc' }));
    expect(joined.member).toMatchObject({ name: 'Coordination', role: 'coordinator' });
    must(await store.authenticate(joined.token));
    expect(must(await firstLink(store))).toBeNull();
    const late = await store.join({ code: second, device: 'Stranger', tag: 'sssss' });
    expect(late).toEqual({ ok: false, error: { type: 'link-expired' } });
    expect(must(await store.members()).members).toHaveLength(1);
  });

  it('lasts 30 days', async () => {
    const sources = ownedSources();
    const store = await createMemoryStore(sources);
    const code = codeOf(must(await firstLink(store)));
    sources.advance(30 * 24 * 3_600_000);
    const late = await store.join({ code, device: 'Poste', tag: 'ccccc' });
    expect(late).toEqual({ ok: false, error: { type: 'link-expired' } });
  });
});
