// npm run bench -- NAME [--runs N] [--only PART,PART]
import { parseArgs } from 'node:util';
import { fieldDay } from './field-day.ts';
import { growth } from './growth.ts';
import { network } from './network.ts';
import { peers } from './peers.ts';
import { visit } from './visit.ts';

const BENCHES: Readonly<Record<string, (runs: number, only: readonly string[]) => Promise<void>>> = {
  'field-day': fieldDay,
  growth,
  network,
  peers,
  visit,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
});
const bench = BENCHES[positionals[0] ?? ''];
if (!bench) {
  console.error(
    `Usage: npm run bench -- NAME [--runs N] [--only PART,PART], where NAME is one of: ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(2);
}
try {
  await bench(Math.max(1, Number(values.runs)), values.only.split(',').filter(Boolean));
  process.exit(0);
} catch (error) {
  console.error('could not measure:', error);
  process.exit(2);
}
