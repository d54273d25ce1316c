// npm run simulate -- --seeds 500 [--from N] [--mutants [--rule L7]] [--trace]: days of the whole protocol, from seeds, without a clock.
import { parseArgs } from 'node:util';
import { type DayOutcome, runDay } from './day.ts';
import { firstCatch, MUTANT_SEEDS } from './first-catch.ts';
import { DEVICE_MUTANTS } from './mutants-device.ts';
import { SERVER_MUTANTS } from './mutants-server.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    rule: { type: 'string', default: '' },
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

/** Each rule taken out must be noticed: the first seed that does, per rule. */
async function mutants(from: number): Promise<number> {
  let missed = 0;
  const chosen = [...DEVICE_MUTANTS, ...SERVER_MUTANTS].filter(
    ({ rule }) => values.rule === '' || rule === values.rule,
  );
  for (const mutant of chosen) {
    const caught = await firstCatch(mutant, from);
    if (!caught) missed += 1;
    const how = caught ? `seed ${caught.seed}, ${caught.violation?.message.slice(0, 90)}` : 'NOT CAUGHT';
    console.log(`${mutant.rule.padEnd(4)} ${mutant.title}: ${how}`);
  }
  console.log(JSON.stringify({ mutants: chosen.length, within: MUTANT_SEEDS, missed }));
  return missed;
}

const from = Number(values.from);
const failures = values.mutants ? await mutants(from) : await days(from, Number(values.seeds));
process.exitCode = failures > 0 ? 1 : 0;
