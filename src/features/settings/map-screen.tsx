import { useMemo, useRef } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { useOutlines, type FollowedOutlines } from '#binding/territory/outlines.ts';
import { keptOutline, OUTLINE_FIELD } from '#domain/settings/outline.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import { formatBytes } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { BasemapSection, NoFile } from './map-basemap.tsx';
import { mapWords } from './map-messages.ts';
import { createOutlineModel, type OutlineModel } from './map-model.ts';
import { OutlinePreviewSection } from './map-preview.tsx';
import { readOutlineFile } from './map-read-outlines.ts';
import { t } from './messages.ts';
import './settings.css';

/** The files the map is drawn with. */
export function MapSettingsScreen({ store }: { store: Store }) {
  const words = mapWords();
  const outlines = useOutlines(store);
  const model = useMemo(() => createOutlineModel({ store, outlines, read: readOutlineFile }), [store, outlines]);
  const { member } = store.device.value;
  const mayWrite = member === null || member.role === 'coordinator';
  return (
    <Page title={words.title} lead={words.lead} back={{ href: href.settings(), label: t().title }}>
      <Section title={words.outlines} lead={words.outlinesLead}>
        <InUse outlines={outlines} />
        {outlines.followed.records.value.map((record) => (
          <FieldConflict
            key={record.doc}
            store={store}
            record={record}
            field={OUTLINE_FIELD}
            label={words.conflict}
            words={(value) => {
              const kept = keptOutline(value);
              return kept ? words.conflictWords(kept.name, kept.communes) : words.outlinesNone;
            }}
          />
        ))}
        {mayWrite ? <Acts model={model} outlines={outlines} /> : <p class="c-soft">{words.coordinatorsOnly}</p>}
        {model.preview.value && <OutlinePreviewSection model={model} preview={model.preview.value} />}
      </Section>
      <BasemapSection store={store} />
    </Page>
  );
}

function InUse({ outlines }: { outlines: FollowedOutlines }) {
  const words = mapWords();
  const kept = outlines.local.value ?? outlines.team.value;
  if (!kept) return <NoFile title={words.outlinesNone} text={words.outlinesNoneText} />;
  return (
    <Facts
      items={[
        { label: words.file, value: kept.name },
        { label: words.communes, value: words.communesOf(kept.communes, COMMUNES.length) },
        { label: words.where, value: outlines.local.value ? words.whereDevice : words.whereTeam },
        { label: words.weight, value: formatBytes(kept.body.length) },
      ]}
    />
  );
}

function Acts({ model, outlines }: { model: OutlineModel; outlines: FollowedOutlines }) {
  const words = mapWords();
  const picker = useRef<HTMLInputElement>(null);
  const kept = outlines.local.value ?? outlines.team.value;
  const busy = model.busy.value;
  return (
    <div class="c-cluster">
      <Button icon="upload" busy={busy} onClick={() => picker.current?.click()}>
        {busy ? words.reading : kept ? words.chooseOther : words.choose}
      </Button>
      {kept && (
        <Button
          variant="plain"
          icon="trash-2"
          onClick={() => showToast({ text: words.takenOut, undo: model.remove().undo })}
        >
          {words.takeOut}
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        accept=".geojson,.json,.topojson,application/geo+json,application/json"
        hidden
        data-outlines
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file, put right, may be chosen again.
          currentTarget.value = '';
          if (file) void model.open(file);
        }}
      />
    </div>
  );
}
