// What every document of the workspace carries: names, mentions, emblem, the notice's text. Coordinators write it.
import { useRef, useState } from 'preact/hooks';
import { BoundArea, BoundText } from '#binding/bound-fields.tsx';
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import {
  beginDocumentSettings,
  type DocumentField,
  type DocumentSettings,
  holderOf,
} from '#domain/settings/documents.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Facts } from '#ui/facts.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { documentWords } from './documents-messages.ts';
import { shrinkEmblem } from './emblem.ts';
import { t } from './messages.ts';
import './settings.css';

export function DocumentsSettingsScreen({ store }: { readonly store: Store }) {
  const words = documentWords();
  const { settings, records } = useDocumentSettings(store);
  const { member } = store.device.value;
  const mayWrite = member === null || member.role === 'coordinator';
  return (
    <Page title={words.title} lead={words.lead} back={{ href: href.settings(), label: t().title }}>
      {settings.value === null ? (
        <Skeleton lines={6} />
      ) : !mayWrite ? (
        <Told settings={settings.value} />
      ) : records.value.length === 0 ? (
        <EmptyState
          title={words.none}
          icon="file-text"
          action={
            <Button variant="primary" icon="plus" onClick={() => void begin(store)}>
              {words.begin}
            </Button>
          }
        >
          {words.noneText}
        </EmptyState>
      ) : (
        <Form store={store} records={records.value} settings={settings.value} />
      )}
    </Page>
  );
}

async function begin(store: Store): Promise<void> {
  const { saved } = await store.create('settings', (draft) => beginDocumentSettings(draft, documentWords().title));
  if (!saved.ok) showToast({ text: documentWords().notSaved, tone: 'todo' });
}

/** For those who read only. */
function Told({ settings }: { settings: DocumentSettings }) {
  const words = documentWords();
  const fields = ['body', 'address', 'phone', 'programme', 'funderMention', 'dpo', 'retention', 'noticeText'] as const;
  const items = fields.map((field) => ({ label: words.fields[field], value: settings[field] }));
  return (
    <Section title={words.told} lead={words.coordinatorsOnly}>
      {items.every(({ value }) => value === '') ? <p class="c-soft">{words.empty}</p> : <Facts items={items} />}
      {settings.emblem && <img class="settings-emblem" src={settings.emblem} alt={settings.emblemAlt} />}
    </Section>
  );
}

interface FormProps {
  readonly store: Store;
  readonly records: readonly OpenRecord[];
  readonly settings: DocumentSettings;
}

function Form({ store, records, settings }: FormProps) {
  const words = documentWords();
  const at = (field: DocumentField): OpenRecord => {
    const doc = holderOf(
      records.map((record) => ({ doc: record.doc, view: record.view.value })),
      field,
    );
    return records.find((record) => record.doc === doc) ?? (records[0] as OpenRecord);
  };
  const tie = (field: DocumentField) => {
    const record = at(field);
    return {
      key: `${field} ${record.doc}`,
      store,
      record,
      field,
      label: words.fields[field],
      hint: words.hints[field],
    };
  };
  return (
    <>
      <Section title={words.who}>
        <BoundText {...tie('body')} />
        <BoundArea {...tie('address')} />
        <BoundText {...tie('phone')} />
      </Section>
      <Section title={words.funding}>
        <BoundText {...tie('programme')} />
        <BoundArea {...tie('funderMention')} />
        <Emblem store={store} record={at('emblem')} emblem={settings.emblem} />
        {settings.emblem && <BoundText {...tie('emblemAlt')} />}
      </Section>
      <Section title={words.data}>
        <BoundText {...tie('dpo')} />
        <BoundArea {...tie('retention')} />
        <BoundArea {...tie('noticeText')} />
      </Section>
    </>
  );
}

function Emblem({ store, record, emblem }: { store: Store; record: OpenRecord; emblem: string }) {
  const words = documentWords();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (value: string): void => void record.edit((draft) => draft.set('emblem', value));
  const choose = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file may be chosen again.
    input.value = '';
    if (!file) return;
    setBusy(true);
    const shrunk = await shrinkEmblem(file);
    setBusy(false);
    setProblem(shrunk.ok ? null : words.emblemProblems[shrunk.error.type]);
    if (shrunk.ok) put(shrunk.value);
  };
  const remove = (): void => {
    put('');
    showToast({ text: words.emblemRemoved, undo: () => put(emblem) });
  };
  return (
    <Section level={3} title={words.fields.emblem} lead={words.hints.emblem}>
      {emblem && <img class="settings-emblem" src={emblem} alt={words.emblemShown} />}
      {problem && (
        <Banner tone="todo" icon="circle-alert">
          {problem}
        </Banner>
      )}
      <FieldConflict
        store={store}
        record={record}
        field="emblem"
        label={words.fields.emblem}
        words={(value) => (value ? words.anEmblem(String(value).length) : words.noEmblem)}
      />
      <div class="c-cluster">
        <Button icon="upload" busy={busy} onClick={() => picker.current?.click()}>
          {emblem ? words.emblemOther : words.emblemChoose}
        </Button>
        {emblem && (
          <Button variant="plain" icon="trash-2" onClick={remove}>
            {words.emblemRemove}
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          accept="image/*"
          hidden
          data-emblem
          onChange={(event) => void choose(event.currentTarget)}
        />
      </div>
    </Section>
  );
}
