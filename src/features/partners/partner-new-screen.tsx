import { bodyName, optionsOf } from '#binding/partner/partner-words.ts';
import { p } from '#binding/partner/messages.ts';
import { mayWrite } from '#binding/rights.ts';
import { useLocalDraft } from '#binding/use-local-draft.ts';
import { PARTNER_BODIES, writePartner } from '#domain/partner/partner.ts';
import { fold } from '#domain/text/fold.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { useState } from 'preact/hooks';
import { t } from './messages.ts';
import './partners.css';

const EMPTY = { name: '', body: '', person: '' };

/** Three things are asked; the rest is filled on the record. */
export function PartnerNewScreen({ store }: { store: Store }) {
  const back = { href: href.partners(), label: t().partners };
  if (!mayWrite(store))
    return (
      <Page title={t().newTitle} back={back}>
        <EmptyState title={t().readOnlyTitle} icon="lock">
          {t().readOnlyText}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={t().newTitle} lead={t().newLead} back={back}>
      <Form store={store} />
    </Page>
  );
}

function Form({ store }: { store: Store }) {
  const draft = useLocalDraft(store, 'partners.draft', EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!draft) return <Skeleton kind="text" lines={4} />;
  const { name, body, person } = draft.form;
  const create = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const chosen = PARTNER_BODIES.find((one) => one === body) ?? 'autre';
    const { doc, saved } = await store.create('partner', (record) =>
      writePartner(record, { name, body: chosen, ...(person.trim() === '' ? {} : { person }) }),
    );
    if (saved.ok) draft.clear();
    showToast({ text: t().created(name.trim()) });
    navigate(href.partner(doc), { replace: true });
  };
  return (
    <form
      class="partners-form"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        label={t().name}
        value={name}
        onInput={(text) => draft.change({ name: text })}
        required
        error={tried && name.trim() === '' && t().nameNeeded}
        autoCapitalize="sentences"
      />
      <Known store={store} name={name} />
      <SelectField
        label={t().body}
        value={body}
        options={optionsOf(p().bodies)}
        onChange={(value) => draft.change({ body: value })}
      />
      <TextField
        label={t().person}
        value={person}
        onInput={(text) => draft.change({ person: text })}
        autoCapitalize="words"
        spellcheck={false}
      />
      <div>
        <Button type="submit" variant="primary" icon="plus" busy={busy}>
          {t().create}
        </Button>
      </div>
    </form>
  );
}

function Known({ store, name }: { store: Store; name: string }) {
  const key = fold(name);
  const found = [...store.cards.partner.value.values()].filter((card) => key !== '' && fold(card.name) === key);
  if (found.length === 0) return null;
  return (
    <Banner tone="todo" icon="copy" title={t().known} live>
      <RowList label={t().known}>
        {found.map((card) => (
          <Row
            key={card.doc}
            title={card.name}
            meta={[bodyName(card.body ?? 'autre'), card.person].filter(Boolean).join(' · ')}
            action={
              <LinkButton href={href.partner(card.doc)} icon="check">
                {t().itIs}
                <span class="c-hidden"> {card.name}</span>
              </LinkButton>
            }
          />
        ))}
      </RowList>
    </Banner>
  );
}
