// The information notice, printed on every document (PRODUCT R2): the workspace's own words, else the shipped ones.
import { readVisits } from '#domain/dossier/visits.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { DocumentSettings } from '#domain/settings/documents.ts';
import type { Block } from './block.ts';
import type { DocumentWords } from './words.ts';

export interface NoticeShown {
  readonly at: number;
  readonly version: string;
}

/** The first time it was shown in this dossier. */
export function noticeShown(dossier: RecordView): NoticeShown | null {
  const shown = readVisits(dossier)
    .flatMap(({ noticeAt, noticeVersion }) => (noticeAt === null ? [] : [{ at: noticeAt, version: noticeVersion }]))
    .sort((a, b) => a.at - b.at);
  return shown[0] ?? null;
}

export function noticeBlock(settings: DocumentSettings, shown: NoticeShown | null, words: DocumentWords): Block {
  const { notice, figures } = words;
  const body = settings.body || notice.defaultBody;
  const dpo = settings.dpo === '' ? notice.noDpo(body) : notice.dpo(settings.dpo.replace(/\s*\n\s*/g, ', '));
  const own = settings.noticeText.replace(/\s*\n\s*/g, ' ');
  const text = own === '' ? notice.text(body, settings.retention || notice.defaultRetention, dpo) : `${own} ${dpo}`;
  const when = shown ? notice.shownOn(figures.moment(shown.at), shown.version) : notice.notShown;
  return { type: 'mention', title: notice.title, text: `${text} ${when}` };
}
