// The head agrees or not, says why, and signs the receipt or declines to: each of these answers is kept.
import { useEffect, useRef } from 'preact/hooks';
import { BoundArea, BoundDay } from '#binding/bound-fields.tsx';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { SignatureField } from '#binding/signature-field.tsx';
import { readSignatures } from '#domain/dossier/signatures.ts';
import type { Json } from '#domain/json.ts';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';

export function OpinionSection({ model }: { model: RestitutionModel }) {
  const { agreement } = model.dossier.value.restitution;
  const signed = readSignatures(model.view.value).filter(({ about }) => about === 'restitution').length;
  const seenRef = useRef(signed);
  useEffect(() => {
    // A signature may be the first act; one that was there when the screen came is not.
    if (signed > seenRef.current) model.begin();
    seenRef.current = signed;
  }, [model, signed]);
  const options = [
    { value: 'accord', label: t().agree },
    { value: 'desaccord', label: t().disagree, hint: t().disagreeHint },
  ];
  const words = (json: Json): string => options.find(({ value }) => value === json)?.label ?? plainWords(json);
  return (
    <Section id="opinion" title={t().opinion}>
      <ChoiceRows
        legend={t().opinionQuestion}
        layout="columns"
        options={options}
        value={agreement === '' ? null : agreement}
        onChange={(value) => void model.answer(value)}
        onClear={() => showToast({ text: t().answerCleared, undo: model.answer(null) })}
        below={<FieldConflict {...model.bound} field="restitution/agreement" label={t().opinion} words={words} />}
      />
      <BoundArea
        {...model.bound}
        field="restitution/note"
        label={agreement === 'desaccord' ? t().disagreement : t().note}
        hint={t().noteHint}
      />
      <BoundDay {...model.bound} field="restitution/date" label={t().date} hint={t().dateHint} />
      <SignatureField {...model.bound} about="restitution" label={t().receipt} name={model.company.value?.head ?? ''} />
    </Section>
  );
}
