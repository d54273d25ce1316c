// Two versions of a text, told word by word.

export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words, spaces and signs, each of them one; together they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Longer comparisons than this many pairs of words are told as one piece replaced by another. */
const MOST_PAIRS = 400_000;

/** Length of the longest common run of words from (i, j) on, row by row. */
function lengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, next] = [table[i] as Uint16Array, table[i + 1] as Uint16Array];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function middle(before: readonly string[], after: readonly string[]): Segment[] {
  if (before.length * after.length > MOST_PAIRS) {
    return [
      { kind: 'removed', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ];
  }
  const table = lengths(before, after);
  const told: Segment[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old = '', fresh = ''] = [before[i], after[j]];
    if (i < before.length && j < after.length && old === fresh) {
      told.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      told.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      told.push({ kind: 'added', text: fresh });
      j += 1;
    }
  }
  return told;
}

function joined(segments: readonly Segment[]): Segment[] {
  const told: Segment[] = [];
  for (const segment of segments) {
    const last = told.at(-1);
    if (segment.text === '') continue;
    if (last?.kind === segment.kind) told[told.length - 1] = { kind: last.kind, text: last.text + segment.text };
    else told.push(segment);
  }
  return told;
}

/** What to take from `before` and what to add to come to `after`, in reading order. */
export function textDifferences(before: string, after: string): Segment[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(old.length, fresh.length) - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end += 1;
  }
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}
