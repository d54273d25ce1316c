import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { DeviceEntry, InviteEntry } from '#store/platform.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { InviteForm } from './invite-form.tsx';
import { createMembers, openInvites, peopleOf, type MembersModel, type Person } from './members-model.ts';
import { t } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import './settings.css';

/** Who is in the workspace, with which devices; acts that need the server, and say so. */
export function MembersScreen({ store }: { store: Store }) {
  const back = { href: href.settings(), label: t().title };
  const { workspace, member } = store.device.value;
  if (!workspace || member?.role !== 'coordinator')
    return (
      <Page title={t().membersTitle} back={back}>
        <EmptyState
          title={t().membersOnly}
          icon="lock"
          action={
            !workspace && (
              <LinkButton href={href.join('')} icon="link">
                {t().join}
              </LinkButton>
            )
          }
        >
          {workspace ? t().membersOnlyText : t().membersAlone}
        </EmptyState>
      </Page>
    );
  return <Members store={store} />;
}

function Members({ store }: { store: Store }) {
  const model = useMemo(() => createMembers(store), [store]);
  useEffect(() => void model.load(), [model]);
  const directory = model.directory.value;
  return (
    <Page
      title={t().membersTitle}
      lead={t().membersLead}
      back={{ href: href.settings(), label: t().title }}
      actions={
        <Button icon="refresh-cw" busy={model.busy.value} onClick={() => void model.load()}>
          {t().reload}
        </Button>
      }
    >
      {model.failure.value !== null && (
        <Banner tone="offline" title={t().membersUnread} live>
          {refusalText(model.failure.value)}
        </Banner>
      )}
      {!directory && model.failure.value === null && <Skeleton lines={5} />}
      {directory && (
        <>
          <InviteForm model={model} directory={directory} />
          <OpenInvites invites={openInvites(directory)} now={store.now()} />
          <Section title={t().people}>
            {peopleOf(directory).map((person) => (
              <PersonSection key={person.id} model={model} person={person} own={store.device.value.tag} />
            ))}
          </Section>
        </>
      )}
    </Page>
  );
}

function OpenInvites({ invites, now }: { invites: readonly InviteEntry[]; now: number }) {
  return (
    <Section title={t().openInvites}>
      {invites.length === 0 ? (
        <p class="c-soft">{t().noInvite}</p>
      ) : (
        <RowList label={t().openInvites}>
          {invites.map((invite) => (
            <Row
              key={invite.id}
              icon="link"
              title={invite.name}
              meta={[
                t().roles[invite.role],
                (invite.expiresAt > now ? t().expires : t().expired)(formatMoment(invite.expiresAt)),
              ].join(' · ')}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function PersonSection({ model, person, own }: { model: MembersModel; person: Person; own: string }) {
  const [leaving, setLeaving] = useState<DeviceEntry | null>(null);
  return (
    <Section
      level={3}
      title={person.name}
      lead={[t().roles[person.role], !person.active && t().memberInactive].filter(Boolean).join(' · ')}
    >
      {person.devices.length === 0 ? (
        <p class="c-soft">{t().noDevice}</p>
      ) : (
        <RowList label={`${t().devices} : ${person.name}`}>
          {person.devices.map((device) => (
            <Row
              key={device.id}
              icon="hard-drive"
              title={device.name}
              meta={deviceMeta(device, model.reasons.value[device.id])}
              badges={<DeviceBadges device={device} own={own} />}
              action={
                device.revokedAt === null && (
                  <Button icon="x" variant="plain" onClick={() => setLeaving(device)}>
                    {t().revoke}
                    <span class="c-hidden"> {device.name}</span>
                  </Button>
                )
              }
            />
          ))}
        </RowList>
      )}
      <RevokeDialog model={model} device={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function DeviceBadges({ device, own }: { device: DeviceEntry; own: string }) {
  if (device.revokedAt !== null) return <Badge tone="todo">{t().revoked}</Badge>;
  return device.tag === own ? <Badge tone="strong">{t().thisOne}</Badge> : null;
}

function deviceMeta(device: DeviceEntry, reason: string | undefined): string {
  if (device.revokedAt !== null)
    return [t().revokedOn(formatMoment(device.revokedAt)), reason && t().reasonNoted(reason)]
      .filter(Boolean)
      .join(' · ');
  return device.seenAt === null ? t().neverSeen : t().seen(formatMoment(device.seenAt));
}
