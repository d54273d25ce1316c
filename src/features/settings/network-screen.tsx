// The network's parameters: when companies count as near and as several, and from how many a figure is shown.
import { FieldConflict } from '#binding/field-conflict.tsx';
import { useSettings } from '#binding/settings/follow-settings.ts';
import { useField } from '#binding/use-buffer.ts';
import {
  NETWORK_BOUNDS,
  NETWORK_PARAMETERS,
  networkParameter,
  readNetworkSettings,
  type NetworkParameter,
  type NetworkSettings,
} from '#domain/settings/network.ts';
import { beginTeamSettings, teamHolder } from '#domain/settings/team.ts';
import { formatNumber } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { Page } from '#ui/page.tsx';
import { parseNumber } from '#ui/parse-number.ts';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { networkWords } from './network-messages.ts';

const PROPOSALS: readonly NetworkParameter[] = ['stakeCompanies', 'stakeKm', 'affinityKm'];
const SECRECY: readonly NetworkParameter[] = ['smallCell', 'smallCellCommune'];

export function NetworkSettingsScreen({ store }: { readonly store: Store }) {
  const words = networkWords();
  const { ready, records, kept } = useSettings(store, 'network');
  const { member } = store.device.value;
  const mayWrite = member === null || member.role === 'coordinator';
  const settings = readNetworkSettings(kept.value);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={{ href: href.settings(), label: t().title }}
      actions={
        <LinkButton href={href.proposals()} icon="lightbulb">
          {words.toProposals}
        </LinkButton>
      }
    >
      {!ready.value ? (
        <Skeleton lines={6} />
      ) : mayWrite && records.value.length > 0 ? (
        <Form store={store} records={records.value} />
      ) : (
        <Told settings={settings} store={store} mayWrite={mayWrite} />
      )}
    </Page>
  );
}

/** For those who read, and until somebody changes something. */
function Told({ settings, store, mayWrite }: { settings: NetworkSettings; store: Store; mayWrite: boolean }) {
  const words = networkWords();
  const facts = (parameters: readonly NetworkParameter[]) =>
    parameters.map((parameter) => ({
      label: words.fields[parameter],
      value: [formatNumber(settings[parameter]), words.units[parameter]].filter(Boolean).join('\u00a0'),
    }));
  const begin = async (): Promise<void> => {
    const { saved } = await store.create('settings', (draft) => {
      beginTeamSettings(draft, 'network', words.title);
      for (const parameter of NETWORK_PARAMETERS) draft.set(parameter, settings[parameter]);
    });
    if (!saved.ok) showToast({ text: words.notSaved, tone: 'danger' });
  };
  return (
    <>
      <Section title={words.proposals} lead={mayWrite ? words.defaults : words.coordinatorsOnly}>
        <Facts items={facts(PROPOSALS)} />
      </Section>
      <Section title={words.secrecy} lead={words.secrecyLead}>
        <Facts items={facts(SECRECY)} />
      </Section>
      {mayWrite && (
        <div>
          <Button variant="primary" icon="pencil" onClick={() => void begin()}>
            {words.begin}
          </Button>
        </div>
      )}
    </>
  );
}

function Form({ store, records }: { store: Store; records: readonly OpenRecord[] }) {
  const words = networkWords();
  const field = (parameter: NetworkParameter) => {
    const doc = teamHolder(
      records.map((record) => ({ doc: record.doc, view: record.view.value })),
      'network',
      parameter,
    );
    const record = records.find((one) => one.doc === doc) ?? (records[0] as OpenRecord);
    return <Parameter key={`${parameter} ${record.doc}`} store={store} record={record} parameter={parameter} />;
  };
  return (
    <>
      <Section title={words.proposals}>{PROPOSALS.map(field)}</Section>
      <Section title={words.secrecy} lead={words.secrecyLead}>
        {SECRECY.map(field)}
      </Section>
    </>
  );
}

const optionsOf = (parameter: NetworkParameter): FieldOptions => ({
  parse: (text) => (text.trim() === '' ? null : (networkParameter(parameter, parseNumber(text)) ?? undefined)),
});

const OPTIONS = Object.fromEntries([...PROPOSALS, ...SECRECY].map((one) => [one, optionsOf(one)]));

interface ParameterProps {
  store: Store;
  record: OpenRecord;
  parameter: NetworkParameter;
}

/** What is out of bounds stays in the box with a sentence, and is not stored. */
function Parameter({ store, record, parameter }: ParameterProps) {
  const words = networkWords();
  const buffer = useField(store, record, parameter, OPTIONS[parameter]);
  const text = buffer.text.value;
  const value = parseNumber(text);
  const { least, most } = NETWORK_BOUNDS[parameter];
  const wrong = value !== null && networkParameter(parameter, value) === null;
  const standing = readNetworkSettings([{ doc: record.doc, view: record.view.value }])[parameter];
  return (
    <NumberField
      label={words.fields[parameter]}
      hint={words.hints[parameter]}
      whole
      unit={words.units[parameter] || undefined}
      placeholder={String(standing)}
      error={wrong && words.outOfBounds(least, most)}
      value={value}
      unread={value === null ? text : ''}
      onInput={(_, typed) => buffer.input(typed)}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict store={store} record={record} field={parameter} label={words.fields[parameter]} />}
    />
  );
}
