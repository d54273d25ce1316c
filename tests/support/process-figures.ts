// What the kernel knows of a process: the time it used and the memory it holds.
import { readFileSync } from 'node:fs';

/** Ticks a second of /proc, on every Linux we meet. */
const TICKS = 100;

/** Seconds of processor, its own and the kernel's on its behalf, all threads. */
function cpuSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Memory that is really in use, bytes. */
export function residentBytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) * 1024;
}

export interface Load {
  readonly seconds: number;
  /** Processor seconds. */
  readonly cpu: number;
  /** The most memory held during the work above what was held before it, bytes. */
  readonly added: number;
}

/** What a process spends while `work` goes on. */
export async function loadOf(pid: number, work: () => Promise<void>): Promise<Load> {
  const before = { cpu: cpuSeconds(pid), resident: residentBytes(pid), at: performance.now() };
  let most = before.resident;
  const look = (): void => {
    most = Math.max(most, residentBytes(pid));
  };
  const timer = setInterval(look, 50);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  const seconds = (performance.now() - before.at) / 1000;
  return { seconds, cpu: cpuSeconds(pid) - before.cpu, added: most - before.resident };
}
