// Names of outcomes as the dossier's screens say them; those of states and of the grid stand with the binding.
import { t } from './messages.ts';

export function outcomeWords(outcome: string): string {
  const words: { readonly [outcome: string]: string } = t().outcomes;
  return words[outcome] ?? outcome;
}
