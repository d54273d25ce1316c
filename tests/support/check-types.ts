// Type-checks each world with its own libraries: a `document` in a pure room or a `window` on the server is a compile error.
import { spawn } from 'node:child_process';

const WORLDS = [
  'tsconfig.json',
  'src/tsconfig.pure.json',
  'src/sw/tsconfig.json',
  'sync-server/tsconfig.json',
  'tests/tsconfig.json',
];

function check(project: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('tsc', ['-p', project, '--pretty', 'false'], { stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

let failed = 0;
for (const world of WORLDS) if ((await check(world)) !== 0) failed += 1;
console.log(`types: ${WORLDS.length - failed} of ${WORLDS.length} worlds hold`);
process.exitCode = failed === 0 ? 0 : 1;
