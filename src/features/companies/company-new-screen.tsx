import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Duplicate } from '#domain/company/duplicates.ts';
import { list } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextField } from '#ui/text-field.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { CompanyFields, type CompanyBinding } from './company-fields.tsx';
import { blocking, createNewCompany, shownProblem, type NewCompanyModel } from './company-new-model.ts';
import { placeOf, problemText } from './company-words.ts';
import { d } from './duplicates-messages.ts';
import { t } from './messages.ts';
import './companies.css';

/** A new company: three things are asked, the rest may wait; nothing typed is lost. */
export function CompanyNewScreen({ store, called }: { store: Store; called: string }) {
  const model = useMemo(() => createNewCompany(store, called), [store, called]);
  const form = useRef<HTMLDivElement>(null);
  const create = async (): Promise<void> => {
    const name = model.input.value.name.trim();
    const doc = await model.create();
    if (!doc) {
      focusFirstMissing(form.current);
      return;
    }
    // The status line tells whether it is durable; this only says that it exists.
    showToast({ text: t().created(name) });
    navigate(href.company(doc), { replace: true });
  };
  if (!mayWrite(store))
    return (
      <Page title={t().newTitle} back={{ href: href.companies(), label: t().back }}>
        <EmptyState title={t().readOnlyTitle} icon="lock">
          {t().readOnlyText}
        </EmptyState>
      </Page>
    );
  if (!model.ready.value)
    return (
      <Page title={t().newTitle}>
        <Skeleton kind="text" lines={6} />
      </Page>
    );
  return (
    <Page
      title={t().newTitle}
      lead={t().newLead}
      back={{ href: href.companies(), label: t().back }}
      foot={<CreateFoot model={model} onCreate={() => void create()} />}
    >
      <Resumed model={model} called={called} />
      <div ref={form} class="c-stack c-stack--loose">
        <CompanyFields
          level={2}
          binding={bindingOf(model)}
          head={<HeadField model={model} />}
          notice={<Twins twins={model.twins.value} />}
        />
        <CheckField
          label={t().stanceCheck}
          hint={t().stanceCheckHint}
          checked={model.input.value.stance === 'ne-plus-contacter'}
          onChange={(no) => model.set({ stance: no ? 'ne-plus-contacter' : 'ok' })}
        />
      </div>
    </Page>
  );
}

function bindingOf(model: NewCompanyModel): CompanyBinding {
  return {
    input: model.input.value,
    marksRequired: true,
    type(field, text) {
      model.typed(field);
      model.set({ [field]: text });
    },
    leave: model.leave,
    choose: (field, value) => model.set({ [field]: value }),
    problem(field) {
      const state = { left: model.left.value, tried: model.tried.value };
      const problem = shownProblem(model.problems.value, field, state);
      return problem && problemText(problem);
    },
    below: () => null,
  };
}

function HeadField({ model }: { model: NewCompanyModel }) {
  return (
    <TextField
      label={t().head}
      value={model.input.value.head}
      onInput={(head) => model.set({ head })}
      autoCapitalize="words"
      spellcheck={false}
    />
  );
}

function Resumed({ model, called }: { model: NewCompanyModel; called: string }) {
  if (!model.resumed.value) return null;
  const other = called !== '' && called !== model.input.value.name;
  const restart = (): void => {
    const before = model.restart(called);
    showToast({ text: t().emptied, undo: () => model.restore(before) });
  };
  return (
    <Banner
      tone="info"
      icon="history"
      action={
        <Button icon="undo-2" onClick={restart}>
          {other ? t().restartCalled(called) : t().restart}
        </Button>
      }
    >
      {t().resumed}
    </Banner>
  );
}

/** Those it might be: shown before creating, never a wall. */
function Twins({ twins }: { twins: readonly Duplicate[] }) {
  const found = twins.length > 0;
  useEffect(() => {
    if (found) announce(t().twinTitle);
  }, [found]);
  if (!found) return null;
  return (
    <Banner tone="todo" icon="copy" title={t().twinTitle}>
      <RowList label={t().twinTitle}>
        {twins.map(({ card, reasons }) => (
          <Row
            key={card.doc}
            title={card.name || t().unnamed}
            meta={[placeOf(card), card.head, list(reasons.map((reason) => d().reasons[reason]))]
              .filter(Boolean)
              .join(' · ')}
            action={
              <LinkButton href={href.company(card.doc)} icon="check">
                {t().itIs}
                <span class="c-hidden"> : {card.name}</span>
              </LinkButton>
            }
          />
        ))}
      </RowList>
    </Banner>
  );
}

function CreateFoot({ model, onCreate }: { model: NewCompanyModel; onCreate: () => void }) {
  const missing = model.tried.value ? blocking(model.problems.value) : [];
  const twin = model.twins.value.length > 0;
  return (
    <>
      <output class="companies-missing">
        {missing.length > 0 ? t().toFill(list(missing.map(({ field }) => t().fields[field]))) : twin && t().twinTitle}
      </output>
      <Button variant="primary" icon="plus" busy={model.busy.value} onClick={onCreate}>
        {twin ? t().createAnyway : t().createAct}
      </Button>
    </>
  );
}

/** After the next drawing, the first field that stops the creation takes the focus. */
function focusFirstMissing(form: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      form?.querySelector<HTMLElement>('[aria-required="true"][aria-invalid="true"]')?.focus();
    }),
  );
}
