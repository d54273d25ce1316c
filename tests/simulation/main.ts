// npm run simulate -- --seeds 500 [--from N] [--mutants] [--trace]: days of the whole protocol, from seeds, without a clock.
import { parseArgs } from 'node:util';
import { type DayOutcome, runDay } from './day.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
  },
});

function tell({ seed, violation, trace }: DayOutcome): void {
  console.log(`seed ${seed}: ${violation?.message ?? 'every promise held'}`);
  for (const line of trace) console.log(`  ${line}`);
  console.log(`  again: node tests/simulation/main.ts --seeds 1 --from ${seed} --trace`);
}

async function days(from: number, count: number): Promise<number> {
  const sum = { seeds: count, edits: 0, restores: 0, crashes: 0, violations: 0 };
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runDay(seed);
    sum.edits += outcome.edits;
    sum.restores += outcome.restores;
    sum.crashes += outcome.crashes;
    if (outcome.violation) sum.violations += 1;
    if (outcome.violation || values.trace) tell(outcome);
    if ((seed - from + 1) % 50 === 0) console.log(`${seed - from + 1} of ${count} days, ${sum.violations} violations`);
  }
  console.log(JSON.stringify(sum));
  return sum.violations;
}

process.exitCode = (await days(Number(values.from), Number(values.seeds))) > 0 ? 1 : 0;
