import { useEffect, useState } from 'preact/hooks';
import { dayAt } from '#domain/day.ts';
import { formatBytes, formatDay } from '#i18n/format.ts';
import { locale, localeOf, LOCALES } from '#i18n/locale.ts';
import { href } from '#routing/routes.ts';
import { askPersistence, type PersistenceAnswer, persistenceAnswer } from '#store/persistence.ts';
import type { StorageHealth } from '#store/platform.ts';
import { levelOf } from '#store/space.ts';
import { rescueName } from '#store/rescue-name.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Facts } from '#ui/facts.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { theme, themeOf, THEMES } from '#ui/theme.ts';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import './settings.css';

/** This device, its workspace, its room, its looks. */
export function SettingsScreen({ store }: { store: Store }) {
  return (
    <Page title={t().title}>
      <DeviceSection store={store} />
      <StorageSection store={store} />
      <AppearanceSection />
      <Section title={t().about}>
        <Facts items={[{ label: t().version, value: store.platform.appVersion }]} />
        <div class="c-cluster">
          <LinkButton href={href.accessibility()} icon="eye">
            {t().accessibility}
          </LinkButton>
        </div>
      </Section>
    </Page>
  );
}

function DeviceSection({ store }: { store: Store }) {
  const { name, member, workspace } = store.device.value;
  return (
    <Section title={t().device}>
      <DeviceName store={store} key={workspace?.id ?? ''} name={name} />
      {!workspace && <p>{t().alone}</p>}
      <Facts
        items={[
          { label: t().person, value: member?.name },
          { label: t().role, value: member && t().roles[member.role] },
          { label: t().workspace, value: workspace?.name },
          { label: t().server, value: workspace?.origin },
        ]}
      />
      <div class="c-cluster">
        {member?.role === 'coordinator' && (
          <LinkButton href={href.members()} icon="users" variant="primary">
            {t().members}
          </LinkButton>
        )}
        {(member === null || member.role === 'coordinator') && (
          <LinkButton href={href.grids()} icon="clipboard-list">
            {t().grids}
          </LinkButton>
        )}
        <LinkButton href={href.documentsSettings()} icon="file-text">
          {t().documents}
        </LinkButton>
        <LinkButton href={href.networkSettings()} icon="network">
          {t().networkSettings}
        </LinkButton>
        <LinkButton href={href.mapSettings()} icon="map">
          {t().mapSettings}
        </LinkButton>
        <LinkButton href={href.exchange('journal')} icon="share-2">
          {t().exchange}
        </LinkButton>
        <LinkButton href={href.join('')} icon="link">
          {workspace ? t().joinOther : t().join}
        </LinkButton>
        <LinkButton href={href.outbox()} icon="send">
          {t().outbox}
        </LinkButton>
      </div>
    </Section>
  );
}

/** Written when the person leaves the box; an emptied name gives back the one before. */
function DeviceName({ store, name }: { store: Store; name: string }) {
  const [text, setText] = useState(name);
  const save = (): void => {
    const wanted = text.trim();
    if (wanted === '') setText(name);
    else if (wanted !== name) void store.renameDevice(wanted);
  };
  return (
    <TextField
      label={t().deviceName}
      hint={t().deviceNameHint}
      value={text}
      onInput={setText}
      onBlur={save}
      onEnter={save}
      enterKeyHint="done"
      maxLength={80}
    />
  );
}

function StorageSection({ store }: { store: Store }) {
  const [health, setHealth] = useState<StorageHealth | null>(null);
  const [answer, setAnswer] = useState<PersistenceAnswer | null>(null);
  const read = (): void => {
    void store.platform.storageHealth().then(setHealth);
    void persistenceAnswer(store.local).then(setAnswer);
  };
  useEffect(read, [store]);
  const ask = async (): Promise<void> => {
    const { granted } = await askPersistence(store);
    showToast(granted ? { text: t().persistGranted } : { text: t().persistRefused, tone: 'todo' });
    read();
  };
  return (
    <Section title={t().storage}>
      {health && (
        <Banner
          tone={health.persisted ? 'ok' : 'todo'}
          icon={health.persisted ? 'shield-check' : 'hard-drive'}
          action={!health.persisted && <Button onClick={() => void ask()}>{t().askPersistence}</Button>}
        >
          {health.persisted ? t().persisted : t().notPersisted}
        </Banner>
      )}
      {health && levelOf(health) !== 'roomy' && (
        <Banner tone="todo" icon="hard-drive">
          {t().scarce[levelOf(health) === 'tight' ? 'tight' : 'advice']}
        </Banner>
      )}
      <Facts items={health ? roomFacts(health, answer) : []} />
      <p class="c-soft">{t().clearWarning}</p>
      <ExportUnsent store={store} />
    </Section>
  );
}

/** What is used, what is left, and what the browser answered when it was asked to keep the data. */
function roomFacts({ usage, quota }: StorageHealth, answer: PersistenceAnswer | null) {
  const used = usage === null ? '' : formatBytes(usage);
  const left = usage === null || quota === null ? '' : formatBytes(Math.max(0, quota - usage));
  const said = answer && t().answers[answer.granted ? 'granted' : 'refused'](formatDay(dayAt(answer.at)));
  return [
    { label: t().usage, value: used && quota !== null ? t().usageOf(used, formatBytes(quota)) : used },
    { label: t().left, value: left },
    { label: t().answer, value: said },
  ];
}

function ExportUnsent({ store }: { store: Store }) {
  const { records, stuck, photos } = store.pending.value;
  const unsent = records + stuck.length + photos.count + photos.refused.length;
  const nothing = unsent === 0 && store.saveStatus.value.type !== 'failed';
  const save = async (): Promise<void> => {
    if (nothing) {
      showToast({ text: t().exportNothing, tone: 'info' });
      return;
    }
    const file = await store.rescue();
    if (await store.platform.saveFile(rescueName(`${t().exportName}-${dayAt(store.now())}`, file), file))
      showToast({ text: t().exportDone });
  };
  return (
    <div>
      <Button icon="download" onClick={() => void save()}>
        {t().exportUnsent}
      </Button>
    </div>
  );
}

function AppearanceSection() {
  const { themes, themeHints, languages } = t();
  return (
    <Section title={t().appearance}>
      <ChoiceRows
        legend={t().theme}
        layout="columns"
        options={THEMES.map((value) => ({ value, label: themes[value], hint: themeHints[value] || undefined }))}
        value={theme.value}
        onChange={(value) => {
          theme.value = themeOf(value) ?? theme.value;
        }}
      />
      <ChoiceRows
        legend={t().language}
        layout="columns"
        options={LOCALES.map((value) => ({ value, label: languages[value] }))}
        value={locale.value}
        onChange={(value) => {
          locale.value = localeOf(value) ?? locale.value;
        }}
      />
    </Section>
  );
}
