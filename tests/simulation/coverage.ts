// Which part of a record's writing some bytes hold: per writer, stretches of its clock. Says nothing of deletions.
import { parseUpdateMeta } from 'yjs';

/** From `from` to `to`, the end excluded. */
export interface Stretch {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What one update writes; nothing for bytes that are not an update. */
export function stretchesOf(update: Uint8Array): Stretch[] {
  try {
    const { from, to } = parseUpdateMeta(update);
    return [...to].map(([client, end]) => ({ client, from: from.get(client) ?? 0, to: end }));
  } catch {
    return [];
  }
}

export interface Coverage {
  add(stretches: readonly Stretch[]): void;
  holds(stretches: readonly Stretch[]): boolean;
}

export function createCoverage(): Coverage {
  /** Per writer, disjoint and in order. */
  const held = new Map<number, [from: number, to: number][]>();
  return {
    add(stretches) {
      for (const { client, from, to } of stretches) {
        const kept: [number, number][] = [];
        let [low, high] = [from, to];
        for (const [start, end] of held.get(client) ?? []) {
          if (end < low || start > high) kept.push([start, end]);
          else [low, high] = [Math.min(low, start), Math.max(high, end)];
        }
        kept.push([low, high]);
        held.set(
          client,
          kept.sort((a, b) => a[0] - b[0]),
        );
      }
    },
    holds: (stretches) =>
      stretches.every(({ client, from, to }) =>
        (held.get(client) ?? []).some(([start, end]) => start <= from && end >= to),
      ),
  };
}
