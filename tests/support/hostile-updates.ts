// Updates that no honest writer makes: well-formed bytes whose structs refer anywhere, overlap, leap, or are empty.
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';

type Id = readonly [client: number, clock: number];

export type ForgedStruct =
  | { readonly type: 'gc' | 'skip' | 'deleted'; readonly length: number }
  | {
      readonly type: 'item';
      readonly origin: Id | null;
      readonly rightOrigin: Id | null;
      readonly parent: Id | string;
      readonly key: string | null;
      readonly content: 'text' | 'any' | 'type';
      readonly length: number;
    };

export interface ForgedUpdate {
  readonly blocks: readonly {
    readonly client: number;
    readonly clock: number;
    readonly structs: readonly ForgedStruct[];
  }[];
  readonly deletions: readonly { readonly client: number; readonly clock: number; readonly length: number }[];
}

const client = fc.integer({ min: 1, max: 4 });
// Mostly plausible, or nothing would be taken and nothing proved.
const clock = fc.integer({ min: 0, max: 6 });
const begin = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: clock });
const length = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const id = fc.tuple(
  client,
  fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 1 }) }, { weight: 1, arbitrary: clock }),
);

const struct: fc.Arbitrary<ForgedStruct> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('gc', 'gc', 'deleted', 'deleted', 'skip'), length }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('item' as const),
      origin: fc.option(id, { freq: 1 }),
      rightOrigin: fc.option(id, { freq: 3 }),
      parent: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('f', 't.notes') }, { weight: 1, arbitrary: id }),
      key: fc.option(fc.constantFrom('a', 'b'), { freq: 2 }),
      content: fc.constantFrom('text', 'any', 'type'),
      length,
    }),
  },
);

export const forgedUpdate: fc.Arbitrary<ForgedUpdate> = fc.record({
  blocks: fc.array(fc.record({ client, clock: begin, structs: fc.array(struct, { minLength: 1, maxLength: 4 }) }), {
    maxLength: 3,
  }),
  deletions: fc.array(fc.record({ client, clock, length }), { maxLength: 1 }),
});

/** The bytes of format V1. */
export function forge({ blocks, deletions }: ForgedUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    const number = (value: number): void => encoding.writeVarUint(encoder, value);
    number(blocks.length);
    for (const block of blocks) {
      for (const value of [block.structs.length, block.client, block.clock]) number(value);
      for (const each of block.structs) writeStruct(encoder, each);
    }
    number(deletions.length);
    for (const deletion of deletions)
      for (const value of [deletion.client, 1, deletion.clock, deletion.length]) number(value);
  });
}

const CONTENT = { deleted: 1, text: 4, type: 7, any: 8 } as const;
const [HAS_ORIGIN, HAS_RIGHT_ORIGIN, HAS_KEY] = [0x80, 0x40, 0x20];

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
  const number = (value: number): void => encoding.writeVarUint(encoder, value);
  if (struct.type === 'gc' || struct.type === 'skip') {
    encoding.writeUint8(encoder, struct.type === 'gc' ? 0 : 10);
    return number(struct.length);
  }
  if (struct.type === 'item') return writeItem(encoder, struct);
  encoding.writeUint8(encoder, CONTENT.deleted);
  number(1);
  encoding.writeVarString(encoder, 'f');
  number(struct.length);
}

function writeItem(encoder: encoding.Encoder, struct: Extract<ForgedStruct, { readonly type: 'item' }>): void {
  const number = (value: number): void => encoding.writeVarUint(encoder, value);
  const { origin, rightOrigin, parent, key, content } = struct;
  const info = (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === null ? 0 : HAS_KEY);
  encoding.writeUint8(encoder, info | CONTENT[content]);
  for (const reference of [origin, rightOrigin]) if (reference) reference.forEach(number);
  if (!origin && !rightOrigin) {
    number(typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else parent.forEach(number);
    if (key !== null) encoding.writeVarString(encoder, key);
  }
  if (content === 'text') encoding.writeVarString(encoder, 'x'.repeat(struct.length));
  else if (content === 'type') number(1);
  else {
    number(struct.length);
    for (let index = 0; index < struct.length; index += 1) encoding.writeAny(encoder, index);
  }
}
