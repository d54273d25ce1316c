// The plan: the dossier's own actions, and the head's agreement to them.
import { BoundArea, BoundChoice, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { textOf } from '#domain/record/read.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { actionStateWords } from './dossier-words.ts';
import { t } from './messages.ts';

interface PlanProps {
  model: DossierModel;
  onAdd: () => void;
  onEdit: (action: ActionCard) => void;
}

function actionMeta(action: ActionCard): string {
  const day = (value: ActionCard['start']): string => (value ? formatDay(value) : '');
  return t().actionMeta(action.responsible, day(action.start), day(action.end));
}

export function PlanSection({ model, onAdd, onEdit }: PlanProps) {
  const actions = model.actions.value;
  const add = (
    <Button icon="plus" onClick={onAdd}>
      {t().addAction}
    </Button>
  );
  return (
    <Section id="plan" title={t().sections.plan} actions={actions.length > 0 ? add : undefined}>
      {actions.length === 0 ? (
        <EmptyState title={t().noAction} icon="clipboard-list" action={add}>
          {t().noActionText}
        </EmptyState>
      ) : (
        <RowList label={t().sections.plan}>
          {actions.map((action) => (
            <RowLink
              key={action.doc}
              href={href.action(action.doc)}
              title={action.title}
              meta={actionMeta(action)}
              badges={<Badge>{actionStateWords(action.state)}</Badge>}
              action={
                <Button variant="plain" icon="pencil" onClick={() => onEdit(action)}>
                  {t().editAction}
                </Button>
              }
            />
          ))}
        </RowList>
      )}
      {actions.length > 0 && <Agreement model={model} />}
    </Section>
  );
}

function Agreement({ model }: { model: DossierModel }) {
  const oral = textOf(model.view.value, 'plan/agreement') === 'oral';
  return (
    <Section level={3} title={t().planAgreement}>
      <BoundChoice
        {...model.bound}
        layout="columns"
        clearable
        field="plan/agreement"
        label={t().planHow}
        options={[
          { value: 'signature', label: t().planSigned },
          { value: 'oral', label: t().planOral },
        ]}
      />
      <div class="c-grid">
        <BoundDay {...model.bound} field="plan/date" label={t().planDate} />
        {oral && <BoundText {...model.bound} field="plan/witness" label={t().planWitness} hint={t().planWitnessHint} />}
      </div>
    </Section>
  );
}

/** What was given back to the head, and what they said. */
export function RestitutionSection({ model }: { model: DossierModel }) {
  return (
    <Section id="restitution" title={t().sections.restitution}>
      <BoundDay {...model.bound} field="restitution/date" label={t().restitutionDate} />
      <BoundChoice
        {...model.bound}
        layout="columns"
        clearable
        field="restitution/agreement"
        label={t().agreement}
        options={[
          { value: 'accord', label: t().agree },
          { value: 'desaccord', label: t().disagree },
        ]}
      />
      <BoundArea {...model.bound} field="restitution/note" label={t().restitutionNote} />
    </Section>
  );
}
