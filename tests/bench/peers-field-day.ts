// The field day and its evening, by the product and by those who do the same work: the same edits over the same line.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { EDGE, openLink } from '#tests/support/link.ts';
import { type Evening, ourEvening } from './evening.ts';
import { type FieldDay, fieldDayEdits } from './field-day-edits.ts';
import {
  AUTOMERGE,
  HOCUSPOCUS,
  HOCUSPOCUS_AS_SHIPPED,
  POUCHDB,
  type Rival,
  startPeerClient,
  startPeerServer,
  Y_WEBSOCKET,
} from './peer-process.ts';
import { type Measured, OURS, type Spread, spread, type Target } from './report.ts';

/** Bytes of a rival over ours, at least; null for what is only printed beside. */
const RIVALS: readonly (readonly [rival: Rival, bytes: number | null])[] = [
  [Y_WEBSOCKET, 2.5],
  [HOCUSPOCUS, 5],
  [HOCUSPOCUS_AS_SHIPPED, null],
  [AUTOMERGE, 2],
  [POUCHDB, 5],
];

/** Ratio of the quickest rival's time over ours, at least. */
const TIME = 1.5;

type Evenings = ReadonlyMap<string, readonly Evening[]>;

/** Interleaved: each run plays every contender once. A rival that fails is printed as not measured. */
export async function peersFieldDay(runs: number): Promise<Measured> {
  const { questions } = await loadDefaultGrid();
  const evenings = new Map<string, Evening[]>([OURS, ...RIVALS.map(([{ name }]) => name)].map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    const day = fieldDayEdits(questions, run);
    evenings.get(OURS)?.push(await ourEvening(day));
    for (const [rival] of RIVALS) {
      try {
        evenings.get(rival.name)?.push(await peerEvening(rival, day));
      } catch (error) {
        console.error(`${rival.name}: not measured in run ${run + 1}:`, error);
      }
    }
  }
  const measured = new Map([...evenings].filter(([, all]) => all.length > 0));
  return { figures: figuresOf(measured), targets: targetsOf(measured) };
}

async function peerEvening(rival: Rival, day: FieldDay): Promise<Evening> {
  const server = await startPeerServer(rival);
  const link = await openLink({ to: server.port, ...EDGE });
  const tablet = startPeerClient(rival);
  try {
    const seconds = (await tablet.ask('evening', { day, direct: server.port, link: link.port })) as number;
    await link.quiet();
    return { up: link.bytesUp(), down: link.bytesDown(), seconds };
  } finally {
    await Promise.all([tablet.kill(), server.dispose()]);
    await link.close();
  }
}

const bytesOf = (evenings: readonly Evening[]): Spread => spread(evenings.map(({ up, down }) => up + down));
const secondsOf = (evenings: readonly Evening[]): Spread => spread(evenings.map(({ seconds }) => seconds));

function figuresOf(measured: Evenings): Record<string, Spread> {
  const figures: Record<string, Spread> = {};
  for (const [name, evenings] of measured) {
    figures[`field day, ${name}: bytes up`] = spread(evenings.map(({ up }) => up));
    figures[`field day, ${name}: bytes down`] = spread(evenings.map(({ down }) => down));
    figures[`field day, ${name}: bytes up + down`] = bytesOf(evenings);
    figures[`field day, ${name}: seconds over EDGE`] = secondsOf(evenings);
  }
  return figures;
}

function targetsOf(measured: Evenings): Target[] {
  const ours = measured.get(OURS) ?? [];
  const targets: Target[] = RIVALS.flatMap(([{ name }, bytes]) => {
    const theirs = measured.get(name);
    if (bytes === null || !theirs) return [];
    const value = bytesOf(theirs).median / bytesOf(ours).median;
    return [{ name: `field-day bytes: ${name} / ours`, value, limit: bytes, better: 'higher' }];
  });
  const times = [...measured].filter(([name]) => name !== OURS).map(([, theirs]) => secondsOf(theirs).median);
  if (times.length > 0)
    targets.push({
      name: 'field-day time over EDGE: best peer / ours',
      value: Math.min(...times) / secondsOf(ours).median,
      limit: TIME,
      better: 'higher',
    });
  return targets;
}
