// Headings, paragraphs, lists, facts and small print.
import type { Block } from '#domain/documents/block.ts';
import { BODY, COLORS, SOFT, STRONG, type Sheet } from './sheet.ts';
import { leadingOf, type Style } from './typesetter.ts';

type Of<Type extends Block['type']> = Extract<Block, { readonly type: Type }>;

const HEADING: Style = { size: 12.5, color: COLORS.fir, bold: true };
const LABEL: Style = { size: 8.5, color: COLORS.soft };
const SMALL: Style = { size: 7.5, color: COLORS.soft, leading: 1.32 };

/** A heading is never the last line of a page. */
export function drawHeading(sheet: Sheet, { text }: Of<'heading'>): void {
  const lines = sheet.lines(text, sheet.width, HEADING);
  sheet.y += 8;
  sheet.need(lines.length * leadingOf(HEADING) + 3 * leadingOf(BODY));
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

export function drawList(sheet: Sheet, { ordered, items }: Of<'list'>): void {
  const list = sheet.element('L');
  const indent = 16;
  const place = { x: sheet.left + indent, width: sheet.width - indent };
  for (const [index, { title, text }] of items.entries()) {
    const item = sheet.element('LI', list);
    const titleLines = sheet.lines(title, place.width, STRONG);
    const textLines = text === '' ? [] : sheet.lines(text, place.width, SOFT);
    sheet.need(Math.min(4, titleLines.length + textLines.length) * leadingOf(BODY));
    sheet.mark(sheet.element('Lbl', item), 'Lbl', () =>
      sheet.line(ordered ? `${index + 1}.` : '•', sheet.y, { x: sheet.left + 2, width: indent }, STRONG),
    );
    const body = sheet.element('LBody', item);
    sheet.flow(body, 'LBody', titleLines, place, STRONG);
    sheet.flow(body, 'LBody', textLines, place, SOFT);
    sheet.y += 2;
  }
  sheet.y += 2;
}

/** Names and values, two beside each other. */
export function drawFacts(sheet: Sheet, { items }: Of<'facts'>): void {
  const list = sheet.element('L');
  const gap = 18;
  const width = (sheet.width - gap) / 2;
  const laid = items.map(({ label, value }) => ({
    label: sheet.lines(label, width, LABEL),
    value: sheet.lines(value, width, STRONG),
  }));
  for (let index = 0; index < laid.length; index += 2) {
    const pair = laid.slice(index, index + 2);
    const heights = pair.map(({ label, value }) => label.length * leadingOf(LABEL) + value.length * leadingOf(STRONG));
    const height = Math.max(...heights);
    sheet.need(height);
    const top = sheet.y;
    for (const [column, { label, value }] of pair.entries()) {
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
