// The shape every bench prints: a table for people, then one line of JSON for machines.
import { execFileSync } from 'node:child_process';

export interface Target {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly better: 'lower' | 'higher';
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What one part of a bench found. */
export interface Measured {
  readonly figures: Readonly<Record<string, Spread>>;
  readonly targets: readonly Target[];
}

/** What the product is called in tables. */
export const OURS = 'ours';

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** A limit is never loosened here; a missed one is printed as missed, and the exit code stays 0. */
export function report(
  bench: string,
  runs: number,
  figures: Readonly<Record<string, Spread>>,
  targets: readonly Target[],
): void {
  for (const [name, { median, min, max }] of Object.entries(figures)) {
    console.log(`${name.padEnd(44)} ${format(median).padStart(12)}   (${format(min)} to ${format(max)})`);
  }
  const judged = targets.map((target) => ({
    ...target,
    ok: target.better === 'lower' ? target.value <= target.limit : target.value >= target.limit,
  }));
  for (const { name, value, limit, better, ok } of judged) {
    console.log(
      `${ok ? 'met   ' : 'MISSED'} ${name}: ${format(value)} (${better === 'lower' ? 'at most' : 'at least'} ${format(limit)})`,
    );
  }
  console.log(JSON.stringify({ bench, commit: commit(), runs, figures, targets: judged }));
}

/** Runs the parts of a bench one after the other, or those named, and reports them as one. */
export async function measureParts(
  bench: string,
  parts: Readonly<Record<string, (runs: number) => Promise<Measured>>>,
  runs: number,
  only: readonly string[],
): Promise<void> {
  const names = Object.keys(parts);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const figures: Record<string, Spread> = {};
  const targets: Target[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const measured = await measure(runs);
    Object.assign(figures, measured.figures);
    targets.push(...measured.targets);
  }
  report(bench, runs, figures, targets);
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
