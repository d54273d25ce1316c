// Tells who listens that the log has grown, for a store whose writes all pass through this process.
import { createListeners, type OnHead } from './head-listeners.ts';
import type { Database } from './tables.ts';

interface HeadWatch {
  readonly database: Database;
  readonly onHead: OnHead;
}

/** A database that hears of other processes itself is left as it is; any other is watched from outside. */
export function watchHead(database: Database): HeadWatch {
  if (database.onHead) return { database, onHead: database.onHead };
  const listeners = createListeners();
  const watched: Database = {
    ...database,
    async write(act) {
      const moved: { seq: number | null } = { seq: null };
      const value = await database.write((tables) =>
        act({
          ...tables,
          putWorkspace: async (row) => {
            await tables.putWorkspace(row);
            moved.seq = row.head.seq;
          },
        }),
      );
      if (moved.seq !== null) listeners.tell(moved.seq);
      return value;
    },
  };
  return { database: watched, onHead: listeners.add };
}
