import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { createSharing } from '#store/sharing.ts';

const DOC = 'AAAAAAAAAAAAAAAAAAAAAQ' as DocId;
const NOW = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;

function sharing(since: readonly [DocId, number][], joined = true) {
  const workspace = joined ? { id: 'w', name: 'Couserans', origin: '' } : null;
  return createSharing({
    device: signal({ tag: 'anais', workspace }),
    pending: signal({ since: new Map(since) }),
    now: () => NOW,
  });
}

const written = (tag: string, at: number) => ({ value: 'x', tag, at });

describe('a value may have been read by others (R12)', () => {
  it('when it came from another device', () => {
    expect(sharing([[DOC, NOW - 9 * MINUTE]], false)(DOC, written('bruno', NOW))).toBe(true);
  });

  it('when it is ours and nothing of the record waits, or only what is younger', () => {
    expect(sharing([])(DOC, written('anais', NOW - MINUTE))).toBe(true);
    expect(sharing([[DOC, NOW - MINUTE]])(DOC, written('anais.1', NOW - 2 * MINUTE))).toBe(true);
  });

  it('never while it waits to be sent, was only just written, or no server is known', () => {
    expect(sharing([[DOC, NOW - 3 * MINUTE]])(DOC, written('anais', NOW - 2 * MINUTE))).toBe(false);
    expect(sharing([])(DOC, written('anais', NOW - 1000))).toBe(false);
    expect(sharing([], false)(DOC, written('anais', NOW - MINUTE))).toBe(false);
  });
});
