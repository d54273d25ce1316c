// The head signs, agrees aloud before a witness, or refuses and says why: each of these answers is kept.
import { BoundArea, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { SignatureField } from '#binding/signature-field.tsx';
import { readSignatures } from '#domain/dossier/signatures.ts';
import type { Json } from '#domain/json.ts';
import { readAids } from '#domain/plan/aid-copies.ts';
import { PLAN_AGREEMENTS, readAcceptance, type PlanAgreement } from '#domain/plan/plan.ts';
import { list } from '#i18n/format.ts';
import { Banner } from '#ui/banner.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

export function AcceptanceSection({ model }: { model: PlanModel }) {
  const { agreement, date } = readAcceptance(model.view.value);
  const words = (json: Json): string =>
    PLAN_AGREEMENTS.some((one) => one === json) ? t().answers[json as PlanAgreement] : plainWords(json);
  const answer = (next: PlanAgreement | null): void => {
    const dated = next !== null && date === null;
    const undo = model.answer(next);
    if (dated) showToast({ text: t().dated, undo });
    else if (next === null) showToast({ text: t().answerCleared, undo });
  };
  return (
    <Section id="agreement" title={t().agreement} lead={t().agreementText}>
      <ChoiceRows
        legend={t().agreementQuestion}
        options={PLAN_AGREEMENTS.map((value) => ({ value, label: t().answers[value], hint: t().answerHints[value] }))}
        value={agreement === '' ? null : agreement}
        onChange={(value) => answer(value as PlanAgreement)}
        onClear={() => answer(null)}
        below={<FieldConflict {...model.bound} field="plan/agreement" label={t().agreement} words={words} />}
      />
      {agreement !== '' && <Details model={model} agreement={agreement} />}
      <Hidden model={model} agreement={agreement} />
    </Section>
  );
}

function Details({ model, agreement }: { model: PlanModel; agreement: PlanAgreement }) {
  const head = model.company.value?.head ?? '';
  return (
    <>
      <div class="c-grid">
        <BoundDay {...model.bound} field="plan/date" label={agreement === 'refus' ? t().refusedOn : t().agreedOn} />
        {agreement === 'oral' && (
          <BoundText {...model.bound} field="plan/witness" label={t().witness} hint={t().witnessHint} required />
        )}
      </div>
      {agreement === 'refus' && (
        <BoundArea {...model.bound} field="plan/reason" label={t().refusal} hint={t().refusalHint} />
      )}
      {agreement !== 'refus' && <Refused model={model} />}
      {agreement !== 'oral' && <SignatureField {...model.bound} about="plan" label={t().signature} name={head} />}
    </>
  );
}

/** Two answers to what this answer does not show. */
function Hidden({ model, agreement }: { model: PlanModel; agreement: PlanAgreement | '' }) {
  const names = (value: Json): string => list(readAids(value).map(({ name }) => name)) || plainWords(null);
  return (
    <>
      {agreement === '' && <FieldConflict {...model.bound} field="plan/date" label={t().agreedOn} />}
      {agreement !== 'oral' && <FieldConflict {...model.bound} field="plan/witness" label={t().witness} />}
      {agreement !== 'refus' && <FieldConflict {...model.bound} field="plan/reason" label={t().refusal} />}
      <FieldConflict {...model.bound} field="plan/aids" label={t().aidsToCheck} words={names} />
    </>
  );
}

/** A refusal to sign under a plan said to be accepted: both stand, and somebody must say which. */
function Refused({ model }: { model: PlanModel }) {
  const given = readSignatures(model.view.value).filter(({ about }) => about === 'plan');
  if (!given.some(({ refused }) => refused) || given.some(({ refused }) => !refused)) return null;
  return <Banner tone="todo">{t().refusedToSign}</Banner>;
}
