// An independent engine for forms (ODK Web Forms), on a grid written out as an XForm by the code below.
import { createRequire } from 'node:module';
import type * as EngineModule from '@getodk/xforms-engine';
import { JSDOM } from 'jsdom';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';

type Engine = typeof EngineModule;

/** The engine wants a browser's globals, and its parser those of a CommonJS module. */
export async function loadEngine(): Promise<Engine> {
  const { window } = new JSDOM('');
  const world = globalThis as unknown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in world) && /^[A-Z]/.test(name)) world[name] = (window as unknown as Record<string, unknown>)[name];
  }
  world['window'] ??= window;
  world['document'] ??= window.document;
  world['require'] ??= createRequire(import.meta.url);
  world['__dirname'] ??= import.meta.dirname;
  return import('@getodk/xforms-engine');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Names become elements: what XML does not allow in a name is put in order. */
export const elementOf = (id: string): string => id.replaceAll(/[^\w.-]/g, '_');

/** `${name}` is a path in an XForm, and quotes are straight. */
function xpath(text: string): string {
  return text
    .replaceAll(/\$\{\s*([^{}\s]+)\s*\}/g, (_, name: string) => ` /data/${elementOf(name)} `)
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"');
}

const BIND_TYPES: Readonly<Record<string, string>> = { date: 'date' };

function bind(question: Question): string {
  const attributes: string[] = [];
  const put = (name: string, text: string | undefined): void => {
    if (text !== undefined) attributes.push(`${name}="${escape(xpath(text))}"`);
  };
  const numeric = question.type === 'number' ? (question.integer ? 'int' : 'decimal') : 'string';
  attributes.push(`type="${BIND_TYPES[question.type] ?? numeric}"`);
  put('relevant', question.relevant);
  put('constraint', question.constraint);
  put('required', question.required ? 'true()' : question.requiredIf);
  if (question.type === 'calculate') put('calculate', question.calculate);
  if (question.type === 'note') put('readonly', 'true()');
  return `<bind nodeset="/data/${elementOf(question.id)}" ${attributes.join(' ')}/>`;
}

function optionsXml(question: Question): string {
  if (question.type !== 'choice' && question.type !== 'multi') return '';
  return question.options
    .map(({ value, label, columns = {} }) => {
      const cells = Object.entries(columns).map(([name, text]) => `<${name}>${escape(text)}</${name}>`);
      return `<item><name>${escape(value)}</name><label>${escape(label)}</label>${cells.join('')}</item>`;
    })
    .join('');
}

function control(question: Question): string {
  const ref = `ref="/data/${elementOf(question.id)}"`;
  if (question.type === 'calculate') return '';
  if (question.type !== 'choice' && question.type !== 'multi') return `<input ${ref}><label>x</label></input>`;
  const tag = question.type === 'choice' ? 'select1' : 'select';
  const filter = question.optionsIf === undefined ? '' : `[${escape(xpath(question.optionsIf))}]`;
  const nodes = `instance('${elementOf(question.id)}')/root/item${filter}`;
  return `<${tag} ${ref}><label>x</label><itemset nodeset="${nodes}"><value ref="name"/><label ref="label"/></itemset></${tag}>`;
}

export function xformOf(grid: Grid): string {
  const questions = allQuestions(grid);
  const lists = questions
    .filter((question) => question.type === 'choice' || question.type === 'multi')
    .map((question) => `<instance id="${elementOf(question.id)}"><root>${optionsXml(question)}</root></instance>`);
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>form</h:title><model>
<instance><data id="form">${questions.map(({ id }) => `<${elementOf(id)}/>`).join('')}</data></instance>
${lists.join('\n')}
${questions.map(bind).join('\n')}
</model></h:head>
<h:body>${questions.map(control).join('\n')}</h:body></h:html>`;
}
