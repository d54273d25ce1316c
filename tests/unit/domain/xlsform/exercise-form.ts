// A form that uses all we take: each line of CALCULATIONS is compared with the independent engine.
import { readForm, type ReadForm } from '#domain/xlsform/read-form.ts';
import { sheetOf, WORDS } from './sheet-of.ts';

const CALCULATIONS = [
  '${n} + 1',
  '${n} - ${d} * 2',
  '${d} div 4',
  '${n} mod 5',
  '- ${n}',
  'if(${n} > 5, "grand", "petit")',
  "if(selected(${m}, 'a') and not(selected(${m}, 'b')), ${n}, 0)",
  'count-selected(${m})',
  'selected-at(${m}, 1)',
  "coalesce(${t}, 'rien')",
  "concat(${t}, '-', ${n})",
  'string-length(${t})',
  'substr(${t}, 1, 3)',
  "contains(${t}, 'o')",
  "starts-with(${t}, 'a')",
  "ends-with(${t}, 'r')",
  "substring-before(${t}, '@')",
  "substring-after(${t}, '@')",
  "translate(${t}, 'abc', 'AB')",
  'normalize-space(${t})',
  'int(${d})',
  'round(${d}, 1)',
  'round(${d})',
  'abs(${d})',
  'pow(${n}, 2)',
  'sqrt(abs(${n}))',
  'min(${n}, ${d})',
  'max(${n}, ${d})',
  "${c} = 'oui'",
  "${c} != 'oui'",
  // Two answers compared as they are: the other engine compares their texts, « 7 » and « 7.0 »; numbers are meant.
  'number(${n}) = number(${d})',
  '${n} >= 7 or ${d} < 0',
  '(${n} > 1 and ${n} < 50) = true()',
  '${j} > today()',
  "${j} >= date('2026-11-23')",
  "format-date(${j}, '%d/%m/%Y')",
  'today() - ${j}',
  "regex(${t}, '^[a-z]+@[a-z]+[.][a-z]{2,4}$')",
  'number(${t}) + 1',
  'string(${n} > 3)',
  '${k1} + 1',
  "if(${c} = 'oui', ${k1}, ${k2})",
];

export function exercise(): ReadForm {
  const header = [
    'type',
    'name',
    'label',
    'relevant',
    'constraint',
    'constraint_message',
    'required',
    'calculation',
    'choice_filter',
  ];
  const row = (type: string, name: string, cells: Partial<Record<(typeof header)[number], string>> = {}): string[] =>
    header.map((column) => ({ type, name, label: name, ...cells })[column] ?? '');
  const calculations = CALCULATIONS.map((calculation, index) =>
    row('calculate', `k${index + 1}`, { calculation, label: '' }),
  );
  const survey = sheetOf(
    'survey',
    header,
    row('integer', 'n', { constraint: '. >= 0 and . <= 100', constraint_message: 'De 0 à 100' }),
    row('decimal', 'd', { constraint: '. <= ${n}' }),
    row('text', 't', { required: "${c} = 'oui'", constraint: 'string-length(.) < 12' }),
    row('date', 'j', { constraint: '. <= today()' }),
    row('select_one oui_non', 'c', { required: 'yes' }),
    row('select_multiple abc', 'm', { constraint: "not(selected(., 'a') and selected(., 'c'))" }),
    row('begin group', 'dehors', { relevant: "${c} = 'oui'" }),
    row('text', 'g1'),
    row('begin group', 'dedans', { relevant: '${n} > 5' }),
    row('text', 'g2', { relevant: "${g1} != ''" }),
    row('select_one villes', 'ville', { choice_filter: 'pays = ${m} or ${g1} = name' }),
    row('end group', ''),
    row('end group', ''),
    row('integer', 'apres', { relevant: 'count-selected(${m}) >= 2 or ${k1} > 40' }),
    ...calculations,
  );
  const choices = sheetOf(
    'choices',
    ['list_name', 'name', 'label', 'pays'],
    ['oui_non', 'oui', 'Oui'],
    ['oui_non', 'non', 'Non'],
    ['abc', 'a', 'A'],
    ['abc', 'b', 'B'],
    ['abc', 'c', 'C'],
    ['villes', 'x', 'X', 'a'],
    ['villes', 'other', 'Y', 'b'],
    ['villes', 'z', 'Z', 'a b'],
  );
  return readForm([survey, choices], 'exercice', WORDS);
}
