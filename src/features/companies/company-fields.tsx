// The fields of a company, the same for a new one and for one edited in place; what differs is the binding.
import type { ComponentChildren } from 'preact';
import { checkSiret } from '#domain/company/siret.ts';
import type { CompanyInput } from '#domain/company/company.ts';
import { COMMUNES, communeOf, findCommunes } from '#domain/territory/communes.ts';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox, type ComboOption } from '#ui/combobox.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField, type TextProps } from '#ui/text-field.tsx';
import { optionsOf, siretProgress, type ChoiceKey, type TextKey } from './company-words.ts';
import { t } from './messages.ts';

export interface CompanyBinding {
  /** What the screen shows now. */
  readonly input: CompanyInput;
  type(field: TextKey, text: string): void;
  leave(field: TextKey): void;
  choose(field: ChoiceKey, value: string | boolean): void;
  /** The sentence to show at a field, once the person has left it. */
  problem(field: keyof CompanyInput): string | null;
  /** Other answers of a field. */
  below(field: keyof CompanyInput): ComponentChildren;
  /** Marks what must be there before a company is created. */
  readonly marksRequired: boolean;
}

interface Props {
  binding: CompanyBinding;
}

type TextLook = Partial<Omit<TextProps, 'label' | 'value' | 'onInput'>>;

function Text({ binding, field, ...look }: Props & { field: TextKey } & TextLook) {
  return (
    <TextField
      {...look}
      label={t().fields[field]}
      value={binding.input[field]}
      onInput={(text) => binding.type(field, text)}
      onBlur={() => binding.leave(field)}
      error={look.error ?? binding.problem(field)}
      below={look.below ?? binding.below(field)}
    />
  );
}

function Choice(
  props: Props & {
    field: 'legalForm' | 'sizeBand' | 'sector' | 'source';
    labels: Readonly<Record<string, string>>;
    hint?: string;
    required?: boolean;
  },
) {
  const { binding, field } = props;
  const value = binding.input[field];
  const known = optionsOf(props.labels);
  // A value from a newer version stays chosen and visible.
  const options = value === '' || value in props.labels ? known : [...known, { value, label: value }];
  return (
    <SelectField
      label={t().fields[field]}
      hint={props.hint}
      required={props.required}
      value={value}
      options={options}
      onChange={(chosen) => binding.choose(field, chosen)}
      error={binding.problem(field)}
      below={binding.below(field)}
    />
  );
}

/** `level` is the rank of the headings: 2 under a page's title, 3 inside a section. */
interface FieldsProps extends Props {
  level: 2 | 3;
  /** Ends the section of the name and the numbers. */
  head?: ComponentChildren;
  /** Stands where the name, the SIRET and the commune are known. */
  notice?: ComponentChildren;
}

export function CompanyFields({ binding, level, head, notice }: FieldsProps) {
  return (
    <div class="c-stack c-stack--loose">
      <Section title={t().identity} level={level}>
        <IdentityFields binding={binding} />
        {head}
      </Section>
      <Section title={t().place} level={level}>
        <PlaceFields binding={binding} />
      </Section>
      {notice}
      <Section title={t().reach} level={level}>
        <Text binding={binding} field="phone" type="tel" inputMode="tel" />
        <Text binding={binding} field="email" type="email" inputMode="email" autoCapitalize="off" />
        <Text binding={binding} field="website" inputMode="url" autoCapitalize="off" />
      </Section>
      <Section title={t().origin} level={level}>
        <Choice
          binding={binding}
          field="source"
          labels={t().sources}
          hint={t().sourceHint}
          required={binding.marksRequired}
        />
        <Text binding={binding} field="sourceDetail" autoCapitalize="sentences" />
      </Section>
    </div>
  );
}

function IdentityFields({ binding }: Props) {
  const { input } = binding;
  return (
    <>
      <Text binding={binding} field="name" required={binding.marksRequired} autoCapitalize="words" spellcheck={false} />
      <SiretField binding={binding} />
      <div class="companies-pair">
        <Text binding={binding} field="naf" hint={t().nafHint} autoCapitalize="characters" spellcheck={false} />
        <SelectField
          label={t().fields.nafVersion}
          value={input.nafVersion}
          options={optionsOf(t().nafVersions)}
          placeholder={false}
          onChange={(version) => binding.choose('nafVersion', version)}
          below={binding.below('nafVersion')}
        />
      </div>
      <Choice binding={binding} field="sector" labels={t().sectors} />
      <Choice binding={binding} field="legalForm" labels={t().legalForms} />
      <CheckField
        label={t().fields.micro}
        hint={t().microHint}
        checked={input.micro}
        onChange={(micro) => binding.choose('micro', micro)}
      />
      {binding.below('micro')}
      <Choice binding={binding} field="sizeBand" labels={t().sizes} hint={t().sizeHint} />
    </>
  );
}

/** Tells how many digits are missing while they are typed; a wrong number is said and kept (never blocks). */
function SiretField({ binding }: Props) {
  const text = binding.input.siret;
  const problem = binding.problem('siret');
  const progress = problem ? null : siretProgress(text);
  const right = text.trim() !== '' && checkSiret(text).ok;
  return (
    <Text
      binding={binding}
      field="siret"
      inputMode="numeric"
      hint={t().siretHint}
      error={problem}
      below={
        <>
          <output class={`companies-check ${right ? 'companies-check--right' : ''}`}>
            {right ? t().siretRight : progress}
          </output>
          {binding.below('siret')}
        </>
      }
    />
  );
}

const communeOption = ({ code, name, postcodes }: (typeof COMMUNES)[number]): ComboOption => ({
  value: code,
  label: name,
  detail: postcodes.join(', '),
});

function PlaceFields({ binding }: Props) {
  const { input } = binding;
  return (
    <>
      {!input.outside && (
        <Combobox
          label={t().fields.commune}
          hint={t().communeHint}
          required={binding.marksRequired}
          value={input.commune || null}
          valueLabel={communeOf(input.commune)?.name ?? input.commune}
          search={(query) => findCommunes(query, query.trim() === '' ? COMMUNES.length : 20).map(communeOption)}
          noMatch={t().noCommune}
          onChange={(code) => binding.choose('commune', code ?? '')}
          error={binding.problem('commune')}
          below={binding.below('commune')}
        />
      )}
      <CheckField
        label={t().fields.outside}
        hint={t().outsideHint}
        checked={input.outside}
        onChange={(outside) => binding.choose('outside', outside)}
      />
      {binding.below('outside')}
      <Text binding={binding} field="address" autoCapitalize="words" spellcheck={false} />
    </>
  );
}
