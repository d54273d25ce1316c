// What a document is made of, whoever draws it: the screen as HTML, or a page of a PDF. Words are ready to be read.
import type { SignatureStrokes } from '#domain/dossier/signatures.ts';
import type { SketchStroke } from '#domain/dossier/sketches.ts';

interface TableColumn {
  readonly label: string;
  /** Its share of the width, beside the others'. */
  readonly share: number;
  /** Right-aligned, tabular figures. */
  readonly figures?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** One text for each column; the first names the row. A line break starts a new line. */
  readonly rows: readonly (readonly string[])[];
}

export interface Picture {
  /** The SHA-256 of its bytes, a JPEG. */
  readonly sha: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  /** What was drawn over it. */
  readonly sketch: readonly SketchStroke[];
}

/** A place where somebody signs, or did. */
export interface SignaturePlace {
  /** Who signs there. */
  readonly label: string;
  /** The name, or '' to be written by hand. */
  readonly name: string;
  readonly strokes: SignatureStrokes | null;
  /** What stands under it: the day, « non signé », a refusal with its reason. */
  readonly text: string;
}

interface RadarAxis {
  readonly id: string;
  readonly label: string;
  /** 0 to 1; null is « non évalué ». */
  readonly value: number | null;
  /** The head's own mark, beside it; null when it was not adjusted. */
  readonly beside: number | null;
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string; readonly tone?: 'soft' | 'strong' }
  | { readonly type: 'facts'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly { readonly title: string; readonly text: string }[];
    }
  | ({ readonly type: 'table' } & Table)
  | {
      readonly type: 'radar';
      readonly label: string;
      readonly axes: readonly RadarAxis[];
      /** What the values are, and what those beside them are. */
      readonly kinds: { readonly value: string; readonly beside: string };
      /** What the figure says, axis by axis. */
      readonly table: Table;
    }
  | { readonly type: 'pictures'; readonly items: readonly Picture[] }
  | { readonly type: 'signatures'; readonly items: readonly SignaturePlace[] }
  /** Small print. */
  | { readonly type: 'mention'; readonly title: string; readonly text: string };

export interface Letterhead {
  readonly body: string;
  readonly programme: string;
  /** Address and phone. */
  readonly contact: string;
  /** A `data:` address of a small picture, or ''. */
  readonly emblem: string;
  readonly emblemAlt: string;
  readonly funderMention: string;
}

/** A document whole: the same content on the screen and on paper. */
export interface DocumentModel {
  readonly lang: 'fr' | 'en';
  readonly title: string;
  /** The company. */
  readonly subtitle: string;
  readonly letterhead: Letterhead;
  readonly blocks: readonly Block[];
  /** `{page}` and `{count}` stand for figures. */
  readonly pageWords: string;
  /** Without its extension. */
  readonly fileName: string;
}
