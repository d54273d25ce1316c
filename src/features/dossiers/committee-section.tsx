// What the committee needs before and asks after: quality check, consent, reserves, and a partner to hand over to.
import { BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { openRemarks } from '#domain/dossier/review-stage.ts';
import { dayOf, flagOf } from '#domain/record/read.ts';
import { liftReserve } from '#domain/dossier/moves.ts';
import type { DossierState } from '#domain/dossier/states.ts';
import { formatDay } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

const BEFORE: ReadonlySet<DossierState> = new Set([
  'repere',
  'contacte',
  'rdv_pris',
  'visite',
  'prediag_restitue',
  'plan_redige',
]);

/** Shown from the accepted plan on, or as soon as something of it is filled. */
export function CommitteeSection({ model }: { model: DossierModel }) {
  const { reserves, handoff, qualityChecked, committeeConsent } = model.dossier.value;
  const { state } = model.standing.value;
  const open = openRemarks(model.view.value);
  const begun = qualityChecked !== null || committeeConsent !== null || reserves.length > 0;
  if (BEFORE.has(state) && !begun) return null;
  return (
    <Section id="committee" title={t().sections.committee}>
      <DayCheck
        model={model}
        field="quality/date"
        label={t().quality}
        waits={open > 0 ? t().qualityWaits(open) : undefined}
      />
      <DayCheck model={model} field="consent/committee" label={t().consent} />
      {reserves.length > 0 && <Reserves model={model} />}
      {(state === 'reoriente' || handoff.partner !== '') && <Handoff model={model} />}
    </Section>
  );
}

interface CheckProps {
  model: DossierModel;
  field: string;
  label: string;
  /** Why it cannot be ticked yet. */
  waits?: string | undefined;
}

/** A tick that is kept as the day it was made. */
function DayCheck({ model, field, label, waits }: CheckProps) {
  const day = dayOf(model.view.value, field);
  return (
    <>
      <CheckField
        label={label}
        hint={day ? t().tickedOn(formatDay(day)) : (waits ?? t().tickToday)}
        disabled={day === null && waits !== undefined}
        checked={day !== null}
        onChange={(on) => model.edit((draft) => draft.set(field, on ? model.today() : null))}
      />
      <FieldConflict {...model.bound} field={field} label={label} />
    </>
  );
}

function Reserves({ model }: { model: DossierModel }) {
  return (
    <Section level={3} title={t().reserves}>
      <RowList label={t().reserves}>
        {model.dossier.value.reserves.map((reserve) => (
          <Row
            key={reserve.id}
            icon={reserve.lifted ? 'circle-check' : 'circle-dot'}
            title={reserve.text}
            meta={
              reserve.lifted
                ? t().reserveLifted(formatDay(reserve.lifted))
                : t().reserveMeta(reserve.owner, reserve.due ? formatDay(reserve.due) : '')
            }
            action={
              reserve.lifted === null ? (
                <Button
                  icon="check"
                  onClick={() => model.edit((draft) => liftReserve(draft, reserve.id, model.today()))}
                >
                  {t().liftReserve}
                </Button>
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Section>
  );
}

function Handoff({ model }: { model: DossierModel }) {
  return (
    <Section level={3} title={t().handoff}>
      <BoundText {...model.bound} field="handoff/partner" label={t().handoffPartner} />
      <CheckField
        label={t().handoffAccepted}
        checked={flagOf(model.view.value, 'handoff/accepted')}
        onChange={(on) => model.edit((draft) => draft.set('handoff/accepted', on))}
      />
    </Section>
  );
}
