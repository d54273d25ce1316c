import { useEffect, useRef, useState } from 'preact/hooks';
import { isRole, ROLES, type Role } from '#domain/access/role.ts';
import { formatMoment } from '#i18n/format.ts';
import type { Directory } from '#store/platform.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { MadeInvite, MembersModel } from './members-model.ts';
import { t } from './messages.ts';
import { QrCode } from './qr-code.tsx';
import { refusalText } from './refusal-text.ts';

interface InviteProps {
  model: MembersModel;
  directory: Directory;
}

/** A one-time link for somebody new, or for one more device of somebody known. */
export function InviteForm({ model, directory }: InviteProps) {
  const [made, setMade] = useState<MadeInvite | null>(null);
  return (
    <Section title={made ? t().inviteReady(made.name) : t().inviteTitle} framed>
      {made ? (
        <Made made={made} onDone={() => setMade(null)} />
      ) : (
        <Wish model={model} directory={directory} onMade={setMade} />
      )}
    </Section>
  );
}

function Wish({ model, directory, onMade }: InviteProps & { onMade: (made: MadeInvite) => void }) {
  const [member, setMember] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('advisor');
  const [hours, setHours] = useState('72');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const known = directory.members.filter(({ active }) => active);
  const chosen = known.find(({ id }) => id === member);
  const make = async (): Promise<void> => {
    setTried(true);
    const called = chosen?.name ?? name.trim();
    if (called === '') return;
    setBusy(true);
    const answer = await model.invite({
      name: called,
      role: chosen?.role ?? role,
      hours: Number(hours),
      ...(chosen ? { member: chosen.id } : {}),
    });
    setBusy(false);
    if ('made' in answer) onMade(answer.made);
    else setRefusal(answer.refusal);
  };
  return (
    <div class="c-stack">
      <SelectField
        label={t().inviteWho}
        value={member}
        placeholder={t().inviteNew}
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setMember}
      />
      {!chosen && (
        <>
          <TextField
            label={t().inviteName}
            value={name}
            onInput={setName}
            autoCapitalize="words"
            spellcheck={false}
            maxLength={80}
            required
            error={tried && name.trim() === '' && t().inviteNameNeeded}
          />
          <ChoiceRows
            legend={t().inviteRole}
            layout="columns"
            options={ROLES.map((value) => ({ value, label: t().roles[value], hint: t().roleHints[value] }))}
            value={role}
            onChange={(value) => isRole(value) && setRole(value)}
          />
        </>
      )}
      <SelectField
        label={t().inviteValidity}
        value={hours}
        placeholder={false}
        options={Object.entries(t().validities)
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => Number(a.value) - Number(b.value))}
        onChange={setHours}
      />
      {refusal !== null && (
        <Banner tone="offline" live>
          {refusalText(refusal)}
        </Banner>
      )}
      <div>
        <Button variant="primary" icon="qr-code" busy={busy} onClick={() => void make()}>
          {t().inviteAct}
        </Button>
      </div>
    </div>
  );
}

function Made({ made, onDone }: { made: MadeInvite; onDone: () => void }) {
  const sheet = useRef<HTMLDivElement>(null);
  // The form was longer than what replaces it: bring the link under the eyes, and a screen reader to it.
  useEffect(() => sheet.current?.focus(), [made]);
  return (
    <div class="settings-invite" ref={sheet} tabIndex={-1}>
      <QrCode text={made.link} label={t().qrLabel(made.name)} />
      <div class="c-stack">
        <p>{t().inviteOnce(formatMoment(made.expiresAt))}</p>
        <CopyField label={t().inviteLink} value={made.link} />
        <div class="c-cluster">
          <Button icon="printer" onClick={() => print()}>
            {t().print}
          </Button>
          <Button icon="plus" variant="plain" onClick={onDone}>
            {t().inviteAnother}
          </Button>
        </div>
      </div>
    </div>
  );
}
