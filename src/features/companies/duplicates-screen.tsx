import { useState } from 'preact/hooks';
import type { DuplicatePair } from '#domain/company/duplicate-pairs.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { placeOf } from './company-words.ts';
import { DuplicateTable } from './duplicate-table.tsx';
import { d } from './duplicates-messages.ts';
import { duplicatesIn } from './duplicate-watch.ts';
import { t } from './messages.ts';
import { keepApart, merge, reopen } from './same-company-acts.ts';
import './companies.css';

/** Pairs drawn at once. */
const WINDOW = 10;

/** Records that may be one company, side by side, with what speaks for it; a person decides and may change their mind. */
export function DuplicatesScreen({ store }: { store: Store }) {
  const watch = duplicatesIn(store);
  const [drawn, setDrawn] = useState(WINDOW);
  const open = watch.open.value;
  const left = Math.min(WINDOW, open.length - drawn);
  return (
    <Page title={d().title} lead={d().lead} back={{ href: href.companies(), label: d().back }}>
      <output class="c-soft">{watch.done.value ? open.length > 0 && d().openCount(open.length) : d().looking}</output>
      {watch.done.value && open.length === 0 && (
        <EmptyState
          title={d().none}
          icon="circle-check"
          action={
            <LinkButton href={href.companies()} icon="building-2">
              {d().toCompanies}
            </LinkButton>
          }
        >
          {d().noneText}
        </EmptyState>
      )}
      {open.slice(0, drawn).map((pair) => (
        <Pair key={`${pair.a.doc} ${pair.b.doc}`} store={store} pair={pair} />
      ))}
      {left > 0 && (
        <Button icon="chevron-down" onClick={() => setDrawn(drawn + WINDOW)}>
          {d().more(left)}
        </Button>
      )}
      <Contested store={store} />
      <Answered store={store} />
    </Page>
  );
}

const nameOf = (card: CompanyCard | undefined): string => card?.name || t().unnamed;

function Pair({ store, pair: { a, b, reasons } }: { store: Store; pair: DuplicatePair }) {
  const words = d();
  return (
    <Section
      title={words.pairOf(nameOf(a), nameOf(b))}
      lead={words.why(list(reasons.map((one) => words.reasons[one])))}
      framed
    >
      <DuplicateTable store={store} a={a} b={b} />
      {mayWrite(store) && <Answers store={store} a={a} b={b} />}
    </Section>
  );
}

/** Two records of one name are told apart by their place, else by their order. */
function keepWords(card: CompanyCard, other: CompanyCard, isFirst: boolean): string {
  const place = placeOf(card);
  if (nameOf(card) !== nameOf(other) || (place !== '' && place !== placeOf(other)))
    return d().keep(nameOf(card), place);
  return d().keepWhich(nameOf(card), isFirst ? d().first : d().second);
}

function Answers({ store, a, b }: { store: Store; a: CompanyCard; b: CompanyCard }) {
  const { of } = store.identities.value;
  const join = async (keep: DocId, other: DocId): Promise<void> => {
    await merge(store, keep, other);
    showToast({
      text: d().merged(nameOf(store.cards.company.value.get(keep))),
      undo: () => void reopen(store, keep, other),
    });
  };
  const part = async (): Promise<void> => {
    await keepApart(store, a.doc, b.doc);
    showToast({ text: d().apart, undo: () => void reopen(store, a.doc, b.doc) });
  };
  return (
    <div class="companies-answers">
      <fieldset class="companies-keep">
        <legend>
          {d().same} <span class="c-soft">{d().keepTitle}</span>
        </legend>
        <div class="c-cluster">
          <Button icon="git-merge" onClick={() => void join(of(a.doc), of(b.doc))}>
            {keepWords(a, b, true)}
          </Button>
          <Button icon="git-merge" onClick={() => void join(of(b.doc), of(a.doc))}>
            {keepWords(b, a, false)}
          </Button>
        </div>
      </fieldset>
      <Button icon="split" onClick={() => void part()}>
        {d().two}
        <span class="c-hidden"> : {d().pairOf(nameOf(a), nameOf(b))}</span>
      </Button>
    </div>
  );
}

function Contested({ store }: { store: Store }) {
  const pairs = store.identities.value.contested;
  const cards = store.companyRecords.value;
  if (pairs.length === 0) return null;
  return (
    <Section title={d().contestedTitle}>
      {pairs.map(([a, b]) => (
        <Banner
          key={`${a} ${b}`}
          tone="todo"
          icon="split"
          action={
            <LinkButton href={href.company(a)} icon="building-2">
              {d().see}
            </LinkButton>
          }
        >
          {d().contested(nameOf(cards.get(a)), nameOf(cards.get(b)))}
        </Banner>
      ))}
    </Section>
  );
}

/** What was decided, the one way or the other, with the way back. */
function Answered({ store }: { store: Store }) {
  const { apart, of, group } = store.identities.value;
  const cards = store.companyRecords.value;
  const merged = [...store.cards.company.value.keys()].filter((doc) => group(doc).length > 1);
  const two = apart.filter(([a, b]) => of(a) !== of(b));
  if (merged.length + two.length === 0) return null;
  const again = async (a: DocId, b: DocId): Promise<void> => {
    await reopen(store, a, b);
    showToast({ text: d().asked, undo: () => void keepApart(store, a, b) });
  };
  return (
    <Section title={d().answered} lead={d().answeredLead}>
      <RowList label={d().answered}>
        {merged.map((doc) => (
          <Row
            key={doc}
            icon="git-merge"
            title={d().one(list(group(doc).map((one) => nameOf(cards.get(one)))))}
            action={
              <LinkButton href={href.company(doc)} icon="building-2">
                {d().see}
                <span class="c-hidden"> : {nameOf(cards.get(doc))}</span>
              </LinkButton>
            }
          />
        ))}
        {two.map(([a, b]) => (
          <Row
            key={`${a} ${b}`}
            icon="split"
            title={d().twoOf(nameOf(cards.get(a)), nameOf(cards.get(b)))}
            action={
              mayWrite(store) && (
                <Button icon="undo-2" onClick={() => void again(a, b)}>
                  {d().ask}
                  <span class="c-hidden"> : {d().pairOf(nameOf(cards.get(a)), nameOf(cards.get(b)))}</span>
                </Button>
              )
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
