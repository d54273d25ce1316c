// Fields written apart on two devices: where each is settled, and here those that no other place of the page shows.
import { fieldLabel, valueWords } from '#binding/dossier/change-words.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { allQuestions } from '#domain/grid/grid.ts';
import { CONTEXT_SECTION } from '#domain/grid/sections.ts';
import { href } from '#routing/routes.ts';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { conflictPlace, questionIn } from './conflict-places.ts';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

export function ConflictsView({ model }: { model: DossierModel }) {
  const evaluation = model.evaluation.value;
  const places = model.disputed.value.map((field) => ({
    field,
    place: conflictPlace(field, evaluation?.asked ?? null),
  }));
  const inGrid = places.filter(({ place }) => place === 'grid');
  return (
    <>
      <ElsewhereBanner
        count={places.filter(({ place }) => place === 'restitution').length}
        title={t().sections.restitution}
        to={href.restitution(model.record.doc)}
      />
      <ElsewhereBanner
        count={places.filter(({ place }) => place === 'plan').length}
        title={t().sections.plan}
        to={href.plan(model.record.doc)}
      />
      {inGrid.length > 0 && <GridBanner model={model} fields={inGrid.map(({ field }) => field)} />}
      {places
        .filter(({ place }) => place === 'here')
        .map(({ field }) => (
          <StrayConflict key={field} model={model} field={field} />
        ))}
    </>
  );
}

/** Two answers that another screen of this dossier shows. */
function ElsewhereBanner({ count, title, to }: { count: number; title: string; to: string }) {
  if (count === 0) return null;
  return (
    <Banner
      tone="todo"
      icon="split"
      title={`${title} · ${t().conflicts(count)}`}
      action={
        <LinkButton icon="arrow-right" href={to}>
          {t().conflictsThere}
        </LinkButton>
      }
    >
      {t().conflictsKept}
    </Banner>
  );
}

function GridBanner({ model, fields }: { model: DossierModel; fields: readonly string[] }) {
  const grid = model.evaluation.value?.grid;
  const questions = fields.map(questionIn);
  const first = grid && allQuestions(grid).find(({ id }) => questions.includes(id));
  const visit = model.running.value ?? model.dossier.value.visits.at(-1);
  return (
    <Banner
      tone="todo"
      icon="split"
      title={t().conflictsTitle}
      action={
        visit && (
          <LinkButton
            icon="arrow-right"
            href={href.visit(model.record.doc, visit.id, first?.dimension ?? CONTEXT_SECTION)}
          >
            {t().conflictsOpen}
          </LinkButton>
        )
      }
    >
      {t().conflictsText(new Set(questions).size)}
    </Banner>
  );
}

function StrayConflict({ model, field }: { model: DossierModel; field: string }) {
  const grid = model.evaluation.value?.grid ?? null;
  return (
    <FieldConflict
      {...model.bound}
      field={field}
      label={fieldLabel(grid, field)}
      words={(value) => valueWords(model.store, grid, field, value)}
    />
  );
}
