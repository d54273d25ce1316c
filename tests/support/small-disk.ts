// A server process whose disk really fills up: a file system of a few megabytes that only this process sees, or, where
// the machine allows nobody to mount one, a ceiling on the length of its files.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';

export interface SmallDisk {
  readonly server: ServerProcess;
  /** What makes the disk small, for the test's report. */
  readonly by: 'mount' | 'ceiling';
  /** Takes away what filled the disk beside the server's own files. */
  makeRoom(): void;
}

const MEGABYTE = 1024 * 1024;
/** So much of the disk is somebody else's until there is room again. */
const BALLAST = 8 * MEGABYTE;

/** @param bytes room for the server */
export async function startOnSmallDisk(bytes: number): Promise<SmallDisk> {
  const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
  return mounts ? startOnMount(bytes) : startUnderCeiling(bytes);
}

async function startOnMount(bytes: number): Promise<SmallDisk> {
  const mount = `mount -t tmpfs -o size=${bytes + BALLAST} tmpfs "$0" && head -c ${BALLAST} /dev/zero > "$0/ballast"`;
  const server = await startServer([], {}, (command, dataDir) => {
    // The mount goes with the process.
    return ['unshare', '-rm', 'sh', '-c', `${mount} && exec "$@"`, dataDir, ...command];
  });
  const ballast = join('/proc', String(server.pid), 'root', server.dataDir, 'ballast');
  return { server, by: 'mount', makeRoom: () => rmSync(ballast) };
}

async function startUnderCeiling(bytes: number): Promise<SmallDisk> {
  const server = await startServer([], {}, (command) => {
    return ['sh', '-c', `ulimit -S -f ${Math.floor(bytes / 512)} && exec "$@"`, 'sh', ...command];
  });
  const makeRoom = (): void => {
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);
  };
  return { server, by: 'ceiling', makeRoom };
}
