import { t } from './messages.ts';

/** The sentence for a refusal's name, with what to do next; a name of a newer server is at least told. */
export function refusalText(reason: string): string {
  const known: Readonly<Record<string, string | undefined>> = t().refusals;
  return known[reason] ?? t().refusedOther(reason);
}
