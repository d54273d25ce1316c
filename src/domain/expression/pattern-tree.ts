// A regular expression, read. What a set of states cannot follow (back references, look-around, `\b`) is refused.

export type PatternNode =
  | { readonly kind: 'one'; readonly test: (letter: string) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'row' | 'either'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

type Test = (letter: string) => boolean;

const CLASSES: Readonly<Record<string, RegExp>> = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
const DEEPEST = 50;

class Unsupported extends Error {}

const isClass = (escape: string): Test | null => {
  const shape = CLASSES[escape];
  return shape ? (letter) => shape.test(letter) : null;
};

/** The letter an escape stands for; letters and digits that mean something else here are refused. */
function plain(escape: string | undefined): string {
  if (escape === undefined) throw new Unsupported();
  const control = CONTROLS[escape];
  if (control !== undefined) return control;
  if (/[\p{L}\p{N}]/u.test(escape)) throw new Unsupported();
  return escape;
}

export class PatternReader {
  private readonly letters: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(letters: readonly string[]) {
    this.letters = letters;
  }

  /** The tree; null when the pattern cannot be followed. */
  whole(): PatternNode | null {
    try {
      const tree = this.either();
      return this.at === this.letters.length ? tree : null;
    } catch (error) {
      if (error instanceof Unsupported) return null;
      throw error;
    }
  }

  private take(letter: string): boolean {
    if (this.letters[this.at] !== letter) return false;
    this.at += 1;
    return true;
  }

  private either(): PatternNode {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Unsupported();
    const parts = [this.row()];
    while (this.take('|')) parts.push(this.row());
    this.depth -= 1;
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'either', parts };
  }

  private row(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.letters.length && this.letters[this.at] !== '|' && this.letters[this.at] !== ')') {
      parts.push(this.repeated(this.one()));
    }
    return { kind: 'row', parts };
  }

  private one(): PatternNode {
    const letter = this.letters[this.at];
    this.at += 1;
    if (letter === '^') return { kind: 'start' };
    if (letter === '$') return { kind: 'end' };
    if (letter === '.') return { kind: 'one', test: (other) => other !== '\n' && other !== '\r' };
    if (letter === '(') return this.group();
    if (letter === '[') return { kind: 'one', test: this.set() };
    if (letter === undefined || '*+?{'.includes(letter)) throw new Unsupported();
    const wanted = letter === '\\' ? this.letters[this.at++] : letter;
    if (letter !== '\\') return { kind: 'one', test: (other) => other === wanted };
    const test = wanted === undefined ? null : isClass(wanted);
    const exact = test ? '' : plain(wanted);
    return { kind: 'one', test: test ?? ((other) => other === exact) };
  }

  private group(): PatternNode {
    if (this.take('?') && !this.take(':')) throw new Unsupported();
    const inner = this.either();
    if (!this.take(')')) throw new Unsupported();
    return inner;
  }

  private repeated(part: PatternNode): PatternNode {
    let node = part;
    let times = 0;
    for (let bounds = this.bounds(); bounds; bounds = this.bounds()) {
      times += 1;
      if (times > 1 || part.kind === 'start' || part.kind === 'end') throw new Unsupported();
      node = { kind: 'repeat', part: node, min: bounds[0], max: bounds[1] };
      // A lazy count finds the same texts.
      this.take('?');
    }
    return node;
  }

  private bounds(): readonly [number, number] | null {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    if (this.letters[this.at] !== '{') return null;
    const close = this.letters.indexOf('}', this.at);
    const given = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?$/.exec(this.letters.slice(this.at, Math.max(close, 0)).join(''));
    if (!given) throw new Unsupported();
    this.at = close + 1;
    const min = Number(given[1]);
    const max = given[2] === undefined ? min : given[3] === undefined ? Number.POSITIVE_INFINITY : Number(given[3]);
    if (max < min) throw new Unsupported();
    return [min, max];
  }

  private set(): Test {
    const negated = this.take('^');
    const tests: Test[] = [];
    while (!this.take(']')) tests.push(this.member());
    return (letter) => tests.some((test) => test(letter)) !== negated;
  }

  private member(): Test {
    const [from, test] = this.setLetter();
    if (test) return test;
    if (this.letters[this.at] !== '-' || this.letters[this.at + 1] === ']') return (letter) => letter === from;
    this.at += 1;
    const [to, other] = this.setLetter();
    if (other) return (letter) => letter === from || letter === '-' || other(letter);
    const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
    if (high < low) throw new Unsupported();
    return (letter) => {
      const point = letter.codePointAt(0) ?? -1;
      return point >= low && point <= high;
    };
  }

  private setLetter(): readonly [string, Test | null] {
    const letter = this.letters[this.at];
    this.at += 1;
    if (letter === undefined) throw new Unsupported();
    if (letter !== '\\') return [letter, null];
    const escape = this.letters[this.at];
    this.at += 1;
    const test = escape === undefined ? null : isClass(escape);
    return test ? ['', test] : [plain(escape), null];
  }
}
