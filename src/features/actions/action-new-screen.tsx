import { companyName, companyOptions, companyPlace } from '#binding/company/company-words.ts';
import { NewRecordForm } from '#binding/new-record-form.tsx';
import { mayWrite } from '#binding/rights.ts';
import { useState } from 'preact/hooks';
import { dayProblem } from '#binding/bound-fields.tsx';
import { putActionCompany, writeAction } from '#domain/collective/action.ts';
import { isPlausibleDay, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { DateField } from '#ui/date-field.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Page } from '#ui/page.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextField } from '#ui/text-field.tsx';
import { actionsModel } from './actions-model.ts';
import { t } from './messages.ts';
import { useLocalDraft, type LocalDraft } from '#binding/use-local-draft.ts';

type ActionForm = {
  readonly title: string;
  readonly stake: string;
  readonly companies: readonly string[];
  readonly responsible: string;
  readonly start: string;
  readonly end: string;
};

interface NewProps {
  store: Store;
  /** The stake it is planned from, or null. */
  stake: DocId | null;
}

/** Members who take part in what the group does; those who only follow are added by hand. */
function takingPart(store: Store, stake: string): DocId[] {
  const members = store.cards.stake.value.get(stake as DocId)?.members ?? [];
  return members
    .filter(({ position }) => position === 'porteur' || position === 'actif' || position === 'test')
    .map(({ company }) => company);
}

/** An action before it exists; what is typed stays on this tablet, apart for each stake. */
export function ActionNewScreen({ store, stake }: NewProps) {
  const words = t();
  const [empty] = useState<ActionForm>(() => ({
    title: '',
    stake: stake ?? '',
    companies: stake ? takingPart(store, stake) : [],
    responsible: '',
    start: '',
    end: '',
  }));
  const draft = useLocalDraft<ActionForm>(store, `collective.action-draft.${stake ?? ''}`, empty);
  return (
    <Page
      title={words.newAction}
      lead={words.newActionLead}
      back={
        stake
          ? { href: href.stake(stake), label: store.cards.stake.value.get(stake)?.title || words.backToStakes }
          : { href: href.collective('actions'), label: words.backToActions }
      }
    >
      {!mayWrite(store) ? (
        <Banner tone="info">{words.readOnly}</Banner>
      ) : draft ? (
        <ActionFormView store={store} draft={draft} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}

const dayOrNull = (text: string): Day | null => (isPlausibleDay(text) ? text : null);

async function createAction(store: Store, form: ActionForm) {
  return store.create('action', (draft) => {
    writeAction(draft, {
      title: form.title,
      type: form.stake || form.companies.length > 1 ? 'collective' : 'individuelle',
      stake: (form.stake || null) as DocId | null,
      responsible: form.responsible,
      start: dayOrNull(form.start),
      end: dayOrNull(form.end),
    });
    for (const company of form.companies) putActionCompany(draft, company as DocId, '', store.now());
  });
}

function ActionFormView({ store, draft }: { store: Store; draft: LocalDraft<ActionForm> }) {
  const words = t();
  const { form, change } = draft;
  return (
    <NewRecordForm
      draft={draft}
      create={(made) => createAction(store, made)}
      onMade={(doc) => navigate(href.action(doc), { replace: true })}
      words={{
        title: words.actionTitle,
        titleHint: words.actionTitleHint,
        titleRequired: words.titleRequired,
        notSaved: words.notSaved,
        create: words.createAction,
      }}
    >
      <SelectField
        label={words.stakeOf}
        placeholder={words.stakeOfNone}
        value={form.stake}
        options={actionsModel(store).stakes.value.map(({ doc, title }) => ({
          value: doc,
          label: title || words.untitledStake,
        }))}
        onChange={(stake) => change({ stake, companies: withAll(form.companies, takingPart(store, stake)) })}
      />
      <Participants store={store} draft={draft} />
      <TextField
        label={words.responsible}
        hint={words.responsibleHint}
        autoCapitalize="words"
        value={form.responsible}
        onInput={(responsible) => change({ responsible })}
      />
      <div class="c-grid">
        <DateField
          label={words.start}
          value={form.start}
          error={dayProblem(form.start)}
          onInput={(start) => change({ start })}
        />
        <DateField
          label={words.end}
          value={form.end}
          error={dayProblem(form.end) || (form.end !== '' && form.end < form.start && words.endBeforeStart)}
          onInput={(end) => change({ end })}
        />
      </div>
    </NewRecordForm>
  );
}

const withAll = (present: readonly string[], more: readonly string[]): string[] => [...new Set([...present, ...more])];

function Participants({ store, draft }: { store: Store; draft: LocalDraft<ActionForm> }) {
  const words = t();
  const { companies } = draft.form;
  // Unticked ones stay in sight, so that a slip of the finger is undone by another tap.
  const [seen, setSeen] = useState(companies);
  const offered = withAll(seen, companies);
  return (
    <>
      {offered.length > 0 && (
        <MultiRows
          legend={words.participants}
          options={offered.map((doc) => ({
            value: doc,
            label: companyName(store, doc as DocId),
            hint: companyPlace(store, doc as DocId),
          }))}
          values={companies}
          onToggle={(doc, checked) => {
            setSeen(offered);
            draft.change({ companies: checked ? withAll(companies, [doc]) : companies.filter((one) => one !== doc) });
          }}
        />
      )}
      <Combobox
        label={words.addMember}
        hint={words.addMemberHint}
        value={null}
        search={(query) => companyOptions(store, query, new Set(companies as readonly DocId[]))}
        noMatch={words.noCompanyFound}
        onChange={(company) => company && draft.change({ companies: withAll(companies, [company]) })}
      />
    </>
  );
}
