import { useState } from 'preact/hooks';
import type { DeviceEntry } from '#store/platform.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { MembersModel } from './members-model.ts';
import { t } from './messages.ts';
import { refusalText } from './refusal-text.ts';

interface RevokeProps {
  model: MembersModel;
  device: DeviceEntry | null;
  onClose: () => void;
}

/** Asked before, because it cannot be undone from here: the device would have to be invited again. */
export function RevokeDialog({ model, device, onClose }: RevokeProps) {
  return (
    <Dialog open={device !== null} title={t().revokeTitle(device?.name ?? '')} onClose={onClose}>
      {device && <Revocation key={device.id} model={model} device={device} onClose={onClose} />}
    </Dialog>
  );
}

function Revocation({ model, device, onClose }: { model: MembersModel; device: DeviceEntry; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const revoke = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    setBusy(true);
    const refused = await model.revoke(device.id, reason.trim());
    setBusy(false);
    setRefusal(refused);
    if (refused !== null) return;
    showToast({ text: t().revokeDone(device.name) });
    onClose();
  };
  return (
    <div class="c-stack">
      <p>{t().revokeText}</p>
      <TextField
        label={t().revokeReason}
        hint={t().revokeReasonHint}
        value={reason}
        onInput={setReason}
        autoCapitalize="sentences"
        enterKeyHint="done"
        required
        error={tried && reason.trim() === '' && t().revokeNeeds}
      />
      {refusal !== null && (
        <Banner tone="offline" live>
          {refusalText(refusal)}
        </Banner>
      )}
      <div class="c-cluster">
        <Button variant="primary" icon="x" busy={busy} onClick={() => void revoke()}>
          {t().revokeAct}
        </Button>
        <Button variant="plain" onClick={onClose}>
          {t().cancel}
        </Button>
      </div>
    </div>
  );
}
