// Joining: what was pasted becomes a code, the code a place in a workspace; a refusal becomes a sentence.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** What a pasted text is. */
export type Invitation =
  | { readonly type: 'none' }
  | { readonly type: 'code'; readonly code: string }
  /** A whole link of another server: this app cannot use it here. */
  | { readonly type: 'elsewhere'; readonly origin: string; readonly link: string }
  | { readonly type: 'wrong' };

const CODE = /^[A-Za-z0-9_-]{20,64}$/;

/** Reads a link or a bare code; spaces and line breaks of a message app do not matter. */
export function invitationOf(text: string, origin: string): Invitation {
  const pasted = text.replace(/\s+/g, '');
  if (pasted === '') return { type: 'none' };
  if (CODE.test(pasted)) return { type: 'code', code: pasted };
  if (!URL.canParse(pasted)) return { type: 'wrong' };
  const url = new URL(pasted);
  const code = url.hash.slice(1);
  if (!/^https?:$/.test(url.protocol) || !url.pathname.endsWith('/rejoindre') || !CODE.test(code))
    return { type: 'wrong' };
  return url.origin === origin ? { type: 'code', code } : { type: 'elsewhere', origin: url.origin, link: url.href };
}

export interface Machine {
  readonly userAgent: string;
  /** Fingers the screen can feel. */
  readonly touches: number;
}

/** A name people recognise, before they give a better one: « iPad », « Ordinateur ». */
export function defaultDeviceName({ userAgent, touches }: Machine): string {
  const names = t().joinDefaultNames;
  // An iPad calls itself a Mac since 2019; a Mac has no touch screen.
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touches > 1)) return names.ipad;
  if (/iPhone|Android.*Mobile/.test(userAgent)) return names.phone;
  return /Android/.test(userAgent) ? names.android : names.computer;
}

export interface JoinModel {
  readonly deviceName: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  /** Name of the last refusal; null before a try and while one runs. */
  readonly refusal: ReadonlySignal<string | null>;
  rename(name: string): void;
  /** Null when it did not happen: `refusal` says why. */
  join(code: string): Promise<{ readonly person: string; readonly workspace: string } | null>;
}

export function createJoin(store: Pick<Store, 'platform' | 'device' | 'renameDevice'>, machine: Machine): JoinModel {
  const deviceName = signal(store.device.peek().name || defaultDeviceName(machine));
  const busy = signal(false);
  const refusal = signal<string | null>(null);
  return {
    deviceName,
    busy,
    refusal,
    rename(name) {
      deviceName.value = name;
    },
    async join(code) {
      const name = deviceName.value.trim();
      if (busy.value || name === '') return null;
      busy.value = true;
      refusal.value = null;
      const answer = await store.platform.join(code, name);
      if (answer.ok) await store.renameDevice(name);
      else refusal.value = answer.error.reason;
      busy.value = false;
      return answer.ok ? { person: answer.value.member.name, workspace: answer.value.workspace } : null;
    },
  };
}
