import { showToast } from '#ui/toast.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { t } from './messages.ts';
import type { AppUpdate } from './update.ts';

/** Nothing while the running version is the newest. */
export function UpdateBanner({ update }: { readonly update: AppUpdate }) {
  const state = update.state.value;
  if (state === 'none') return null;
  const take = async (): Promise<void> => {
    if (!(await update.accept())) showToast({ text: t().updateRefused });
  };
  return (
    <Banner
      tone="info"
      live
      action={
        <Button variant="quiet" icon="refresh-cw" onClick={() => void take()}>
          {t().updateAct}
        </Button>
      }
    >
      {state === 'ready' ? t().updateReady : t().updateElsewhere}
    </Banner>
  );
}
