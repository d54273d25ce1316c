// What was written in an update, for people: also when the record it completes is not there to be read.
import * as Y from 'yjs';
import type { Json } from '#domain/json.ts';

export interface WrittenPart {
  /** Where it was written, as far as the bytes say; '' inside prose. */
  readonly key: string;
  readonly value: Json;
}

/** Values and prose of the update, in its own order; nothing of bytes that cannot be read. */
export function wordsIn(update: Uint8Array): WrittenPart[] {
  try {
    return Y.decodeUpdate(update).structs.flatMap((struct) => (struct instanceof Y.Item ? partsOf(struct) : []));
  } catch {
    return [];
  }
}

function partsOf({ content, parentSub }: Y.Item): WrittenPart[] {
  const key = parentSub ?? '';
  if (content instanceof Y.ContentString) return [{ key, value: content.str }];
  return content instanceof Y.ContentAny ? content.arr.map((value: Json) => ({ key, value })) : [];
}
