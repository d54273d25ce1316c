import { useMemo, useState } from 'preact/hooks';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { createJoin, invitationOf, type Invitation, type JoinModel } from './join-model.ts';
import { t } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import './settings.css';

/** From a one-time link to a member's device; what was captured before stays and follows. */
export function JoinScreen({ store, code }: { store: Store; code: string }) {
  const model = useMemo(
    () => createJoin(store, { userAgent: navigator.userAgent, touches: navigator.maxTouchPoints }),
    [store],
  );
  const [pasted, setPasted] = useState('');
  const [tried, setTried] = useState(false);
  const invitation = invitationOf(pasted || code, location.origin);
  const join = async (): Promise<void> => {
    setTried(true);
    if (invitation.type !== 'code') return;
    const joined = await model.join(invitation.code);
    if (!joined) return;
    showToast({ text: t().joined(joined.workspace, joined.person) });
    navigate(href.home(), { replace: true });
  };
  const workspace = store.device.value.workspace;
  return (
    <Page title={t().joinTitle} lead={t().joinLead}>
      {workspace && <Banner tone="info">{t().joinAlready(workspace.name)}</Banner>}
      <Refusal model={model} onRetry={() => void join()} />
      <LinkBox
        opened={code !== '' && !isLinkRefusal(model.refusal.value)}
        pasted={pasted}
        invitation={invitation}
        tried={tried}
        onPaste={setPasted}
      />
      <TextField
        label={t().deviceName}
        hint={t().deviceNameHint}
        value={model.deviceName.value}
        onInput={model.rename}
        onEnter={() => void join()}
        enterKeyHint="go"
        maxLength={80}
        required
        error={tried && model.deviceName.value.trim() === '' && t().joinNameNeeded}
      />
      <Section title={t().joinWhatTitle} level={2}>
        <ul class="settings-points">
          {t()
            .joinWhat.split('\n')
            .map((point) => (
              <li key={point}>{point}</li>
            ))}
        </ul>
      </Section>
      <div>
        <Button variant="primary" icon="log-in" busy={model.busy.value} onClick={() => void join()}>
          {model.busy.value ? t().joining : t().joinAct}
        </Button>
      </div>
    </Page>
  );
}

interface LinkBoxProps {
  /** A link was opened, and the server has not refused it. */
  opened: boolean;
  pasted: string;
  invitation: Invitation;
  tried: boolean;
  onPaste: (text: string) => void;
}

/** The link by hand, for who received it in another application. */
function LinkBox({ opened, pasted, invitation, tried, onPaste }: LinkBoxProps) {
  const elsewhere = invitation.type === 'elsewhere' ? invitation : null;
  const wrong = invitation.type === 'wrong' || (tried && invitation.type === 'none');
  // The code of an opened link is used as it is; the box appears for another link, or for a broken one.
  if (opened && pasted === '' && invitation.type === 'code') return null;
  return (
    <div class="c-stack">
      <TextField
        label={t().joinPaste}
        hint={t().joinPasteHint}
        value={pasted}
        onInput={onPaste}
        type="url"
        inputMode="url"
        autoCapitalize="off"
        spellcheck={false}
        error={elsewhere ? t().joinElsewhere(elsewhere.origin) : wrong && t().joinPasteWrong}
      />
      {elsewhere && (
        <LinkButton href={elsewhere.link} icon="arrow-right">
          {t().joinElsewhereAct}
        </LinkButton>
      )}
    </div>
  );
}

/** The link itself is at fault: trying it again is no use, another one is needed. */
const isLinkRefusal = (reason: string | null): boolean => reason !== null && /^(link-|garbage)/.test(reason);

function Refusal({ model, onRetry }: { model: JoinModel; onRetry: () => void }) {
  const reason = model.refusal.value;
  if (reason === null) return null;
  return (
    <Banner
      tone={reason === 'unreachable' || reason === 'portal' ? 'offline' : 'todo'}
      title={t().joinFailed}
      live
      action={
        !isLinkRefusal(reason) && (
          <Button icon="refresh-cw" onClick={onRetry}>
            {t().joinRetry}
          </Button>
        )
      }
    >
      {refusalText(reason)} {t().kept}
    </Banner>
  );
}
