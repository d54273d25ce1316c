// What was typed in a field and is no value yet (half a number, an impossible day): it waits on this tablet until it is one.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Register } from '#domain/record/record.ts';
import type { LocalValues } from './local-values.ts';

interface TypedText {
  readonly text: string;
  /** What the writer had in front of them when they began. */
  readonly seen: Register | null;
}

/** The place of one field's text. */
interface TypedPlace {
  read(): Promise<TypedText | null>;
  /** Resolves when it is durable, or the save status says why it is not. */
  keep(typed: TypedText): Promise<void>;
  forget(): Promise<void>;
}

export function typedPlace(local: Pick<LocalValues, 'get' | 'set'>, doc: DocId, key: string): TypedPlace {
  const place = `typed:${doc}:${key}`;
  return {
    read: async () => readTyped(await local.get(place)),
    // A register is plain values all through.
    keep: ({ text, seen }) => local.set(place, { text, seen: seen as unknown as Json }),
    forget: () => local.set(place, null),
  };
}

/** Null for a shape that this version does not know. */
function readTyped(value: Json | undefined): TypedText | null {
  if (typeof value !== 'object' || value === null || !('text' in value)) return null;
  const { text, seen } = value;
  return typeof text === 'string' ? { text, seen: (seen ?? null) as unknown as Register | null } : null;
}
