// What an imported grid requires before its result is given back, question by question. It never blocks leaving a page.
import { GridText } from '#binding/question/grid-text.tsx';
import { labelOf } from '#binding/question/grid-words.ts';
import { typeset } from '#i18n/typeset.ts';
import { CONTEXT_SECTION } from '#domain/grid/sections.ts';
import { questionOf } from '#domain/grid/grid.ts';
import { Icon } from '#ui/icon.tsx';
import { Spoken } from '#ui/spoken.tsx';
import type { DossierCore } from './dossier-core.ts';
import { t } from './messages.ts';
import './stage-move.css';

interface GapsProps {
  core: DossierCore;
  /** The id that a link on the page leads to. */
  id?: string;
  /** Where a question is answered, in the last visit. */
  hrefOf: (visit: string, section: string, question: string) => string;
}

/** Nothing while the grid requires nothing more. */
export function FormGaps({ core, id, hrefOf }: GapsProps) {
  const grid = core.grid.value;
  const problems = core.facts().formProblems;
  const visit = core.dossier.value.visits.at(-1)?.id;
  if (!grid || problems.length === 0) return null;
  return (
    <div class="form-gaps" id={id}>
      <p>
        <b>{t().gapsTitle}</b>
      </p>
      <ul class="c-plain">
        {problems.map((problem) => {
          const question = questionOf(grid, problem.question);
          const label = question ? labelOf(question) : problem.question;
          const message = problem.type === 'constraint' && problem.message;
          const why = problem.type === 'required' ? t().gapRequired : t().gapBroken;
          return (
            <li key={problem.question}>
              <Icon name="circle-dot" />
              <span>
                {visit ? (
                  <a href={hrefOf(visit, question?.dimension ?? CONTEXT_SECTION, problem.question)}>
                    <Spoken>{label}</Spoken>
                  </a>
                ) : (
                  <Spoken>{label}</Spoken>
                )}{' '}
                <span class="c-soft">({message ? <GridText>{typeset(message)}</GridText> : why})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
