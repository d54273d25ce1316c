// The platform that screens may ask, made of the machine and of the calls to the server.
import type { Platform } from '#store/platform.ts';
import type { Storage } from '#storage/storage.ts';
import type { Environment } from './environment.ts';
import type { InstallPrompt } from './install.ts';
import type { ServerActPorts, ServerActs } from './server-acts.ts';

export interface PlatformPorts extends Omit<ServerActPorts, 'origin'> {
  readonly environment: Environment;
  readonly storage: Storage;
  readonly install: InstallPrompt;
  /** Name of the database, by which the tabs that are open are known. */
  readonly database: string;
  readonly takeUpdate: () => Promise<boolean>;
}

export function createPlatform(ports: PlatformPorts): Platform {
  const { environment, install } = ports;
  let loaded: Promise<ServerActs> | null = null;
  const server = (): Promise<ServerActs> =>
    (loaded ??= import('./server-acts.ts').then(({ createServerActs }) =>
      createServerActs({ ...ports, origin: environment.origin }),
    ));
  return {
    now: environment.now,
    sendNow: ports.sendNow,
    join: async (code, deviceName) => (await server()).join(code, deviceName),
    coordination: {
      directory: async () => (await server()).coordination.directory(),
      invite: async (wish) => (await server()).coordination.invite(wish),
      revoke: async (device) => (await server()).coordination.revoke(device),
      assign: async (doc, member) => (await server()).coordination.assign(doc, member),
      calendar: {
        read: async () => (await server()).coordination.calendar.read(),
        renew: async () => (await server()).coordination.calendar.renew(),
        withdraw: async () => (await server()).coordination.calendar.withdraw(),
        publish: async (file) => (await server()).coordination.calendar.publish(file),
      },
    },
    pictures: {
      shrink: async (picture) => (await import('./picture.ts')).shrinkPicture(picture),
      sum: async (bytes) => (await import('#sync/hash.ts')).sumOf(bytes),
    },
    microphone: {
      hear: async (onPiece, onEnd) => (await import('./microphone.ts')).hear(onPiece, onEnd),
    },
    saveFile: environment.saveFile,
    storageHealth: environment.storageHealth,
    askPersistence: environment.askPersistence,
    get install() {
      return install.available.value ? install.show : null;
    },
    machine: async () => (await import('./machine.ts')).machineFacts(ports.database),
    repairApp: async () => (await import('./machine.ts')).repairApp(),
    takeUpdate: ports.takeUpdate,
    isInstalled: environment.isInstalled,
    appVersion: __APP_VERSION__,
  };
}
