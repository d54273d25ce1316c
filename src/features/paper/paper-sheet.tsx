// The whole form as it leaves the printer: head, notice, questions by section, what the visit ends with.
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { noticeArticles, noticeVersion } from '#binding/notice/notice.ts';
import { gridText, labelOf } from '#binding/question/grid-words.ts';
import type { Answers } from '#domain/grid/answer.ts';
import { isAsked } from '#domain/grid/answer.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import { CONTEXT_SECTION, type Section } from '#domain/grid/sections.ts';
import { paperSections } from '#domain/paper/paper-form.ts';
import type { Store } from '#store/store.ts';
import { langOf } from '#i18n/french.ts';
import { Spoken } from '#ui/spoken.tsx';
import { t } from './messages.ts';
import { Box, Lines, PaperQuestion } from './paper-question.tsx';

export interface Heading {
  readonly company: string;
  readonly commune: string;
  readonly advisor: string;
  readonly place: string;
}

interface SheetProps {
  store: Store;
  grid: Grid;
  mode: Mode;
  heading: Heading;
  /** Null: printed empty. */
  answers: Answers | null;
}

export function PaperSheet({ store, grid, mode, heading, answers }: SheetProps) {
  const sections = paperSections(grid, mode);
  const count = sections.flatMap(({ questions }) => questions).filter(isAsked).length;
  return (
    <section class="paper" aria-label={t().preview}>
      <header class="paper__head">
        <h2 class="paper__title">
          {t().sheetTitle((mode === 'express' ? t().express : t().complet).toLowerCase(), count)}
        </h2>
        <p class="paper__small">
          {gridText(grid.title)}. {t().gridVersion(grid.id, grid.version)}
        </p>
        <Head heading={heading} />
        <p class="paper__small">{t().howTo}</p>
      </header>
      <Notice store={store} />
      {sections.map((section) => (
        <SectionSheet key={section.id} grid={grid} section={section} answers={answers} />
      ))}
      <EndSheet />
    </section>
  );
}

function Head({ heading }: { heading: Heading }) {
  const fields: [label: string, value: string][] = [
    [t().company, heading.company],
    [t().commune, heading.commune],
    [t().advisor, heading.advisor],
    [t().respondent, ''],
    [t().date, ''],
    [t().place, heading.place],
    [t().from, ''],
    [t().to, ''],
    [t().travel, ''],
  ];
  return (
    <dl class="paper-head">
      {fields.map(([label, value]) => (
        <div key={label} class="paper-head__field">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notice({ store }: { store: Store }) {
  const said = useDocumentSettings(store).settings.value;
  return (
    <section class="paper-notice">
      <h3>{t().noticeTitle}</h3>
      <dl>
        {noticeArticles(store, said).map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Box>{t().noticeRead(noticeVersion(said))}</Box>
      </p>
    </section>
  );
}

function SectionSheet({ grid, section, answers }: { grid: Grid; section: Section; answers: Answers | null }) {
  const label = section.id === CONTEXT_SECTION ? t().context : labelOf(section);
  return (
    <section class="paper-section">
      <h3 class="paper-section__title" lang={langOf(label)}>
        {label}
      </h3>
      {section.about && (
        <p class="paper__small">
          <Spoken>{gridText(section.about)}</Spoken>
        </p>
      )}
      <div class="paper-section__questions">
        {section.questions.map((question) => (
          <PaperQuestion key={question.id} grid={grid} question={question} answer={answers?.get(question.id) ?? null} />
        ))}
      </div>
      <div class="paper-notes">
        <p class="paper__small">{t().sectionNotes(label)}</p>
        <Lines count={2} />
      </div>
    </section>
  );
}

function EndSheet() {
  return (
    <section class="paper-end">
      <h3 class="paper-section__title">{t().ownWords}</h3>
      <p class="paper__small">{t().noHealth}</p>
      <Lines count={4} />
      <h3 class="paper-section__title">{t().facts}</h3>
      <Lines count={4} />
      <h3 class="paper-section__title">{t().promisesTitle}</h3>
      {[t().promiseCompany, t().promiseAdvisor].map((side) => (
        <div key={side} class="paper-promise">
          <span>{side}</span>
          <Lines count={2} />
          <span>{t().due}</span>
        </div>
      ))}
      <p class="paper-line">
        <span>{t().next}</span>
        <span class="paper-line__rule" />
      </p>
      <h3 class="paper-section__title">{t().internal}</h3>
      <Lines count={4} />
      <p class="paper-line">
        <span>{t().typedIn}</span>
        <span class="paper-line__rule" />
        <span>{t().by}</span>
        <span class="paper-line__rule" />
      </p>
    </section>
  );
}
