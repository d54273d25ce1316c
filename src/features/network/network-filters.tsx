import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { SIZE_BANDS } from '#domain/company/company.ts';
import type { DocId } from '#domain/ids.ts';
import { BASSINS } from '#domain/territory/bassins.ts';
import { communeOf, findCommunes } from '#domain/territory/communes.ts';
import { frenchWithin } from '#i18n/french.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { SaidAs } from '#ui/spoken.tsx';
import { t } from './messages.ts';
import { filterCount, type NetworkFilter } from './network-filter.ts';
import type { NetworkModel } from './network-model.ts';
import { FAMILIES } from './network-rows.ts';
import { bassinName } from './network-words.ts';

/** Communes as a combobox wants them. */
export function communeOptions(query: string) {
  return findCommunes(query, 20).map(({ code, name, postcodes }) => ({
    value: code,
    label: name,
    detail: postcodes.join(', '),
  }));
}

interface FiltersProps {
  model: NetworkModel;
  /** How the list is arranged, folded with what narrows it. */
  arrange?: ComponentChildren;
  children?: ComponentChildren;
}

/** What narrows the selection, the same above the list, the map and the links. */
export function NetworkFilters({ model, arrange, children }: FiltersProps) {
  const words = t();
  const [open, setOpen] = useState(false);
  const fields = useId();
  const filter = model.filter.value;
  const folded = filterCount({ ...filter, text: '' });
  return (
    <div class="network-filters">
      <div class="network-find">
        <SearchField
          label={words.search}
          hideLabel
          placeholder={words.search}
          value={filter.text}
          onInput={(text) => model.change({ text })}
          found={model.selected.value.length}
        />
        <Button icon="filter" aria-expanded={open} aria-controls={fields} onClick={() => setOpen(!open)}>
          {arrange ? words.filtersAndOrder(folded) : words.filtersUsed(folded)}
        </Button>
        {children}
      </div>
      <div class="network-fields" id={fields} hidden={!open}>
        {open && (
          <>
            <CompanyFields model={model} />
            <DossierFields model={model} />
            {arrange}
          </>
        )}
      </div>
      <FilterChips model={model} />
    </div>
  );
}

function CompanyFields({ model }: { model: NetworkModel }) {
  const words = t();
  const filter = model.filter.value;
  return (
    <>
      <SelectField
        label={words.sector}
        value={filter.sector}
        placeholder={words.all}
        options={model.sectors.value}
        onChange={(sector) => model.change({ sector })}
      />
      <Combobox
        label={words.commune}
        hint={words.communeHint}
        value={filter.commune || null}
        valueLabel={communeOf(filter.commune)?.name}
        search={communeOptions}
        onChange={(commune) => model.change({ commune: commune ?? '' })}
      />
      <SelectField
        label={words.bassin}
        hint={words.bassinHint}
        value={filter.bassin}
        placeholder={words.all}
        options={BASSINS.map((value) => ({ value, label: bassinName(value) }))}
        onChange={(bassin) => model.change({ bassin })}
      />
      <SelectField
        label={words.size}
        value={filter.size}
        placeholder={words.all}
        options={SIZE_BANDS.map((value) => ({ value, label: words.sizes[value] ?? value }))}
        onChange={(size) => model.change({ size })}
      />
      <CheckField
        label={words.ambassadorsOnly}
        checked={filter.ambassadors}
        onChange={(ambassadors) => model.change({ ambassadors })}
      />
    </>
  );
}

