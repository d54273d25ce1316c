// Headings, paragraphs, lists, facts and small print.
import type { Block } from '#domain/documents/block.ts';
import type { StructureElement } from 'pdfkit';
import { BODY, COLORS, SOFT, STRONG, type Sheet } from './sheet.ts';
import { leadingOf, type Place, type Style } from './typesetter.ts';

type Of<Type extends Block['type']> = Extract<Block, { readonly type: Type }>;

const HEADING: Style = { size: 12.5, color: COLORS.fir, bold: true };
const LABEL: Style = { size: 8.5, color: COLORS.soft };
/** Facts beside each other. */
const COLUMNS = 3;
const SMALL: Style = { size: 7.5, color: COLORS.soft, leading: 1.32 };

/** @param room what must follow it on the same page: a heading is never its last line */
export function drawHeading(sheet: Sheet, { text }: Of<'heading'>, room: number): void {
  const lines = sheet.lines(text, sheet.width, HEADING);
  sheet.y += 8;
  sheet.need(lines.length * leadingOf(HEADING) + 2 + room);
  sheet.flow(sheet.element('H2'), 'H2', lines, { x: sheet.left, width: sheet.width }, HEADING);
  sheet.y += 2;
}

export function drawParagraph(sheet: Sheet, { text, tone }: Of<'paragraph'>): void {
  const style = tone === 'soft' ? SOFT : tone === 'strong' ? STRONG : BODY;
  const lines = sheet.lines(text, sheet.width, style);
  // Two lines at least, so that none stands alone at the foot of a page.
  sheet.need(Math.min(lines.length, 2) * leadingOf(style));
  sheet.flow(sheet.element('P'), 'P', lines, { x: sheet.left, width: sheet.width }, style);
  sheet.y += 3;
}

/** A title and its text share a line where both fit. */
function drawItem(sheet: Sheet, body: StructureElement, title: string, text: string, place: Place): void {
  const [titles, texts] = [sheet.lines(title, place.width, STRONG), sheet.lines(text, place.width, SOFT)];
  const used = sheet.measure(`${titles[0] ?? ''}  `, STRONG);
  const isOne = titles.length === 1 && texts.length === 1 && used + sheet.measure(text, SOFT) <= place.width;
  sheet.need(Math.min(4, titles.length + texts.length) * leadingOf(BODY));
  if (!isOne || text === '') {
    sheet.flow(body, 'LBody', titles, place, STRONG);
    if (text !== '') sheet.flow(body, 'LBody', texts, place, SOFT);
    return;
  }
  sheet.mark(body, 'LBody', () => {
    sheet.line(`${titles[0]} `, sheet.y, place, STRONG);
    sheet.line(texts[0] ?? '', sheet.y, { ...place, x: place.x + used }, SOFT);
  });
  sheet.y += leadingOf(BODY);
}

export function drawList(sheet: Sheet, { ordered, items }: Of<'list'>): void {
  const list = sheet.element('L');
  const indent = 16;
  const place = { x: sheet.left + indent, width: sheet.width - indent };
  for (const [index, { title, text }] of items.entries()) {
    const item = sheet.element('LI', list);
    sheet.need(2 * leadingOf(BODY));
    sheet.mark(sheet.element('Lbl', item), 'Lbl', () =>
      sheet.line(ordered ? `${index + 1}.` : '•', sheet.y, { x: sheet.left + 2, width: indent }, STRONG),
    );
    drawItem(sheet, sheet.element('LBody', item), title, text, place);
    sheet.y += 2;
  }
  sheet.y += 2;
}

/** Names and values, three beside each other. */
export function drawFacts(sheet: Sheet, { items }: Of<'facts'>): void {
  const list = sheet.element('L');
  const gap = 16;
  const width = (sheet.width - (COLUMNS - 1) * gap) / COLUMNS;
  const laid = items.map(({ label, value }) => ({
    label: sheet.lines(label, width, LABEL),
    value: sheet.lines(value, width, STRONG),
  }));
  for (let index = 0; index < laid.length; index += COLUMNS) {
    const row = laid.slice(index, index + COLUMNS);
    const heights = row.map(({ label, value }) => label.length * leadingOf(LABEL) + value.length * leadingOf(STRONG));
    const height = Math.max(...heights);
    sheet.need(height);
    const top = sheet.y;
    for (const [column, { label, value }] of row.entries()) {
      const place = { x: sheet.left + column * (width + gap), width };
      const item = sheet.element('LI', list);
      sheet.y = top;
      sheet.flow(sheet.element('Lbl', item), 'Lbl', label, place, LABEL);
      sheet.flow(sheet.element('LBody', item), 'LBody', value, place, STRONG);
    }
    sheet.y = top + height + 3;
  }
  sheet.y += 2;
}

export function drawMention(sheet: Sheet, { title, text }: Of<'mention'>): void {
  const place = { x: sheet.left, width: sheet.width };
  const titleStyle = { ...SMALL, bold: true };
  const lines = sheet.lines(text, sheet.width, SMALL);
  sheet.y += 6;
  sheet.need(Math.min(lines.length + 1, 6) * leadingOf(SMALL) + 6);
  sheet.artifact(() =>
    sheet.pdf
      .lineWidth(0.5)
      .moveTo(sheet.left, sheet.y)
      .lineTo(sheet.left + sheet.width, sheet.y)
      .stroke(COLORS.line),
  );
  sheet.y += 5;
  sheet.flow(sheet.element('P'), 'P', sheet.lines(title, sheet.width, titleStyle), place, titleStyle);
  sheet.flow(sheet.element('P'), 'P', lines, place, SMALL);
}
