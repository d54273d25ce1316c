// The part of pdfkit that this room uses. The published types describe Node's streams, which this build has not.
declare module 'pdfkit' {
  export type Content = { readonly __content: true };

  export interface StructureOptions {
    readonly alt?: string;
    readonly lang?: string;
    readonly scope?: 'Column' | 'Row';
    readonly bbox?: readonly [number, number, number, number];
  }

  export interface StructureElement {
    add(child: StructureElement | Content): this;
    end(): void;
  }

  export interface EmbeddedFont {
    /** Code points of each glyph of the subset, written into the file's map back to text. */
    readonly unicode: number[][];
    /** Advance of each glyph of the subset, thousandths of a size. */
    readonly widths: number[];
    readonly font: { hasGlyphForCodePoint(point: number): boolean };
    encode(text: string): unknown;
  }

  export interface DocumentOptions {
    readonly size: 'A4';
    readonly margin: number;
    readonly pdfVersion: '1.7';
    readonly tagged: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly bufferPages: boolean;
    readonly autoFirstPage: boolean;
    readonly font: null;
    readonly info: Readonly<Record<string, string | Date>>;
  }

  export default class PDFDocument {
    constructor(options: DocumentOptions);
    readonly page: { readonly width: number; readonly height: number };
    readonly _font: EmbeddedFont;
    registerFont(name: string, source: Uint8Array): this;
    font(name: string, size?: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this;
    addPage(): this;
    switchToPage(index: number): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    fillColor(color: string, opacity?: number): this;
    strokeColor(color: string, opacity?: number): this;
    lineWidth(width: number): this;
    lineCap(style: 'butt' | 'round'): this;
    lineJoin(style: 'miter' | 'round'): this;
    dash(length: number, options?: { readonly space: number }): this;
    undash(): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    circle(x: number, y: number, radius: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    path(svg: string): this;
    closePath(): this;
    fill(color?: string): this;
    stroke(color?: string): this;
    fillAndStroke(fill: string, stroke: string): this;
    save(): this;
    restore(): this;
    clip(): this;
    translate(x: number, y: number): this;
    image(
      source: Uint8Array | string,
      x: number,
      y: number,
      options: { readonly width: number; readonly height: number },
    ): this;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(tag: string): Content;
    markContent(tag: 'Artifact', options?: { readonly type: 'Pagination' | 'Layout' }): this;
    endMarkedContent(): this;
    end(): void;
  }
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit';

  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}
