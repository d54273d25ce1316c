// The team's parameters of the network, live.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { readNetworkSettings, type NetworkSettings } from '#domain/settings/network.ts';
import { useSettings, type FollowedSettings, type SettingsStore } from './follow-settings.ts';

/** Defaults until the records are read, which is one moment: a screen need not wait for them. */
export function networkSettingsOf(followed: FollowedSettings): ReadonlySignal<NetworkSettings> {
  return computed(() => readNetworkSettings(followed.kept.value));
}

/** Live while the component is there. */
export function useNetworkSettings(store: SettingsStore): ReadonlySignal<NetworkSettings> {
  const followed = useSettings(store, 'network');
  return useMemo(() => networkSettingsOf(followed), [followed]);
}
