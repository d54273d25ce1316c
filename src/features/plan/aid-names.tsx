import type { PlanModel } from './plan-model.ts';

/** Aids one below the other: their names are long. */
export function AidNames({ model, aids }: { model: PlanModel; aids: readonly string[] }) {
  return (
    <ul class="plan-aid-names">
      {aids.map((id) => (
        <li key={id}>{model.aidName(id)}</li>
      ))}
    </ul>
  );
}
