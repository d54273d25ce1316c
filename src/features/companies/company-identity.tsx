import { useState } from 'preact/hooks';
import { useBuffers } from '#binding/use-buffer.ts';
import { checkCompany } from '#domain/company/company-form.ts';
import { readCompany, type CompanyInput } from '#domain/company/company.ts';
import { checkNaf } from '#domain/company/naf.ts';
import { checkSiret, formatSiret } from '#domain/company/siret.ts';
import type { Json } from '#domain/json.ts';
import type { OpenRecord } from '#store/records.ts';
import type { FieldOptions } from '#store/field-buffer.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { BroughtByField, BroughtByLink } from './brought-by.tsx';
import { mayWrite } from './companies-model.ts';
import { CompanyConflict } from './company-conflict.tsx';
import { CompanyFields, type CompanyBinding } from './company-fields.tsx';
import { shownProblem } from './company-new-model.ts';
import { labelOf, placeOf, problemText, TEXT_FIELDS, type TextKey } from './company-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

const CONFLICT_FIELDS = Object.keys({
  name: 0,
  siret: 0,
  naf: 0,
  nafVersion: 0,
  sector: 0,
  legalForm: 0,
  micro: 0,
  sizeBand: 0,
  commune: 0,
  outside: 0,
  address: 0,
  phone: 0,
  email: 0,
  website: 0,
  source: 0,
  sourceDetail: 0,
} satisfies Record<Exclude<keyof CompanyInput, 'stance'>, 0>) as Exclude<keyof CompanyInput, 'stance'>[];

/** Who the company is: read at rest, edited in place. */
export function CompanyIdentity({ store, record }: Props) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t().recordTitle}
      actions={
        mayWrite(store) && (
          <Button icon={editing ? 'check' : 'pencil'} aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {editing ? t().editDone : t().edit}
          </Button>
        )
      }
    >
      {editing ? <EditedFields store={store} record={record} /> : <IdentityFacts store={store} record={record} />}
    </Section>
  );
}

function IdentityFacts({ store, record }: Props) {
  const company = readCompany(record.view.value);
  const words = t();
  const siret = checkSiret(company.siret);
  return (
    <>
      {CONFLICT_FIELDS.map((field) => (
        <CompanyConflict key={field} store={store} record={record} field={field} label={words.fields[field]} />
      ))}
      <Facts
        items={[
          { label: words.fields.commune, value: placeOf(company) },
          { label: words.fields.address, value: company.address },
          { label: words.fields.sector, value: labelOf(words.sectors, company.sector) },
          { label: words.fields.sizeBand, value: labelOf(words.sizes, company.sizeBand) },
          { label: words.fields.legalForm, value: labelOf(words.legalForms, company.legalForm) },
          { label: words.fields.micro, value: company.micro && words.yes },
          { label: words.fields.phone, value: company.phone && <a href={`tel:${company.phone}`}>{company.phone}</a> },
          {
            label: words.fields.email,
            value: company.email && <a href={`mailto:${company.email}`}>{company.email}</a>,
          },
          { label: words.fields.website, value: company.website && <Website address={company.website} /> },
          { label: words.fields.siret, value: siret.ok ? formatSiret(siret.value) : company.siret },
          {
            label: words.fields.naf,
            value: company.naf && `${company.naf} · ${words.nafVersions[company.nafVersion]}`,
          },
          {
            label: words.fields.source,
            value: [labelOf(words.sources, company.source), company.sourceDetail].filter(Boolean).join(' · '),
          },
          {
            label: words.broughtBy,
            value: record.view.value.fields.get('broughtBy')?.value ? (
              <BroughtByLink store={store} record={record} />
            ) : (
              ''
            ),
          },
        ].filter(({ value }) => value !== '')}
      />
    </>
  );
}

function Website({ address }: { address: string }) {
  const safe = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return (
    <a href={safe} rel="noreferrer noopener" target="_blank">
      {address}
    </a>
  );
}

/** A right number is stored bare, a wrong one as it was typed. */
const OPTIONS: Readonly<Partial<Record<TextKey, FieldOptions>>> = {
  siret: {
    parse: (text) => bare(text, checkSiret(text)),
    format: (value) => (typeof value === 'string' ? formatSiret(value) : ''),
  },
  naf: { parse: (text) => bare(text, checkNaf(text, 'rev2')) },
};

function bare(text: string, checked: { ok: true; value: string } | { ok: false }): Json {
  if (checked.ok) return checked.value;
  return text.trim() === '' ? null : text.trim();
}

const conflictOf = (store: Store, record: OpenRecord, field: keyof CompanyInput) => (
  <CompanyConflict store={store} record={record} field={field} label={t().fields[field]} />
);

function EditedFields({ store, record }: Props) {
  const buffers = useBuffers(
    record,
    () =>
      Object.fromEntries(TEXT_FIELDS.map((field) => [field, store.field(record, field, OPTIONS[field])])) as Record<
        TextKey,
        ReturnType<Store['field']>
      >,
  );
  const [typing, setTyping] = useState<TextKey | null>(null);
  const stored = readCompany(record.view.value);
  const input: CompanyInput = {
    ...stored,
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, buffers[field].text.value])),
  };
  const problems = checkCompany(input);
  const left = new Set<string>(TEXT_FIELDS.filter((field) => field !== typing));
  const binding: CompanyBinding = {
    input,
    marksRequired: false,
    type(field, text) {
      setTyping(field);
      buffers[field].input(text);
    },
    leave(field) {
      setTyping(null);
      void buffers[field].flush();
    },
    choose: (field, value) => void record.edit((draft) => draft.set(field, value === '' ? null : value)),
    problem(field) {
      const problem = shownProblem(problems, field, { left, tried: false });
      return problem && problemText(problem);
    },
    below: (field) => conflictOf(store, record, field),
  };
  return (
    <>
      <CompanyFields binding={binding} level={3} />
      <BroughtByField store={store} record={record} />
    </>
  );
}
