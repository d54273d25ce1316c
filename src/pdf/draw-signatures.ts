// The places to sign, two beside each other: what the hand drew as lines, or an empty line to sign on by hand.
import type { Block, SignaturePlace } from '#domain/documents/block.ts';
import { signaturePath } from '#domain/dossier/signatures.ts';
import { COLORS, SOFT, STRONG, type Sheet } from './sheet.ts';
import { leadingOf, type Place, type Style } from './typesetter.ts';

type Signatures = Extract<Block, { readonly type: 'signatures' }>;

const LABEL: Style = { ...STRONG, size: 9.5 };
const TEXT: Style = { ...SOFT, size: 9 };
const GAP = 24;
const HIGH = 46;

function drawHand(sheet: Sheet, { strokes }: SignaturePlace, { x, width }: Place, y: number): void {
  const { pdf } = sheet;
  if (!strokes) return;
  const path = signaturePath(strokes, width - 12, HIGH - 8);
  pdf
    .save()
    .translate(x + 6, y + 4)
    .lineWidth(1.3)
    .lineCap('round')
    .lineJoin('round');
  pdf.path(path).stroke(COLORS.ink);
  pdf.restore();
}

function drawPlace(sheet: Sheet, signature: SignaturePlace, place: Place): void {
  const { label, name, strokes, text } = signature;
  sheet.flow(sheet.element('P'), 'P', sheet.lines(label, place.width, LABEL), place, LABEL);
  sheet.flow(sheet.element('P'), 'P', name === '' ? [] : sheet.lines(name, place.width, TEXT), place, TEXT);
  const top = sheet.y;
  if (strokes) {
    const figure = sheet.element('Figure', sheet.root, {
      alt: [label, name, text].filter(Boolean).join(', '),
      bbox: [place.x, top, place.x + place.width, top + HIGH],
    });
    sheet.mark(figure, 'Figure', () => drawHand(sheet, signature, place, top));
  }
  sheet.y = top + HIGH;
  sheet.artifact(() =>
    sheet.pdf
      .lineWidth(0.6)
      .moveTo(place.x, sheet.y)
      .lineTo(place.x + place.width, sheet.y)
      .stroke(COLORS.soft),
  );
  sheet.y += 2;
  sheet.flow(sheet.element('P'), 'P', sheet.lines(text, place.width, TEXT), place, TEXT);
}

export function drawSignatures(sheet: Sheet, { items }: Signatures): void {
  const width = (sheet.width - GAP) / 2;
  for (let index = 0; index < items.length; index += 2) {
    const pair = items.slice(index, index + 2);
    sheet.y += 8;
    const height = ({ label, name, text }: SignaturePlace): number =>
      HIGH +
      2 +
      [label, name, text].reduce((sum, one) => sum + sheet.lines(one, width, LABEL).length * leadingOf(LABEL), 0);
    sheet.need(Math.min(300, Math.max(...pair.map(height))));
    const top = sheet.y;
    let bottom = top;
    for (const [column, signature] of pair.entries()) {
      sheet.y = top;
      drawPlace(sheet, signature, { x: sheet.left + column * (width + GAP), width });
      bottom = Math.max(bottom, sheet.y);
    }
    sheet.y = bottom;
  }
}
