// Regular expressions in a time that grows with the text and nothing else: all states are followed side by side
// (Thompson 1968). A pattern of a form meets what somebody types, and backtracking on `(a+)+` would freeze the tablet.
import { fail, ok, type Result } from '#domain/result.ts';
import { PatternReader, type PatternNode } from './pattern-tree.ts';

type Step =
  | { readonly op: 'one'; readonly test: (letter: string) => boolean }
  | { readonly op: 'fork'; to: readonly number[] }
  | { readonly op: 'start' | 'end' | 'done' };

const PATTERN_CAPS = { length: 1000, steps: 4000, text: 4000 } as const;

class TooLarge extends Error {}

function compile(tree: PatternNode): readonly Step[] {
  const steps: Step[] = [];
  const push = (step: Step): number => {
    if (steps.length >= PATTERN_CAPS.steps) throw new TooLarge();
    return steps.push(step) - 1;
  };
  const fork = (): { to: readonly number[] } => {
    const step: Step = { op: 'fork', to: [] };
    push(step);
    return step;
  };
  let emitted = 0;
  function emit(node: PatternNode): void {
    // An empty group repeated makes no step, and still takes its time.
    emitted += 1;
    if (emitted > PATTERN_CAPS.steps * 4) throw new TooLarge();
    if (node.kind === 'one') push({ op: 'one', test: node.test });
    else if (node.kind === 'row') node.parts.forEach(emit);
    else if (node.kind === 'either') either(node.parts);
    else if (node.kind === 'repeat') repeat(node.part, node.min, node.max);
    else push({ op: node.kind });
  }
  function either(parts: readonly PatternNode[]): void {
    const choice = fork();
    const exits: { to: readonly number[] }[] = [];
    const entries = parts.map((part) => {
      const entry = steps.length;
      emit(part);
      exits.push(fork());
      return entry;
    });
    choice.to = entries;
    for (const exit of exits) exit.to = [steps.length];
  }
  function repeat(part: PatternNode, min: number, max: number): void {
    for (let count = 0; count < min; count += 1) emit(part);
    if (max === Number.POSITIVE_INFINITY) {
      const again = fork();
      const from = steps.length - 1;
      emit(part);
      fork().to = [from];
      again.to = [from + 1, steps.length];
      return;
    }
    const skips: { to: readonly number[] }[] = [];
    for (let count = min; count < max; count += 1) {
      skips.push(fork());
      const skip = skips.at(-1);
      if (skip) skip.to = [steps.length];
      emit(part);
    }
    for (const skip of skips) skip.to = [...skip.to, steps.length];
  }
  emit(tree);
  push({ op: 'done' });
  return steps;
}

function run(steps: readonly Step[], letters: readonly string[]): boolean {
  let live = new Set<number>();
  for (let at = 0; at <= letters.length; at += 1) {
    // A match may begin anywhere: each place is a new start beside those under way.
    const waiting = [...live, 0];
    live = new Set();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const step = steps[next];
      if (!step || live.has(next)) continue;
      live.add(next);
      if (step.op === 'done') return true;
      if (step.op === 'fork') waiting.push(...step.to);
      else if (step.op === 'start' ? at === 0 : step.op === 'end' && at === letters.length) waiting.push(next + 1);
    }
    const letter = letters[at];
    const after = new Set<number>();
    for (const index of live) {
      const step = steps[index];
      if (letter !== undefined && step?.op === 'one' && step.test(letter)) after.add(index + 1);
    }
    live = after;
  }
  return false;
}

type Program = Result<readonly Step[], { readonly type: 'pattern-unsupported' }>;
const known = new Map<string, Program>();

function programOf(pattern: string): Program {
  const before = known.get(pattern);
  if (before) return before;
  if (known.size >= 500) known.clear();
  const program = made(pattern);
  known.set(pattern, program);
  return program;
}

function made(pattern: string): Program {
  const tree = pattern.length <= PATTERN_CAPS.length ? new PatternReader([...pattern]).whole() : null;
  if (!tree) return fail({ type: 'pattern-unsupported' });
  try {
    return ok(compile(tree));
  } catch (error) {
    if (error instanceof TooLarge) return fail({ type: 'pattern-unsupported' });
    throw error;
  }
}

/** Whether this code can follow the pattern: no look-around, no back reference, no word boundary, no huge count. */
export function isPattern(pattern: string): boolean {
  return programOf(pattern).ok;
}

/** True when the pattern is found in the text (anchors make it whole); a pattern that cannot be followed finds nothing. */
export function matchesPattern(pattern: string, text: string): boolean {
  const program = programOf(pattern);
  return program.ok && run(program.value, Array.from(text.slice(0, PATTERN_CAPS.text)));
}
