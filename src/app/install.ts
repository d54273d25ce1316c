// The browser's offer to install, kept until the person has had a first success.
import { type ReadonlySignal, signal } from '@preact/signals-core';

interface BeforeInstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallPrompt {
  readonly available: ReadonlySignal<boolean>;
  /** True when the person accepted. */
  show(): Promise<boolean>;
}

export function watchInstallPrompt(): InstallPrompt {
  const available = signal(false);
  let offer: BeforeInstallPrompt | null = null;
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as BeforeInstallPrompt;
    available.value = true;
  });
  addEventListener('appinstalled', () => {
    offer = null;
    available.value = false;
  });
  return {
    available,
    async show() {
      const answer = await offer?.prompt();
      offer = null;
      available.value = false;
      return answer?.outcome === 'accepted';
    },
  };
}
