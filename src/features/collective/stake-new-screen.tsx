import { companyName, companyPlace } from '#binding/company/company-words.ts';
import { NewRecordForm } from '#binding/new-record-form.tsx';
import { mayWrite } from '#binding/rights.ts';
import { EMPTY_STAKE, stakeDraftKey, type StakeForm } from '#binding/stake/stake-draft.ts';
import { topicsOf } from '#binding/topic-words.ts';
import { useLocalDraft, type LocalDraft } from '#binding/use-local-draft.ts';
import { useState } from 'preact/hooks';
import { putMember, STAKE_ORIGINS, writeStake, type StakeOrigin } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Page } from '#ui/page.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { t } from './messages.ts';
import { partnerOptions } from './stake-subject.tsx';

/** The form of a partner's idea, which no answers propose. */
const FROM_PARTNER: StakeForm = { ...EMPTY_STAKE, origin: 'partenaire' };

/** A stake before it exists: what is typed stays on this tablet until it is created. One form for each proposal. */
export function StakeNewScreen({ store, from }: { store: Store; from: string }) {
  const words = t();
  const draft = useLocalDraft<StakeForm>(
    store,
    stakeDraftKey(from),
    from === 'partenaire' ? FROM_PARTNER : EMPTY_STAKE,
  );
  return (
    <Page
      title={words.newStake}
      lead={words.newStakeLead}
      back={{ href: href.collective('enjeux'), label: words.backToStakes }}
    >
      {!mayWrite(store) ? (
        <Banner tone="info">{words.readOnly}</Banner>
      ) : draft ? (
        <StakeFormView store={store} draft={draft} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}

async function createStake(store: Store, form: StakeForm) {
  return store.create('stake', (draft) => {
    const { title, topic, description, confidential } = form;
    const partner = form.origin === 'partenaire' && form.partner !== '' ? (form.partner as DocId) : null;
    writeStake(draft, { title, topic, description, confidential, origin: form.origin as StakeOrigin });
    if (partner) writeStake(draft, { partner });
    for (const company of form.members) {
      putMember(draft, company as DocId, { named: false }, store.now());
    }
  });
}

function StakeFormView({ store, draft }: { store: Store; draft: LocalDraft<StakeForm> }) {
  const words = t();
  const { form, change } = draft;
  return (
    <NewRecordForm
      draft={draft}
      create={(made) => createStake(store, made)}
      onMade={(doc) => navigate(href.stake(doc), { replace: true })}
      words={{
        title: words.stakeTitle,
        titleHint: words.stakeTitleHint,
        titleRequired: words.titleRequired,
        notSaved: words.notSaved,
        create: words.createStake,
      }}
    >
      <SelectField
        label={words.topic}
        placeholder={words.topicNone}
        value={form.topic}
        options={topicsOf(store)}
        onChange={(topic) => change({ topic })}
      />
      <TextArea label={words.description} value={form.description} onInput={(description) => change({ description })} />
      <SelectField
        label={words.origin}
        placeholder={false}
        value={form.origin}
        options={STAKE_ORIGINS.map((value) => ({ value, label: words.origins[value] }))}
        onChange={(origin) => change({ origin })}
      />
      {form.origin === 'partenaire' && (
        <SelectField
          label={words.partner}
          hint={words.partnerHint}
          placeholder={words.partnerNone}
          value={form.partner}
          options={partnerOptions(store, (form.partner || null) as DocId | null)}
          onChange={(partner) => change({ partner })}
        />
      )}
      <CheckField
        label={words.confidentialSwitch}
        hint={words.confidentialHint}
        checked={form.confidential}
        onChange={(confidential) => change({ confidential })}
      />
      <Cited store={store} draft={draft} />
    </NewRecordForm>
  );
}

/** The companies of a suggestion, each of which may be left out. */
function Cited({ store, draft }: { store: Store; draft: LocalDraft<StakeForm> }) {
  const { members } = draft.form;
  const [proposed] = useState(members);
  if (proposed.length === 0) return null;
  return (
    <MultiRows
      legend={t().fromSuggestion}
      hint={t().fromSuggestionHint}
      options={proposed.map((doc) => ({
        value: doc,
        label: companyName(store, doc as DocId),
        hint: companyPlace(store, doc as DocId),
      }))}
      values={members}
      onToggle={(doc, checked) =>
        draft.change({ members: checked ? [...members, doc] : members.filter((other) => other !== doc) })
      }
    />
  );
}
