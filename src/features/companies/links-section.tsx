import { useState } from 'preact/hooks';
import { addLink } from '#domain/company/company-form.ts';
import { LINK_TYPES, readCompany, type Link, type LinkType } from '#domain/company/company.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { removeRow } from '#domain/record/rows.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { labelOf, optionsOf, placeOf } from './company-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Companies proposed while one types. */
const PROPOSED = 20;

/** Links that another company's record holds towards this one. */
export function linksBack(cards: Iterable<CompanyCard>, doc: DocId): { from: CompanyCard; type: string }[] {
  const found = [];
  for (const from of cards) {
    if (from.doc === doc) continue;
    for (const { to, type } of from.links) if (to === doc) found.push({ from, type });
  }
  return found;
}

export function LinksSection({ store, record }: Props) {
  const [adding, setAdding] = useState(false);
  const writable = mayWrite(store);
  const cards = store.cards.company.value;
  const { links } = readCompany(record.view.value);
  const back = linksBack(cards.values(), record.doc);
  return (
    <Section
      title={t().links}
      actions={
        writable &&
        !adding && (
          <Button icon="link" onClick={() => setAdding(true)}>
            {t().addLink}
          </Button>
        )
      }
    >
      {adding && <NewLink store={store} record={record} links={links} onDone={() => setAdding(false)} />}
      {links.length + back.length === 0 && <p class="c-soft">{t().noLink}</p>}
      {links.length + back.length > 0 && (
        <RowList label={t().links}>
          {links.map((link) => (
            <OwnLink key={link.id} record={record} link={link} card={cards.get(link.to)} writable={writable} />
          ))}
          {back.map(({ from, type }) => (
            <RowLink
              key={`${from.doc} ${type}`}
              icon="building-2"
              href={href.company(from.doc)}
              title={from.name || t().unnamed}
              meta={[labelOf(t().linkTypesBack, type), t().linkTheirs].join(' · ')}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

interface OwnLinkProps {
  record: OpenRecord;
  link: Link;
  card: CompanyCard | undefined;
  writable: boolean;
}

function OwnLink({ record, link, card, writable }: OwnLinkProps) {
  const name = card ? card.name || t().unnamed : t().linkAbsent;
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'link', link.id));
    showToast({
      text: t().linkRemoved(name),
      undo: () => void record.edit((draft) => draft.set(`link/${link.id}/gone`, false)),
    });
  };
  return (
    <RowLink
      icon="building-2"
      href={href.company(link.to)}
      title={name}
      meta={[t().linkTypes[link.type], card && placeOf(card), link.note].filter(Boolean).join(' · ')}
      action={
        writable && (
          <Button variant="plain" icon="x" onClick={remove}>
            {t().remove}
            <span class="c-hidden"> {name}</span>
          </Button>
        )
      }
    />
  );
}

function NewLink({ store, record, links, onDone }: Props & { links: readonly Link[]; onDone: () => void }) {
  const [type, setType] = useState<LinkType>('client');
  const [to, setTo] = useState<DocId | null>(null);
  const there = to !== null && links.some((link) => link.to === to && link.type === type);
  const add = (): void => {
    if (to === null || there) return;
    void record.edit((draft) => addLink(draft, { to, type, note: '' }, store.now()));
    onDone();
  };
  return (
    <div class="companies-edit companies-sheet">
      <SelectField
        label={t().linkType}
        value={type}
        options={optionsOf(t().linkTypes)}
        placeholder={false}
        onChange={(chosen) => setType(LINK_TYPES.find((known) => known === chosen) ?? 'client')}
      />
      <Combobox
        label={t().linkTo}
        hint={t().linkToHint}
        value={to}
        valueLabel={(to && store.cards.company.value.get(to)?.name) || ''}
        search={(query) =>
          store
            .searchCompanies(query)
            .filter(({ doc }) => doc !== record.doc)
            .slice(0, PROPOSED)
            .map((card) => ({ value: card.doc, label: card.name || t().unnamed, detail: placeOf(card) }))
        }
        onChange={(doc) => setTo(doc as DocId | null)}
        error={there && t().linkThere}
      />
      <div class="c-cluster">
        <Button variant="primary" icon="link" disabled={to === null || there} onClick={add}>
          {t().add}
        </Button>
        <Button variant="plain" onClick={onDone}>
          {t().cancel}
        </Button>
      </div>
    </div>
  );
}
