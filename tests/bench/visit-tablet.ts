// A slow tablet that joined a real server, and a colleague's device without a screen that fills it with records.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createTransport } from '#sync/transport.ts';
import { joinAsCoordinator } from '#tests/support/coordinator.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { joinServer } from '#tests/support/joined-device.ts';
import { startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet } from '#tests/support/tablet.ts';
import { installProbe } from './visit-probe.ts';

const PROJECT = join(import.meta.dirname, '../..');
/** What BENCH asks for: a tablet is about four times slower than the machine that measures. */
const SLOWER = 4;

export interface SlowTablet {
  readonly page: Page;
  /** Writes records; `send` brings what it wrote so far to the server. */
  readonly colleague: TestDevice;
  send(): Promise<void>;
  /** From now on the processor is slow. */
  slowDown(): Promise<void>;
  /** Where the time goes while `work` runs, into a file that Chromium's tools open. */
  profile(name: string, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Builds what is older than its sources, as `npm start` does. */
function buildApplication(): void {
  execFileSync(process.execPath, [join(PROJECT, 'sync-server/build-if-needed.ts')], { stdio: 'inherit' });
}

export async function openSlowTablet(): Promise<SlowTablet> {
  buildApplication();
  const server = await startServer();
  const office = await joinAsCoordinator(server);
  const tablet = await openTablet(server.origin, { touch: true });
  const page = tablet.page();
  page.setDefaultTimeout(120_000);
  await installProbe(page);
  await install(page);
  await joinByLink(page, await office.invite('Anaïs', 'coordinator'), 'Tablette');
  const colleague = await openDevice();
  await joinServer(server, colleague, await office.invite('Bruno', 'coordinator'), 'Bureau');
  const session = await tablet.context().newCDPSession(page);
  return {
    page,
    colleague,
    async send() {
      await colleague.exchange(createTransport(fetch));
    },
    async slowDown() {
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    },
    async profile(name, work) {
      const folder = process.env['PROFILES'];
      if (!folder) return work();
      await session.send('Profiler.enable');
      await session.send('Profiler.setSamplingInterval', { interval: 200 });
      await session.send('Profiler.start');
      await work();
      const { profile } = (await session.send('Profiler.stop')) as { profile: unknown };
      const { writeFileSync } = await import('node:fs');
      writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
    },
    async close() {
      colleague.close();
      await tablet.dispose();
      await server.dispose();
    },
  };
}
