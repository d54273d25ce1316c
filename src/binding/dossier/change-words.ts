// What changed in a dossier, in words: the names of its fields, rows and texts, and their values.
import { plainWords } from '#binding/field-conflict.tsx';
import { answerWords } from '#binding/question/grid-words.ts';
import { readAnswerValue } from '#domain/dossier/answers.ts';
import { bandOf } from '#domain/dossier/score.ts';
import { questionOf, type Grid } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import { defineMessages } from '#i18n/define-messages.ts';
import { readAids } from '#domain/plan/aid-copies.ts';
import { formatMoment, list } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { en } from './change-messages.en.ts';
import { fr } from './change-messages.fr.ts';
import { bandLabel, dimensionLabel, questionLabel } from './dossier-words.ts';

const t = defineMessages(fr, en);

type Words = { readonly [name: string]: string };

/** Moments are stored in ms; nothing else in a dossier is that large. */
const LEAST_MOMENT = 1e12;

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What a list of rows is called, one of them; null for a list that is not told as rows. */
export function rowLabel(list: string): string | null {
  return (t().rows as Words)[list] ?? null;
}

/** What the field of a row is called; null for one of the tools. */
export function rowFieldLabel(field: string): string | null {
  return (t().rowFields as Words)[field] ?? null;
}

/** The name of a field, with its question where it has one. */
export function fieldLabel(grid: Grid | null, key: string): string {
  const [list = '', id = '', part = ''] = key.split('/');
  if (list === 'a') {
    const own = part === 'note' ? t().parts.note : part === 'src' ? t().parts.source : undefined;
    return joined(grid ? questionLabel(grid, id) : id, own);
  }
  if (list === 'follow') return followLabel(grid, key);
  if (list === 'adj') return t().adjusted(grid ? dimensionLabel(grid, id) : id);
  if (list === 'track') return joined(t().track, rowFieldLabel(part) ?? undefined);
  const row = rowLabel(list);
  if (row !== null && part !== '') return joined(row, rowFieldLabel(part) ?? undefined);
  return (t().fields as Words)[key] ?? t().other;
}

function followLabel(grid: Grid | null, key: string): string {
  const [, , part = '', question = '', more = ''] = key.split('/');
  if (part !== 'a') return joined(t().followUp, rowFieldLabel(part) ?? undefined);
  return joined(t().followUp, grid ? questionLabel(grid, question) : question, more && t().parts.source);
}

/** The name of a shared text. */
export function textLabel(grid: Grid | null, name: string): string {
  const [list = '', id = ''] = name.split('/');
  const question = grid && id !== '' ? questionLabel(grid, id) : id;
  if (list === 'note') return joined(question, t().sharedNote);
  if (list === 'internal') return joined(question, t().internalNote);
  const names: Words = {
    visitWords: t().visitWords,
    visitFacts: t().visitFacts,
    visitInternal: t().visitInternal,
    notes: t().teamNotes,
    objectives: t().objectives,
  };
  return names[list] ?? t().otherText;
}

function answerIn(grid: Grid | null, id: string, value: Json): string {
  const question = grid && questionOf(grid, id);
  return question ? answerWords(question, readAnswerValue(value)) : plainWords(value);
}

function adjustmentWords(grid: Grid | null, value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return plainWords(value);
  const { score, reason } = value as { readonly [field: string]: Json | undefined };
  const band = grid && typeof score === 'number' ? bandLabel(bandOf(grid, score)) : '';
  return t().adjustedAs(band, typeof reason === 'string' ? reason : '');
}

/** The aids an accepted plan keeps a copy of, by their names. */
function aidsWords(value: Json): string {
  const names = readAids(value).map(({ name }) => name);
  return names.length > 0 ? list(names) : t().empty;
}

function plainValue(store: Pick<Store, 'device'>, grid: Grid | null, key: string, value: Json): string {
  const field = key.slice(key.lastIndexOf('/') + 1);
  if (value === null || value === '') return t().empty;
  if (key === 'advisor' || field === 'by') {
    return store.device.value.members.find(({ id }) => id === value)?.name ?? plainWords(value);
  }
  if (field === 'question' && typeof value === 'string') return grid ? questionLabel(grid, value) : value;
  if (field === 'sketch' || field === 'strokes') return t().drawing;
  if (typeof value === 'number' && value > LEAST_MOMENT) return formatMoment(value);
  return (typeof value === 'string' ? (t().values as Words)[value] : undefined) ?? plainWords(value);
}

/** A value of a field of a dossier. */
export function valueWords(store: Pick<Store, 'device'>, grid: Grid | null, key: string, value: Json): string {
  const parts = key.split('/');
  if (parts[0] === 'a' && parts.length === 2) return answerIn(grid, parts[1] ?? '', value);
  if (parts[0] === 'follow' && parts[2] === 'a' && parts.length === 4) return answerIn(grid, parts[3] ?? '', value);
  if (parts[0] === 'adj') return adjustmentWords(grid, value);
  if (key === 'plan/aids') return aidsWords(value);
  return plainValue(store, grid, key, value);
}
