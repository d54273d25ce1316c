import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** The person behind a device's tag, else the device. */
export function whoWrote(store: Pick<Store, 'nameOf' | 'device'>, tag: string): string {
  const name = store.nameOf(tag);
  if (name) return name;
  return tag.split('.')[0] === store.device.value.tag ? t().thisDevice : t().otherDevice;
}
