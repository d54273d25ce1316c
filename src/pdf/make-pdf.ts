// A document's model as the bytes of a PDF. Everything it needs is handed in: no clock, no network, no screen.
import type { Block, DocumentModel } from '#domain/documents/block.ts';
import PDFDocument from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import { drawEmblem, EMBLEM } from './draw-emblem.ts';
import { drawPictures, type PictureBytes } from './draw-pictures.ts';
import { drawRadar, RADAR_ROOM } from './draw-radar.ts';
import { drawSignatures } from './draw-signatures.ts';
import { drawTable } from './draw-table.ts';
import { drawFacts, drawHeading, drawList, drawMention, drawParagraph } from './draw-text.ts';
import { COLORS, createSheet, PAGE, type Sheet } from './sheet.ts';
import { leadingOf, type Style } from './typesetter.ts';

export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface PdfSources {
  readonly fonts: Fonts;
  readonly pictures: PictureBytes;
  /** The words for a photo that is not on this device. */
  readonly missingPicture: string;
  /** When it is made, ms since 1970. */
  readonly at: number;
}

export interface MadePdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that the letters do not hold, drawn as empty boxes. */
  readonly boxed: readonly string[];
}

const TITLE: Style = { size: 21, color: COLORS.fir, bold: true, leading: 1.2 };
const SUBTITLE: Style = { size: 13, color: COLORS.ink, bold: true };
const BODY_NAME: Style = { size: 10, color: COLORS.ink, bold: true };
const HEAD_TEXT: Style = { size: 8.5, color: COLORS.soft };
const FOOT: Style = { size: 7.5, color: COLORS.soft };

function drawLetterhead(sheet: Sheet, { letterhead, title, subtitle }: DocumentModel): void {
  const top = sheet.y;
  const emblem = drawEmblem(sheet, letterhead);
  const place = { x: sheet.left, width: sheet.width - (emblem > 0 ? emblem + 16 : 0) };
  const { body, programme, funderMention } = letterhead;
  for (const [text, style] of [
    [body, BODY_NAME],
    [programme, HEAD_TEXT],
    [funderMention, HEAD_TEXT],
  ] as const) {
    if (text !== '') sheet.flow(sheet.element('P'), 'P', sheet.lines(text, place.width, style), place, style);
  }
  sheet.y = Math.max(sheet.y, emblem > 0 ? top + EMBLEM.height : top) + 6;
  sheet.artifact(() =>
    sheet.pdf
      .lineWidth(1.2)
      .moveTo(sheet.left, sheet.y)
      .lineTo(sheet.left + sheet.width, sheet.y)
      .stroke(COLORS.fir),
  );
  sheet.y += 10;
  const whole = { x: sheet.left, width: sheet.width };
  sheet.flow(sheet.element('H1'), 'H1', sheet.lines(title, sheet.width, TITLE), whole, TITLE);
  sheet.flow(sheet.element('P'), 'P', sheet.lines(subtitle, sheet.width, SUBTITLE), whole, SUBTITLE);
  sheet.y += 6;
}

/** What a heading must have under it on its page, points. */
function roomFor(next: Block | undefined): number {
  if (next?.type === 'radar') return RADAR_ROOM;
  return next?.type === 'pictures' || next?.type === 'signatures' ? 150 : 42;
}

function drawBlock(
  sheet: Sheet,
  block: Block,
  next: Block | undefined,
  { pictures, missingPicture }: PdfSources,
): void {
  switch (block.type) {
    case 'heading':
      return drawHeading(sheet, block, roomFor(next));
    case 'paragraph':
      return drawParagraph(sheet, block);
    case 'facts':
      return drawFacts(sheet, block);
    case 'list':
      return drawList(sheet, block);
    case 'table':
      return drawTable(sheet, block);
    case 'radar':
      return drawRadar(sheet, block);
    case 'pictures':
      return drawPictures(sheet, block, pictures, missingPicture);
    case 'signatures':
      return drawSignatures(sheet, block);
    case 'mention':
      return drawMention(sheet, block);
  }
}

/** Which document it is, whose, and which page, at the foot of each. */
function drawFeet(sheet: Sheet, { title, subtitle, letterhead, pageWords }: DocumentModel): number {
  const { pdf } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  const y = pdf.page.height - PAGE.bottom + 14;
  const [whose = ''] = sheet.lines(`${title} · ${subtitle}`, sheet.width - 80, FOOT);
  const [body = ''] = sheet.lines([letterhead.body, letterhead.contact].filter(Boolean).join(' · '), sheet.width, FOOT);
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    const page = pageWords.replace('{page}', String(index + 1)).replace('{count}', String(count));
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf
      .lineWidth(0.5)
      .moveTo(sheet.left, y - 5)
      .lineTo(sheet.left + sheet.width, y - 5)
      .stroke(COLORS.line);
    sheet.line(whose, y, { x: sheet.left, width: sheet.width - 80 }, FOOT);
    sheet.line(page, y, { x: sheet.left, width: sheet.width, align: 'right' }, FOOT);
    sheet.line(body, y + leadingOf(FOOT), { x: sheet.left, width: sheet.width }, FOOT);
    pdf.endMarkedContent();
  }
  return count;
}

export async function makePdf(model: DocumentModel, sources: PdfSources): Promise<MadePdf> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: model.lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: `${model.title}, ${model.subtitle}`,
      Author: model.letterhead.body,
      Creator: 'Cordée',
      Producer: 'Cordée',
      CreationDate: new Date(sources.at),
      ModDate: new Date(sources.at),
    },
  });
  const bytes = toBytes(pdf);
  pdf.registerFont('regular', sources.fonts.regular).registerFont('bold', sources.fonts.bold);
  const sheet = createSheet(pdf);
  drawLetterhead(sheet, model);
  for (const [index, block] of model.blocks.entries()) drawBlock(sheet, block, model.blocks[index + 1], sources);
  const pages = drawFeet(sheet, model);
  sheet.root.end();
  pdf.end();
  return { bytes: await bytes, pages, boxed: [...sheet.boxed] };
}
