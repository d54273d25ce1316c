// The parser in the caller's own thread: for tests, the simulator and short commands, where no stranger writes.
import { compacted } from '#crdt/updates.ts';
import { type Parser, Unreadable } from './parser.ts';
import { cardOf, clearedOf, digestOf, inspectBody } from './tasks.ts';

export function createInlineParser(): Parser {
  return {
    inspect: async (bodies) => bodies.map(inspectBody),
    compact: async (bodies) => readable(() => compacted(bodies)),
    card: cardOf,
    digest: async (bodies) => readable(() => digestOf(bodies)),
    clear: async (...asked) => readable(() => clearedOf(...asked)),
    close: async () => {},
  };
}

function readable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(String(error));
  }
}
