// The server as its own process, as people start it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const server = join(import.meta.dirname, '../../../sync-server');
const folder = mkdtempSync(join(tmpdir(), 'cordee-main-'));
afterAll(() => rmSync(folder, { recursive: true }));
const environment = {
  ...process.env,
  DATABASE_URL: '',
  DATA_DIR: folder,
  PORT: '0',
  LOG_LEVEL: 'info',
  PUBLIC_URL: '',
  HOST: '',
};

interface Started {
  readonly process: ChildProcess;
  readonly said: string;
}

/** Resolves once the address was printed. */
function start(): Promise<Started> {
  const child = spawn(process.execPath, [join(server, 'main.ts')], { env: environment });
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(said)));
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('Cordée: ') && said.endsWith('\n\n')) resolve({ process: child, said });
    });
  });
}

function stop({ process }: Started): Promise<number | null> {
  return new Promise((resolve) => {
    process.removeAllListeners('exit');
    process.once('exit', (code) => resolve(code));
    process.kill('SIGTERM');
  });
}

function admin(...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(server, 'admin', 'main.ts'), ...words], {
    env: { ...environment, PORT: '4180' },
  });
  return { status, said: `${stdout.toString()}${stderr.toString()}` };
}

const originOf = (said: string): string => /Cordée: (\S+)/.exec(said)?.[1] ?? '';
const linkOf = (said: string): string => /rejoindre#(\S+)/.exec(said)?.[1] ?? '';

describe('the server process', () => {
  it('shows the first link until a coordinator joins, obeys the command line beside it, and stops cleanly', async () => {
    const first = await start();
    expect(linkOf(first.said)).toHaveLength(43);
    expect(await stop(first)).toBe(0);

    const second = await start();
    const origin = originOf(second.said);
    const join = (code: string, tag: string): Promise<Response> =>
      fetch(`${origin}/v1/join`, { method: 'POST', body: JSON.stringify({ code, device: 'Poste', tag }) });
    const joined = (await (await join(linkOf(first.said), 'ccccc')).json()) as { token: string };
    const me = await fetch(`${origin}/v1/me`, { headers: { authorization: `Bearer ${joined.token}` } });
    expect(me.status).toBe(200);

    const invited = admin('invite', '--name', 'Anaïs', '--role', 'advisor');
    expect(invited.said).toContain('http://localhost:4180/rejoindre#');
    expect((await join(linkOf(invited.said), 'aaaaa')).status).toBe(200);
    expect(admin('members').said).toMatch(/Coordination \(coordinator\)[\s\S]*Anaïs \(advisor\)[\s\S]*\[aaaaa\]/);
    expect(admin('check')).toMatchObject({ status: 0 });
    expect(admin('compact').said).toContain('0 records compacted');
    expect(await stop(second)).toBe(0);

    const third = await start();
    expect(third.said).not.toContain('rejoindre');
    expect(await stop(third)).toBe(0);
  });

  it('says what is wrong with a command or a setting instead of a stack', () => {
    expect(admin('nonsense')).toMatchObject({ status: 1, said: expect.stringContaining('npm run admin') as string });
    expect(admin('invite', '--name', 'X', '--role', 'king').status).toBe(1);
    expect(admin('link', '--hours', '0').status).toBe(1);
    // Ids are chance: one in sixty-four begins with a dash.
    expect(admin('revoke', '-nobody')).toEqual({ status: 1, said: 'Not done: unknown-target\n' });
    expect(admin('revoke', 'nobody')).toEqual({ status: 1, said: 'Not done: unknown-target\n' });
    const { status, stderr } = spawnSync(process.execPath, [join(server, 'main.ts')], {
      env: { ...environment, PORT: 'abc' },
    });
    expect(status).toBe(1);
    expect(stderr.toString()).toContain('PORT');
  });
});
