import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** The person behind a device's tag, else the device. */
export function whoWrote(store: Pick<Store, 'nameOf' | 'device'>, tag: string): string {
  const name = store.nameOf(tag);
  if (name) return name;
  return tag.split('.')[0] === store.device.value.tag ? t().thisDevice : t().otherDevice;
}

/** True when the person on this device wrote it, here or on another device of theirs. */
export function isOwnTag(store: Pick<Store, 'device'>, tag: string): boolean {
  const [device] = tag.split('.');
  const { tag: own, member } = store.device.value;
  return device === own || (device !== undefined && (member?.tags.includes(device) ?? false));
}
