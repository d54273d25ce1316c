import { useEffect, useState } from 'preact/hooks';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { installHint, type InstallHint } from './install-hint.ts';
import { t } from './messages.ts';

/** When the hint was sent away; this tablet only. */
const DISMISSED = 'home.install-dismissed';

/** How to install, once something worth keeping is here. */
export function InstallBanner({ store }: { store: Store }) {
  // Undefined until the preference is read: nothing flashes.
  const [dismissedAt, setDismissedAt] = useState<number | null | undefined>(undefined);
  useEffect(() => {
    void store.local.get(DISMISSED).then((value) => setDismissedAt(typeof value === 'number' ? value : null));
  }, [store]);
  if (dismissedAt === undefined) return null;
  const { platform, cards } = store;
  const hint = installHint({
    isInstalled: platform.isInstalled,
    canPrompt: platform.install !== null,
    userAgent: navigator.userAgent,
    touch: navigator.maxTouchPoints > 1,
    succeeded: cards.company.value.size > 0 || cards.dossier.value.size > 0,
    dismissedAt,
    now: store.now(),
  });
  if (hint === 'none') return null;
  const dismiss = (): void => {
    const at = store.now();
    setDismissedAt(at);
    void store.local.set(DISMISSED, at);
  };
  const install = async (): Promise<void> => {
    if (!(await platform.install?.())) return;
    dismiss();
    showToast({ text: t().installDone });
  };
  return (
    <Banner
      tone="info"
      icon="download"
      title={t().installTitle}
      onClose={dismiss}
      action={hint === 'prompt' && <Button onClick={() => void install()}>{t().installAct}</Button>}
    >
      {textOf(hint)}
    </Banner>
  );
}

function textOf(hint: InstallHint): string {
  if (hint === 'ipad') return t().installIpad;
  return hint === 'mac' ? t().installMac : t().installText;
}
