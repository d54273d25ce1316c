// The types of an XLSForm, in their many spellings.

type Simple = 'text' | 'integer' | 'decimal' | 'date' | 'note' | 'calculate' | 'today' | 'trigger' | 'range';

/** A row that becomes a question, a note or a calculation. */
export type AskingType =
  | { readonly kind: Simple }
  | { readonly kind: 'choice' | 'multi'; readonly list: string; readonly other: boolean };

export type RowType =
  | AskingType
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'end'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'left-out'; readonly why: 'type-unsupported' | 'type-unknown' | 'metadata' | 'outside-file' };

const SIMPLE: Readonly<Record<string, Simple>> = {
  text: 'text',
  string: 'text',
  'phone number': 'text',
  email: 'text',
  url: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  date: 'date',
  note: 'note',
  calculate: 'calculate',
  today: 'today',
  acknowledge: 'trigger',
  trigger: 'trigger',
  range: 'range',
};

const UNSUPPORTED: ReadonlySet<string> = new Set(
  'time datetime geopoint geotrace geoshape location barcode image photo audio video file rank hidden csv-external xml-external'.split(
    ' ',
  ),
);
const METADATA: ReadonlySet<string> = new Set(
  'start end deviceid device_id subscriberid simserial phonenumber username email_of_user audit start-geopoint background-audio'.split(
    ' ',
  ),
);

const CHOICE = /^(?:select_one|select one(?: from)?|select1)\s+(\S+)$/i;
const MULTI = /^(?:select_multiple|select multiple(?: from)?|select all that apply(?: from)?)\s+(\S+)$/i;
const OTHER = /\s+(?:or_other|or specify other)$/i;
const GROUPING = /^(begin|end)[ _](group|repeat|loop)(?:\s.*)?$/i;

/** What a cell of the column `type` asks for; an unknown word is said to be unknown, never guessed. */
export function readType(text: string): RowType {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  const lower = plain.toLowerCase();
  const grouping = GROUPING.exec(lower);
  if (grouping) {
    return { kind: grouping[1] === 'begin' ? 'begin' : 'end', what: grouping[2] === 'group' ? 'group' : 'repeat' };
  }
  const simple = Object.hasOwn(SIMPLE, lower) ? SIMPLE[lower] : undefined;
  if (simple) return { kind: simple };
  if (/^select_(?:one|multiple)_(?:from_file|external)\b/.test(lower)) return { kind: 'left-out', why: 'outside-file' };
  const other = OTHER.test(plain);
  const rest = plain.replace(OTHER, '');
  const [choice, multi] = [CHOICE.exec(rest)?.[1], MULTI.exec(rest)?.[1]];
  if (choice !== undefined) return { kind: 'choice', list: choice, other };
  if (multi !== undefined) return { kind: 'multi', list: multi, other };
  const first = lower.split(' ')[0] ?? '';
  if (METADATA.has(lower) || lower.startsWith('uri:')) return { kind: 'left-out', why: 'metadata' };
  return {
    kind: 'left-out',
    why: UNSUPPORTED.has(lower) || UNSUPPORTED.has(first) ? 'type-unsupported' : 'type-unknown',
  };
}
