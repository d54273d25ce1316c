import type { ComponentChildren } from 'preact';
import { communeOf, findCommunes } from '#domain/territory/communes.ts';
import { SIZE_BANDS } from '#domain/company/company.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import { FAMILIES, filterCount } from './network-rows.ts';

/** Communes as a combobox wants them. */
export function communeOptions(query: string) {
  return findCommunes(query, 20).map(({ code, name, postcodes }) => ({
    value: code,
    label: name,
    detail: postcodes.join(', '),
  }));
}

/** What narrows the selection, the same above the list, the map and the links. */
export function NetworkFilters({ model, children }: { model: NetworkModel; children: ComponentChildren }) {
  const words = t();
  const filter = model.filter.value;
  const folded = filterCount({ ...filter, text: '' });
  return (
    <div class="network-filters">
      <SearchField
        label={words.search}
        value={filter.text}
        onInput={(text) => model.change({ text })}
        found={model.selected.value.length}
      />
      <Disclosure title={folded > 0 ? words.filtersUsed(folded) : words.filters}>
        <FilterFields model={model} />
      </Disclosure>
      {children}
      <div class="c-cluster">
        <p class="network-count" aria-live="polite">
          {words.shown(model.selected.value.length, model.rows.value.length)}
        </p>
        {filterCount(filter) > 0 && (
          <Button variant="plain" icon="x" onClick={model.clearFilter}>
            {words.clearFilters}
          </Button>
        )}
      </div>
    </div>
  );
}

function FilterFields({ model }: { model: NetworkModel }) {
  const words = t();
  const filter = model.filter.value;
  return (
    <div class="c-grid">
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
        label={words.size}
        value={filter.size}
        placeholder={words.all}
        options={SIZE_BANDS.map((value) => ({ value, label: words.sizes[value] ?? value }))}
        onChange={(size) => model.change({ size })}
      />
      <SelectField
        label={words.dossier}
        value={filter.family}
        placeholder={words.all}
        options={FAMILIES.map((value) => ({ value, label: words.families[value] }))}
        onChange={(family) => model.change({ family })}
      />
      <SelectField
        label={words.stake}
        value={filter.stake}
        placeholder={words.all}
        options={model.stakes.value.map(({ doc, title }) => ({ value: doc, label: title }))}
        onChange={(stake) => model.change({ stake })}
      />
      <CheckField
        label={words.ambassadorsOnly}
        checked={filter.ambassadors}
        onChange={(ambassadors) => model.change({ ambassadors })}
      />
    </div>
  );
}
