import { describe, expect, test } from 'vitest';
import { filterOptions, moveFor, namedOption } from '#ui/combobox-model.ts';

const OPTIONS = [
  { value: '1', label: 'Saint-Girons', detail: '09200' },
  { value: '2', label: 'Ercé', detail: '09140' },
  { value: '3', label: 'Les Bordes-sur-Lez', detail: '09800' },
  { value: '4', label: 'Bordes-Uchentein', detail: '09800' },
  { value: '5', label: 'Atelier d’œuvres', detail: '' },
];
const values = (query: string): string[] => filterOptions(OPTIONS, query).map((option) => option.value);

describe('filtering', () => {
  test('accents, case and ligatures do not matter', () => {
    expect(values('erce')).toEqual(['2']);
    expect(values('OEUVRES')).toEqual(['5']);
    expect(values("d'oeuvres")).toEqual(['5']);
  });

  test('each word typed must be somewhere in the label or the detail', () => {
    expect(values('girons 09200')).toEqual(['1']);
    expect(values('saint girons')).toEqual(['1']);
    expect(values('girons 09140')).toEqual([]);
  });

  test('what begins with the text comes first', () => {
    expect(values('bordes')).toEqual(['4', '3']);
  });

  test('an empty box offers the whole list, in its order', () => {
    expect(values('  ')).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('leaving the box', () => {
  test('a name typed in full is that option; a part of a name, or a shared one, is none', () => {
    expect(namedOption(OPTIONS, ' saint-girons ')?.value).toBe('1');
    expect(namedOption(OPTIONS, 'saint')).toBeNull();
    expect(namedOption([...OPTIONS, { value: '6', label: 'ERCE' }], 'ercé')).toBeNull();
  });
});

describe('keys', () => {
  const closed = { open: false, active: -1, count: 3, alt: false };
  const opened = { open: true, active: 0, count: 3, alt: false };

  test('the arrows open the list and go round it', () => {
    expect(moveFor('ArrowDown', closed)).toEqual({ open: true, active: 0 });
    expect(moveFor('ArrowUp', closed)).toEqual({ open: true, active: 2 });
    expect(moveFor('ArrowDown', { ...opened, active: 2 })).toEqual({ open: true, active: 0 });
    expect(moveFor('ArrowUp', opened)).toEqual({ open: true, active: 2 });
    expect(moveFor('ArrowDown', { ...opened, active: -1, count: 0 })).toEqual({ open: true, active: -1 });
  });

  test('with Alt, down opens without moving and up closes', () => {
    expect(moveFor('ArrowDown', { ...closed, alt: true })).toEqual({ open: true, active: -1 });
    expect(moveFor('ArrowUp', { ...opened, alt: true })).toEqual({ open: false, active: -1 });
  });

  test('Enter chooses only when an option is pointed at, so that a form can still be sent', () => {
    expect(moveFor('Enter', opened)).toBe('choose');
    expect(moveFor('Enter', { ...opened, active: -1 })).toBeNull();
    expect(moveFor('Enter', closed)).toBeNull();
  });

  test('Escape closes the list first, then brings the chosen option back', () => {
    expect(moveFor('Escape', opened)).toEqual({ open: false, active: -1 });
    expect(moveFor('Escape', closed)).toBe('reset');
  });

  test('Home, End and letters stay with the text box', () => {
    for (const key of ['Home', 'End', 'a', 'Tab', 'Backspace']) expect(moveFor(key, opened)).toBeNull();
  });

  test('page keys move by five within the list', () => {
    expect(moveFor('PageDown', { ...opened, count: 20 })).toEqual({ open: true, active: 5 });
    expect(moveFor('PageDown', opened)).toEqual({ open: true, active: 2 });
    expect(moveFor('PageUp', opened)).toEqual({ open: true, active: 0 });
  });
});
