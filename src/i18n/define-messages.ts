// French is the source and the type; English follows it, and a forgotten key is a compile error.
import { locale } from './locale.ts';
import { typesetAll } from './typeset.ts';

type Widened<Value> = Value extends string
  ? string
  : Value extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Value]: Widened<Value[Key]> };

/** The shape that every other language must have: `export const en = {…} satisfies Messages<typeof fr>`. */
export type Messages<Source> = { readonly [Key in keyof Source]: Widened<Source[Key]> };

/**
 * Makes `t`, which returns the dictionary of the current locale and so re-renders its reader on a change. The French
 * one has its spaces set as French typography wants them.
 */
export function defineMessages<Source extends object>(fr: Source, en: Messages<Source>): () => Messages<Source> {
  const french = typesetAll(fr as Messages<Source>);
  return () => (locale.value === 'en' ? en : french);
}
