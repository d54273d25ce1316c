import { describe, expect, it } from 'vitest';
import { createAttemptLimit } from '#server/auth/attempt-limit.ts';

describe('attempts', () => {
  it('are counted per address and forgotten after the window', () => {
    let now = 0;
    const limit = createAttemptLimit(2, 10_000, () => now);
    limit.failed('a');
    expect(limit.waitFor('a')).toBe(0);
    now = 4000;
    limit.failed('a');
    expect(limit.waitFor('a')).toBe(6);
    expect(limit.waitFor('b')).toBe(0);
    now = 10_000;
    expect(limit.waitFor('a')).toBe(0);
    limit.failed('a');
    expect(limit.waitFor('a')).toBe(4);
  });
});
