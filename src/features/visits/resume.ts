// Where this tablet was in a visit: it comes back there silently, to the question, the caret and the scroll.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Section } from '#domain/grid/sections.ts';
import type { Written } from '#domain/record/record.ts';
import type { Store } from '#store/store.ts';

export interface Resume {
  readonly visit: string;
  readonly section: string;
  /** The question last touched; null: the top of the section. */
  readonly question: string | null;
  /** Place of the caret in that question's text; null when it was not in a text. */
  readonly caret: number | null;
  /** The box of that question the caret was in. */
  readonly box: ResumeBox;
  /** Pixels. */
  readonly scroll: number;
  /** Corrected ms since 1970; 0 when an earlier version did not keep it. */
  readonly when: number;
}

const BOXES = ['answer', 'note', 'internal'] as const;
export type ResumeBox = (typeof BOXES)[number];

export const resumeKey = (doc: DocId): string => `resume:${doc}`;

/** A stored position; null when it is none, or of a shape this version does not know. */
export function readResume(value: Json | undefined): Resume | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { visit, section, question, caret, box, scroll, when } = value as { readonly [key: string]: Json | undefined };
  if (typeof visit !== 'string' || typeof section !== 'string') return null;
  return {
    visit,
    section,
    question: typeof question === 'string' ? question : null,
    caret: typeof caret === 'number' ? caret : null,
    box: BOXES.find((one) => one === box) ?? 'answer',
    scroll: typeof scroll === 'number' && scroll > 0 ? scroll : 0,
    when: typeof when === 'number' && when > 0 ? when : 0,
  };
}

/** The section to open when the address names none: the one that was left, else the first with something open. */
export function sectionToOpen(
  resume: Resume | null,
  visit: string,
  sections: readonly Section[],
  isOpen: (section: Section) => boolean,
): string | null {
  const left = sections.find((section) => resume?.visit === visit && section.id === resume.section);
  return (left ?? sections.find(isOpen) ?? sections[0])?.id ?? null;
}

/**
 * The question another device was at later than this one; null when this tablet's own place is the newest.
 * @param elsewhere what the record says of this visit (`placeKey`)
 */
export function laterElsewhere(
  resume: Resume | null,
  visit: string,
  elsewhere: Written | undefined,
  isOwn: (tag: string) => boolean,
): string | null {
  if (typeof elsewhere?.value !== 'string' || isOwn(elsewhere.tag)) return null;
  // Who only looked was at no question.
  const wasHere = resume?.visit === visit && resume.question !== null;
  return wasHere && resume.when >= elsewhere.at ? null : elsewhere.value;
}

/** How long a position rests before it is written, ms: another question soon, a caret that moves at each key less often. */
const REST = 250;
const CARET_REST = 1_500;

interface Aim {
  readonly question: string;
  readonly asked: boolean;
}

export interface ResumeKeeper {
  /** What was kept on this tablet when the screen opened. */
  readonly kept: Promise<Resume | null>;
  /** The same, for the first section shown only: the ones after it were asked for by hand. */
  arrival(): Promise<Resume | null>;
  /** Keeps a position, a moment later. */
  keep(resume: Resume): void;
  /** Writes at once what waits. */
  flush(): void;
  /** The question to go to in the section about to be shown; not `asked` for: another device was there. */
  aim(question: string, asked?: boolean): void;
  /** The question aimed at, left in its place. */
  aimed(): string | null;
  /** Takes that question; null when there is none. */
  takeAim(): Aim | null;
  /** Where the person is, once they were somewhere since the screen opened. */
  here(): Resume | null;
  /** The same, or else where this tablet left. */
  latest(): Promise<Resume | null>;
}

/** Keeps the position of one dossier on this tablet. */
export function createResumeKeeper(store: Pick<Store, 'local'>, doc: DocId): ResumeKeeper {
  const kept = store.local.get(resumeKey(doc)).then(readResume);
  let waiting: Resume | null = null;
  let newest: Resume | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let arrived = false;
  let aimed: Aim | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting) void store.local.set(resumeKey(doc), { ...waiting }, 'place');
    waiting = null;
  };
  return {
    kept,
    arrival() {
      if (arrived) return Promise.resolve(null);
      arrived = true;
      return kept;
    },
    keep(resume) {
      const moved = newest?.question !== resume.question || newest.section !== resume.section;
      waiting = resume;
      newest = resume;
      if (moved && timer !== null) clearTimeout(timer);
      if (moved) timer = setTimeout(flush, REST);
      else timer ??= setTimeout(flush, CARET_REST);
    },
    flush,
    aim(question, asked = true) {
      aimed = { question, asked };
    },
    aimed: () => aimed?.question ?? null,
    here: () => newest,
    latest: async () => newest ?? (await kept),
    takeAim() {
      const taken = aimed;
      aimed = null;
      return taken;
    },
  };
}
