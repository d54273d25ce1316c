import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { calendarFile, type CalendarEntry } from '#domain/exchange/calendar-file.ts';
import { gexf, graphml, type NetworkGraph } from '#domain/exchange/network-graph.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    'Scierie « Dupuy » & fils',
    'a;b,c\\d',
    'ligne 1\nligne 2',
    'é'.repeat(90),
    '👩‍🌾'.repeat(20),
    ']]>',
    '<a>',
  ),
);
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01' as Day, days));

describe('a calendar file', () => {
  const entry: fc.Arbitrary<CalendarEntry> = fc.record({
    id: fc.string({ minLength: 1, maxLength: 22 }),
    title: text,
    first: day,
    last: day,
    place: text,
    text,
    updatedAt: fc.integer({ min: 0, max: 4e12 }),
    cancelled: fc.boolean(),
  });
  const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
  const plain = (value: string): string =>
    value.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
  const allowed = (value: string): string => value.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '');

  it('has no line over 75 bytes, and each text reads back as it was typed (RFC 5545, 3.1 and 3.3.11)', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
        const file = calendarFile('Actions', entries);
        const lines = file.split('\r\n');
        expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
        const titles = unfolded(file).filter((line) => line.startsWith('SUMMARY:'));
        expect(titles.map((line) => plain(line.slice(8)))).toEqual(
          entries.map(({ title }) => allowed(title).toWellFormed()),
        );
      }),
    );
  });

  it('ends each entry on the day after its last one, and never before it began', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const lines = unfolded(calendarFile('', [one]));
        const of = (name: string): string => lines.find((line) => line.startsWith(`${name};`))?.split(':')[1] ?? '';
        const end = one.last < one.first ? one.first : one.last;
        expect(of('DTSTART')).toBe(one.first.replaceAll('-', ''));
        expect(of('DTEND')).toBe(addDays(end, 1).replaceAll('-', ''));
      }),
    );
  });
});

describe('the network as a graph for other programs', () => {
  const { DOMParser } = new JSDOM('').window;
  const ids = ['a', 'b', 'c'];
  const graph: fc.Arbitrary<NetworkGraph> = fc.record({
    nodes: fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          kind: fc.constantFrom('company' as const, 'stake' as const),
          label: text,
          attributes: fc.dictionary(fc.constantFrom('commune', 'sector "x"'), text),
        }),
      ),
    ),
    edges: fc.array(
      fc.record({
        from: fc.constantFrom(...ids),
        to: fc.constantFrom(...ids),
        type: fc.constantFrom('client', 'connait'),
        directed: fc.boolean(),
      }),
    ),
  });
  /** What XML cannot hold is left out. */
  const kept = (value: string): string =>
    [...value]
      .filter((letter) => /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(letter))
      .join('');

  /** What a reader would refuse: data without a declared key, of another kind of element, or twice; a name used twice. */
  function undeclared(document: Document): string[] {
    const told: string[] = [];
    const unique = (elements: Iterable<Element>, name: string): void => {
      const ids = [...elements].map((element) => element.getAttribute(name));
      if (new Set(ids).size < ids.length) told.push(`${name} twice`);
    };
    for (const kind of ['node', 'edge']) {
      unique(document.querySelectorAll(kind), 'id');
      const keys = new Set(
        [...document.querySelectorAll(`key[for=${kind}], attributes[class=${kind}] > attribute`)].map((key) =>
          key.getAttribute('id'),
        ),
      );
      for (const element of document.querySelectorAll(kind)) {
        const values = [...element.querySelectorAll('data, attvalue')];
        const names = values.map((value) => value.getAttribute('key') ?? value.getAttribute('for'));
        if (names.some((name) => !keys.has(name))) told.push(`${kind} with data nobody declared`);
        if (new Set(names).size < names.length) told.push(`${kind} with data twice`);
      }
    }
    const places = [...document.documentElement.querySelectorAll('*')].map(({ namespaceURI }) => namespaceURI);
    return places.every((place) => place === document.documentElement.namespaceURI) ? told : [...told, 'another space'];
  }

  it.each([
    ['GraphML', graphml, (node: Element) => node.querySelector('data[key=label]')?.textContent ?? ''],
    ['GEXF', gexf, (node: Element) => node.getAttribute('label') ?? ''],
  ])('%s is well formed, with every node, edge and letter', (_, write, labelOf) => {
    fc.assert(
      fc.property(graph, (network) => {
        const document = new DOMParser().parseFromString(write(network), 'application/xml');
        expect(document.querySelector('parsererror')).toBeNull();
        const nodes = [...document.querySelectorAll('node')];
        expect(nodes.map((node) => [node.getAttribute('id'), labelOf(node)])).toEqual(
          network.nodes.map(({ id, label }) => [id, kept(label)]),
        );
        const edges = [...document.querySelectorAll('edge')];
        expect(edges.map((edge) => [edge.getAttribute('source'), edge.getAttribute('target')])).toEqual(
          network.edges.map(({ from, to }) => [from, to]),
        );
        expect(undeclared(document)).toEqual([]);
        expect(edges.map((edge) => edge.textContent || edge.querySelector('attvalue')?.getAttribute('value'))).toEqual(
          network.edges.map(({ type }) => type),
        );
      }),
      { numRuns: 60 },
    );
  });
});