function DossierFields({ model }: { model: NetworkModel }) {
  const words = t();
  const filter = model.filter.value;
  return (
    <>
      <SelectField
        label={words.stage}
        value={filter.family}
        placeholder={words.all}
        options={FAMILIES.map((value) => ({ value, label: words.families[value] }))}
        onChange={(family) => model.change({ family })}
      />
      <SelectField
        label={words.dimension}
        value={filter.dimension}
        placeholder={words.all}
        options={model.dimensions.value}
        onChange={(dimension) => model.change({ dimension, band: dimension === '' ? '' : filter.band })}
      />
      {filter.dimension && (
        <SelectField
          label={words.band}
          value={filter.band}
          placeholder={words.anyBand}
          options={[...model.bands.value, { value: 'none', label: words.notEvaluated }]}
          onChange={(band) => model.change({ band })}
        />
      )}
      <SelectField
        label={words.stake}
        value={filter.stake}
        placeholder={words.all}
        options={model.stakes.value.map(({ doc, title }) => ({ value: doc, label: title }))}
        onChange={(stake) => model.change({ stake })}
      />
      <SelectField
        label={words.advisor}
        value={filter.advisor}
        placeholder={words.all}
        options={model.advisors.value}
        onChange={(advisor) => model.change({ advisor })}
      />
      {model.partners.value.length > 0 && (
        <SelectField
          label={words.partner}
          value={filter.partner}
          placeholder={words.all}
          options={model.partners.value}
          onChange={(partner) => model.change({ partner })}
        />
      )}
    </>
  );
}

/** What each filter in use says, in the words of the screen. */
function chipsOf(model: NetworkModel): readonly { readonly key: keyof NetworkFilter; readonly label: string }[] {
  const words = t();
  const filter = model.filter.value;
  const nameIn = (choices: readonly { value: string; label: string }[], id: string): string =>
    choices.find(({ value }) => value === id)?.label ?? id;
  const band = filter.band === 'none' ? words.notEvaluated : nameIn(model.bands.value, filter.band);
  const dimension = nameIn(model.dimensions.value, filter.dimension);
  const chips: readonly (readonly [keyof NetworkFilter, string])[] = [
    ['sector', filter.sector && model.sectorName(filter.sector)],
    ['commune', filter.commune && (communeOf(filter.commune)?.name ?? filter.commune)],
    ['bassin', filter.bassin && (words.bassins[filter.bassin as keyof typeof words.bassins] ?? filter.bassin)],
    ['size', filter.size && (words.sizes[filter.size] ?? filter.size)],
    ['family', filter.family && (words.families[filter.family as keyof typeof words.families] ?? filter.family)],
    ['dimension', filter.dimension && words.scored(dimension, filter.band ? band : words.anyBand)],
    ['stake', filter.stake && (model.stakes.value.find(({ doc }) => doc === filter.stake)?.title ?? words.stake)],
    ['advisor', filter.advisor && model.advisorName(filter.advisor)],
    ['partner', filter.partner && nameIn(model.partners.value, filter.partner)],
    ['ambassadors', filter.ambassadors ? words.ambassadorsOnly : ''],
    ['community', filter.community && words.communityChip(companyName(model, filter.community as DocId))],
    ['chosen', filter.chosen && words.chosenChip(filter.chosen.split('.').length)],
  ];
  return chips.flatMap(([key, label]) => (label ? [{ key, label }] : []));
}

function companyName(model: NetworkModel, doc: DocId): string {
  return model.rows.value.find((row) => row.doc === doc)?.company.name ?? '';
}

/** Each filter in use, to be taken off with one touch. */
function FilterChips({ model }: { model: NetworkModel }) {
  const words = t();
  const chips = chipsOf(model);
  if (filterCount(model.filter.value) === 0) return null;
  const off = (key: keyof NetworkFilter): void =>
    model.change(key === 'dimension' ? { dimension: '', band: '' } : { [key]: key === 'ambassadors' ? false : '' });
  return (
    <div class="network-chips">
      <ul class="c-plain" aria-label={words.filtersInUse}>
        {chips.map(({ key, label }) => (
          <li key={key}>
            <button type="button" class="network-chip" onClick={() => off(key)}>
              <SaidAs shown={label} said={frenchWithin(words.takeOff(label), [label])} />
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="plain" icon="x" onClick={model.clearFilter}>
        {words.clearFilters}
      </Button>
    </div>
  );
}
