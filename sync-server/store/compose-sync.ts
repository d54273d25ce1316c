// The one act that looks inside what it is given: bytes are read before their turn, and once more when a stake changes.
import { ok } from '#domain/result.ts';
import { workspaceOf } from './config-row.ts';
import { judge } from './confine-flow.ts';
import { guarded } from './guarded.ts';
import type { Sources, Store } from './store.ts';
import { syncFlow } from './sync-flow.ts';
import type { Database } from './tables.ts';
import { openHealing } from './writers.ts';

export function createSync(database: Database, { parser, now }: Sources): Store['sync'] {
  return async (member, request, device = '') => {
    // Hostile bytes are read before anybody's turn begins, so that they hold nobody up.
    const inspected = await parser.inspect(request.items.map((item) => item.body));
    // A device that only asks what is new takes no turn among the writers.
    const transaction = request.items.length > 0 ? database.write : database.read;
    const verdicts = new Map<string, boolean>();
    const sender = { member, device, inspected, verdicts };
    // Asked again only when somebody else changed the same stake meanwhile: each round one of them is through.
    for (;;) {
      const reply = await guarded(() =>
        transaction(async (tables) => syncFlow(tables, await workspaceOf(tables), sender, request, now())),
      );
      if (!reply.ok) {
        if (reply.error.type !== 'unjudged') return { ok: false, error: reply.error };
        for (const [name, confined] of await judge(parser, reply.error)) verdicts.set(name, confined);
        continue;
      }
      if (!reply.value.reset || device === '') return reply;
      // A device that were told to heal, and then refused what it brings, would put others' words into quarantine.
      const healing = await guarded(() =>
        database.write(async (tables) => ok(await openHealing(tables, device, now()))),
      );
      return healing.ok ? reply : healing;
    }
  };
}
