// What grows with the workspace, and what must not.
import { growthOfDevice } from './growth-device.ts';
import { growthOfServer } from './growth-server.ts';
import { measureParts } from './report.ts';

export function growth(runs: number, only: readonly string[]): Promise<void> {
  return measureParts('growth', { server: growthOfServer, device: growthOfDevice }, runs, only);
}
