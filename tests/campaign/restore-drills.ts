// npm run campaign:restore-drills [-- DRILLS] [CLIENTS]: live devices write over HTTP while their server is backed up,
// killed and put back to an older state. Nothing with a receipt may be missing at the end.
import { runRestoreDrills } from '#tests/support/restore-drill.ts';

const drills = Number(process.argv[2] ?? 100);
const clients = Number(process.argv[3] ?? 20);

const begun = Date.now();
const say = (line: string): void => console.log(line);
const report = await runRestoreDrills({ drills, clients, drillsPerWorld: 10, writing: clients * 2, say });
const minutes = Math.round((Date.now() - begun) / 6_000) / 10;
console.log(JSON.stringify({ campaign: 'restore-drills', clients, minutes, ...report }));
const { lost, twice, different, resurrected, setAside, broken, halves, stuck, untold, receipts, rowsLost, heals } =
  report;
const clean = lost + twice + different + resurrected + setAside + broken + halves + stuck + untold === 0;
// A drill in which no copy was older than what devices had been promised has proved nothing.
process.exit(clean && receipts > 0 && rowsLost > 0 && heals >= drills ? 0 : 1);
