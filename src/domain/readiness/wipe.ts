// « Puis-je effacer cette tablette ? »: answered by proof, and a doubt is a no.

export interface WipeFacts {
  readonly joined: boolean;
  /** False while a key stroke is in memory only. */
  readonly saved: boolean;
  /** Records with changes that no receipt covers. */
  readonly waiting: number;
  /** Refused by the server, and kept here alone. */
  readonly refused: number;
  /** Photos and recordings that the server has not confirmed, refused ones too. */
  readonly photos: number;
  /** Forms begun that are no records yet. */
  readonly drafts: number;
  /** Tabs of this application that are open, this one included. */
  readonly tabs: number;
  /** When the server last acknowledged, ms since 1970. */
  readonly receivedAt: number | null;
}

export type WipeReason = 'alone' | 'unsaved' | 'waiting' | 'refused' | 'photos' | 'drafts' | 'tabs' | 'no-receipt';

/** Everything that stands against it, worst first; nothing: what is here is somewhere else too. */
export function wipeReasons(facts: WipeFacts): WipeReason[] {
  const reasons: [WipeReason, boolean][] = [
    ['alone', !facts.joined],
    ['unsaved', !facts.saved],
    ['refused', facts.refused > 0],
    ['waiting', facts.waiting > 0],
    ['photos', facts.photos > 0],
    ['drafts', facts.drafts > 0],
    ['tabs', facts.tabs > 1],
    ['no-receipt', facts.joined && facts.receivedAt === null],
  ];
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** What this tablet wrote on a day, and what of it the server is proven to hold. */
export interface DayReceipt {
  readonly changes: number;
  readonly changesReceived: number;
  /** Records that were written in, and those of them with nothing left to send. */
  readonly records: number;
  readonly recordsReceived: number;
  /** Photos and recordings. */
  readonly photos: number;
  readonly photosReceived: number;
}

export const isWhole = (day: DayReceipt): boolean =>
  day.changesReceived === day.changes && day.recordsReceived === day.records && day.photosReceived === day.photos;
