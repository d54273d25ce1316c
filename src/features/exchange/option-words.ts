// The words of the grid for sectors and legal forms: what files say, and what is read back from them.
import type { OptionWords } from '#domain/exchange/company-export.ts';
import { firstAsking } from '#domain/grid/grid.ts';
import type { Store } from '#store/store.ts';

/** Always the French words: a file is read by a colleague whose tablet may speak another language. */
export function optionWords({ grids }: Pick<Store, 'grids'>): OptionWords {
  const { current, all } = grids;
  const words = (question: string): Map<string, string> => {
    const asked = firstAsking([current.value, ...all.value.values()], question, 'choice');
    return new Map((asked?.options ?? []).map(({ value, label }) => [value, label]));
  };
  return { sector: words('ctx.secteur'), legalForm: words('ctx.statut') };
}
