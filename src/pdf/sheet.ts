// One document on A4 pages while it is drawn: where the next line goes, which page, and which tag it stands under.
import type PDFDocument from 'pdfkit';
import type { StructureElement, StructureOptions } from 'pdfkit';
import { createTypesetter, leadingOf, type Place, type Style, type Typesetter } from './typesetter.ts';

export const COLORS = { ink: '#17231c', soft: '#46534b', fir: '#1f4a3a', line: '#bcc5be', wash: '#e9efe9' } as const;

/** Points; the foot of a page stands below `bottom`. */
export const PAGE = { left: 46, top: 42, right: 46, bottom: 58 } as const;

export const BODY: Style = { size: 10, color: COLORS.ink };
export const SOFT: Style = { size: 10, color: COLORS.soft };
export const STRONG: Style = { size: 10, color: COLORS.ink, bold: true };

export interface Sheet extends Typesetter {
  readonly pdf: PDFDocument;
  /** The whole text, which everything stands in. */
  readonly root: StructureElement;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Where the next thing starts, points from the top of the page. */
  y: number;
  /** Goes to a new page unless so much room is left on this one. */
  need(height: number): void;
  newPage(): void;
  /** Under a tag of its own, inside `parent`. */
  element(type: string, parent?: StructureElement, options?: StructureOptions): StructureElement;
  /** What `draw` draws is the content of this element; it must stay on one page. */
  mark(element: StructureElement, tag: string, draw: () => void): void;
  /** Lines, borders and repetitions, which nobody wants read aloud. */
  artifact(draw: () => void): void;
  /** Draws lines one below the other, over as many pages as they need. */
  flow(element: StructureElement, tag: string, lines: readonly string[], place: Place, style: Style): void;
}

/** @param pdf with `regular` and `bold` registered */
export function createSheet(pdf: PDFDocument): Sheet {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  pdf.addPage();
  const sheet: Sheet = {
    ...createTypesetter(pdf),
    pdf,
    root,
    left: PAGE.left,
    width: pdf.page.width - PAGE.left - PAGE.right,
    bottom: pdf.page.height - PAGE.bottom,
    y: PAGE.top,
    need(height) {
      if (sheet.y + height > sheet.bottom && sheet.y > PAGE.top) sheet.newPage();
    },
    newPage() {
      pdf.addPage();
      sheet.y = PAGE.top;
    },
    element(type, parent = root, options = {}) {
      const element = pdf.struct(type, options);
      parent.add(element);
      return element;
    },
    mark(element, tag, draw) {
      const content = pdf.markStructureContent(tag);
      draw();
      pdf.endMarkedContent();
      element.add(content);
    },
    artifact(draw) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      pdf.endMarkedContent();
    },
    flow(element, tag, lines, place, style) {
      const leading = leadingOf(style);
      for (let from = 0; from < lines.length;) {
        sheet.need(leading);
        const room = Math.max(1, Math.floor((sheet.bottom - sheet.y) / leading));
        const part = lines.slice(from, from + room);
        sheet.mark(element, tag, () => {
          for (const [index, text] of part.entries()) {
            // The space keeps the words of two lines apart when the text is copied.
            const isLast = from + index === lines.length - 1;
            sheet.line(isLast ? text : `${text} `, sheet.y, place, style);
            sheet.y += leading;
          }
        });
        from += part.length;
      }
    },
  };
  return sheet;
}
