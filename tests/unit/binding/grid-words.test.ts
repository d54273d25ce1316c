// @vitest-environment jsdom
// What a grid says in French alone is read aloud as French on an English screen (WCAG 3.1.2).
import { h, render, type ComponentChild } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWords, gridText, helpWords, labelOf, sectionLabel } from '#binding/question/grid-words.ts';
import type { ChoiceQuestion, MultiQuestion } from '#domain/grid/grid.ts';
import { langOf } from '#i18n/french.ts';
import { locale } from '#i18n/locale.ts';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Rail } from '#ui/rail.tsx';
import { TextField } from '#ui/text-field.tsx';

const OPTIONS = [
  { value: 'bois', label: 'Le bois' },
  { value: 'lait', label: 'Le lait' },
  { value: 'fer', label: 'Le fer', labelEn: 'Iron' },
];
const BASE = { id: 'q', label: 'Que faites-vous ?', core: true } as const;
const ONE = { ...BASE, type: 'choice', options: OPTIONS } as ChoiceQuestion;
const MANY = { ...BASE, type: 'multi', options: OPTIONS } as MultiQuestion;

/** The languages that a piece of screen declares for its texts. */
function spoken(drawn: ComponentChild): Record<string, string> {
  const root = document.createElement('div');
  render(drawn, root);
  return Object.fromEntries(
    [...root.querySelectorAll('[lang]')].map((one) => [one.textContent, one.getAttribute('lang') ?? '']),
  );
}

beforeEach(() => {
  locale.value = 'en';
});
afterEach(() => {
  locale.value = 'fr';
});

describe('the words of a grid on an English screen', () => {
  it('are English where the grid has them, and known as French where it has not', () => {
    expect([labelOf(OPTIONS[2] ?? BASE), langOf('Iron')]).toEqual(['Iron', undefined]);
    expect(langOf(labelOf(BASE))).toBe('fr');
    expect(langOf(gridText("Demander à voir l'atelier"))).toBe('fr');
    expect(langOf(sectionLabel({ id: 's', label: 'Les bois', labelEn: '', about: '' }))).toBe('fr');
  });

  it('a help is told in English where it was translated', () => {
    expect(helpWords({ help: 'Prenez ce qui compte.', helpEn: 'Take what counts.' })).toBe('Take what counts.');
    expect(langOf(helpWords({ help: 'Prenez ce qui compte.' }))).toBe('fr');
    expect(helpWords({})).toBe('');
  });

  it('an answer of several options is French when all of them are', () => {
    expect(langOf(answerWords(ONE, { value: 'bois', na: false }))).toBe('fr');
    expect(langOf(answerWords(MANY, { value: ['bois', 'lait'], na: false }))).toBe('fr');
    expect(langOf(answerWords(MANY, { value: ['bois', 'fer'], na: false }))).toBeUndefined();
    expect(langOf(answerWords(ONE, { value: null, na: true }))).toBeUndefined();
  });

  it('carry their language as label, option, step, and cell', () => {
    const label = labelOf(BASE);
    const options = OPTIONS.map((option) => ({ value: option.value, label: labelOf(option) }));
    const choice = h(ChoiceRows, { legend: label, required: true, options, value: null, onChange: () => undefined });
    expect(spoken(choice)).toEqual({ [label]: 'fr', 'Le bois': 'fr', 'Le lait': 'fr' });
    expect(spoken(h(TextField, { label, value: '', onInput: () => undefined }))).toEqual({ [label]: 'fr' });
    const items = [{ id: 's', label, state: 'empty' as const, href: '/', current: true }];
    expect(spoken(h(Rail, { label: 'Sections', items }))).toEqual({ [label]: 'fr' });
    const columns = [{ id: 'a', label: 'Answer', cell: (text: string) => text }];
    const table = h(DataTable<string>, {
      caption: 'Answers',
      columns,
      rows: ['Le bois', 'Iron'],
      rowKey: (row: string) => row,
    });
    expect(spoken(table)).toEqual({ 'Le bois': 'fr' });
  });

  it('on a French screen nothing needs to be said', () => {
    locale.value = 'fr';
    const label = labelOf(BASE);
    expect(spoken(h(TextField, { label, value: '', onInput: () => undefined }))).toEqual({});
  });
});
