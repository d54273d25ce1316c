// A device that holds 5,000 records looks whether something is new, and nothing is: bytes both ways.
import { CLEAR, openLink } from '#tests/support/link.ts';
import { joinPlainly } from '#tests/support/plain-client.ts';
import { startServer } from '#tests/support/server-process.ts';
import type { Visit } from './field-day-edits.ts';
import { fill, newDoc } from './our-records.ts';
import { HOCUSPOCUS, type Rival, startPeerClient, startPeerServer } from './peer-process.ts';
import { type Measured, OURS, spread } from './report.ts';

const RECORDS = 5_000;

export async function peersIdle(): Promise<Measured> {
  const visits = Array.from({ length: RECORDS }, (_, index): Visit => {
    const fields = { name: `Entreprise ${index}`, commune: '09261' };
    return { id: newDoc(), company: '', fields, acts: [{ at: Date.UTC(2026, 10, 23), key: 'phone', value: index }] };
  });
  const ours = await ourLook(visits);
  const theirs = await peerLook(HOCUSPOCUS, visits);
  const name = 'idle check of 5,000 records';
  return {
    figures: {
      [`${name}, ${OURS}: bytes`]: spread([ours]),
      [`${name}, ${HOCUSPOCUS.name}: bytes`]: spread([theirs]),
    },
    targets: [{ name: `${name}, bytes: best Yjs peer / ours`, value: theirs / ours, limit: 100, better: 'higher' }],
  };
}

async function ourLook(visits: readonly Visit[]): Promise<number> {
  const server = await startServer();
  const link = await openLink({ to: server.port, ...CLEAR });
  try {
    const boss = await joinPlainly(server.origin, server.firstCode, 'Bureau');
    await fill(boss, visits, 1);
    await boss.pull();
    const far = boss.through(link.port);
    const { rows, more } = await far.sync();
    if (rows.length > 0 || more) throw new Error('something was new');
    return link.bytesUp() + link.bytesDown();
  } finally {
    await link.close();
    await server.dispose();
  }
}

/** One socket carries all records there; y-websocket would open five thousand. */
async function peerLook(rival: Rival, visits: readonly Visit[]): Promise<number> {
  const server = await startPeerServer(rival, true);
  const link = await openLink({ to: server.port, ...CLEAR });
  const client = startPeerClient(rival);
  try {
    const kept = await client.ask('fill', { visits, direct: server.port });
    await client.ask('look', { kept, link: link.port });
    await link.quiet();
    return link.bytesUp() + link.bytesDown();
  } finally {
    await Promise.all([client.kill(), server.dispose()]);
    await link.close();
  }
}
