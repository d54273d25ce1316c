import { effect } from '@preact/signals-core';
import { afterEach, describe, expect, test } from 'vitest';
import { defineMessages } from '#i18n/define-messages.ts';
import { bindLocale, locale, localeOf } from '#i18n/locale.ts';
import { counted, plural } from '#i18n/plural.ts';

const fr = { hello: 'Bonjour', greet: (name: string) => `Bonjour ${name}`, deep: { one: 'un' } };
const t = defineMessages(fr, { hello: 'Hello', greet: (name) => `Hello ${name}`, deep: { one: 'one' } });

afterEach(() => {
  locale.value = 'fr';
});

describe('messages', () => {
  test('French is spoken first, and a change of locale reaches whoever reads', () => {
    const seen: string[] = [];
    const stop = effect(() => {
      seen.push(`${t().hello} ${t().deep.one} ${t().greet('Anne')}`);
    });
    locale.value = 'en';
    stop();
    expect(seen).toEqual(['Bonjour un Bonjour Anne', 'Hello one Hello Anne']);
  });

  test('the language of the page follows the locale', () => {
    const html = { lang: '' };
    const stop = bindLocale(html);
    expect(html.lang).toBe('fr');
    locale.value = 'en';
    expect(html.lang).toBe('en');
    stop();
  });

  test('a stored locale that is not ours is refused', () => {
    expect(localeOf('en')).toBe('en');
    expect(localeOf('de')).toBeNull();
    expect(localeOf(undefined)).toBeNull();
  });
});

describe('French typography', () => {
  test('spaces before ; ! ? : and inside « » are made unbreakable, in sentences and in what functions return', () => {
    const french = {
      a: 'Prêt ? Oui ! « Bois » : ici ; là',
      b: (name: string) => `Créer « ${name} » ?`,
      c: { d: '12:30' },
    };
    const spoken = defineMessages(french, { ...french, a: 'Ready? “Wood”: here' });
    expect(spoken().a).toBe('Prêt\u202f? Oui\u202f! «\u00a0Bois\u00a0»\u00a0: ici\u202f; là');
    expect(spoken().b('Ercé')).toBe('Créer «\u00a0Ercé\u00a0»\u202f?');
    expect(spoken().c.d).toBe('12:30');
  });

  test('English is left as it is written', () => {
    const spoken = defineMessages({ a: 'Bois :' }, { a: 'Wood : x' });
    locale.value = 'en';
    expect(spoken().a).toBe('Wood : x');
  });
});

describe('plurals', () => {
  test('French counts zero as singular, English as plural', () => {
    expect(plural(0, 'dossier', 'dossiers')).toBe('dossier');
    expect(counted(1, 'dossier', 'dossiers')).toBe('1\u00a0dossier');
    expect(counted(3, 'dossier', 'dossiers')).toBe('3\u00a0dossiers');
    locale.value = 'en';
    expect(plural(0, 'record', 'records')).toBe('records');
  });
});
