// The shape of a grid file. Unknown keys are let through: a newer grid may say more than this code reads (SYNC R10).
import { z } from '#domain/schema.ts';
import { CONDITION_OPERATORS } from './grid.ts';

const text = z.string().check(z.minLength(1));
const list = z.array(text);
/** Words that may be missing: a screen draws them as they are, so they are words or nothing. */
const words = z.optional(z.string());

const option = z.looseObject({
  value: text,
  label: text,
  labelEn: words,
  points: z.optional(z.number()),
  columns: z.optional(z.record(z.string(), z.string())),
});
const level = z.looseObject({ value: z.number(), label: text, labelEn: words });

const condition: z.ZodMiniType = z.union([
  z.looseObject({ field: text, op: z.enum(CONDITION_OPERATORS), value: z.optional(z.json()) }),
  z.looseObject({ all: z.array(z.lazy(() => condition)) }),
  z.looseObject({ any: z.array(z.lazy(() => condition)) }),
  z.looseObject({ not: z.lazy(() => condition) }),
]);

const scoreRule = z.looseObject({
  dimension: text,
  weight: z.number().check(z.positive()),
  max: z.number().check(z.positive()),
  mode: z.optional(z.enum(['sumCapped', 'optionPoints'])),
  yes: z.optional(z.number()),
  no: z.optional(z.number()),
});

const base = {
  id: text,
  label: text,
  labelEn: words,
  help: words,
  helpEn: words,
  observe: words,
  core: z.boolean(),
  required: z.optional(z.boolean()),
  allowNA: z.optional(z.boolean()),
  dimension: z.optional(text),
  score: z.optional(z.nullable(scoreRule)),
  visibleIf: z.optional(condition),
  relevant: z.optional(text),
  constraint: z.optional(text),
  constraintMessage: z.optional(text),
  constraintMessageEn: words,
  requiredIf: z.optional(text),
  tags: z.optional(list),
  respondent: z.optional(text),
  confidential: z.optional(z.boolean()),
};

const options = z.array(option).check(z.minLength(1));

const question = z.discriminatedUnion('type', [
  z.looseObject({ ...base, type: z.literal('scale'), levels: z.array(level).check(z.minLength(2)) }),
  z.looseObject({ ...base, type: z.literal('choice'), options, optionsIf: z.optional(text) }),
  z.looseObject({
    ...base,
    type: z.literal('multi'),
    options,
    optionsIf: z.optional(text),
    exclusiveOptions: z.optional(list),
    maxChoices: z.optional(z.int().check(z.positive())),
  }),
  z.looseObject({
    ...base,
    type: z.literal('number'),
    unit: words,
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    integer: z.optional(z.boolean()),
  }),
  z.looseObject({ ...base, type: z.literal('text'), maxLength: z.optional(z.int().check(z.positive())) }),
  z.looseObject({ ...base, type: z.literal('yesno') }),
  z.looseObject({ ...base, type: z.literal('date') }),
  z.looseObject({ ...base, type: z.literal('note') }),
  z.looseObject({ ...base, type: z.literal('calculate'), calculate: text }),
]);

const suggestion = z.looseObject({
  id: text,
  when: z.union([
    z.looseObject({ dimension: text, below: z.number() }),
    z.looseObject({ question: text, lte: z.number() }),
    z.looseObject({ question: text, eq: z.json() }),
    z.looseObject({ question: text, includesAny: list }),
  ]),
  action: text,
  withWhom: text,
  innovationTypes: list,
  programmeTags: list,
});

const dimensions = z
  .array(z.looseObject({ id: text, label: text, labelEn: words, about: words, countsInGlobal: z.boolean() }))
  .check(z.minLength(1));

const share = z.number().check(z.minimum(0), z.maximum(1));

export const gridSchema = z.looseObject({
  id: text,
  version: text,
  lang: text,
  title: text,
  titleEn: words,
  scoring: z.looseObject({
    minAnsweredShare: share,
    bands: z.array(z.looseObject({ id: text, label: text, labelEn: words, min: share })).check(z.minLength(1)),
  }),
  context: z.array(question),
  dimensions,
  questions: z.array(question).check(z.minLength(1)),
  suggestions: z.array(suggestion),
  collective: z.optional(
    z.looseObject({
      id: text,
      version: text,
      title: text,
      titleEn: words,
      context: z.array(question),
      dimensions,
      questions: z.array(question).check(z.minLength(1)),
    }),
  ),
});
