// The actions of the plan in their order, each edited where it stands, and the tracks that one touch turns into actions.
import { useState } from 'preact/hooks';
import { reasonWords } from '#binding/dossier/dossier-words.ts';
import { t as stage } from '#binding/dossier/messages.ts';
import { GridText } from '#binding/question/grid-text.tsx';
import { gridText } from '#binding/question/grid-words.ts';
import type { DocId } from '#domain/ids.ts';
import { frenchWithin } from '#i18n/french.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { SaidAs } from '#ui/spoken.tsx';
import { showToast } from '#ui/toast.tsx';
import { ActionItem } from './action-item.tsx';
import { t } from './messages.ts';
import type { Added, PlanModel, Proposal } from './plan-model.ts';

interface ActionsProps {
  model: PlanModel;
  /** The action that is being edited. */
  open: DocId | null;
  onOpen: (doc: DocId | null) => void;
}

export function ActionsSection({ model, open, onOpen }: ActionsProps) {
  const actions = model.inPlan.value;
  const added = ({ doc, undo }: Added): void => {
    onOpen(doc);
    showToast({ text: t().added, undo });
  };
  const addEmpty = async (): Promise<void> => added(await model.addEmpty());
  return (
    <Section id="actions" title={t().actions} lead={t().actionsText}>
      {actions.length === 0 ? (
        <p class="c-soft">{t().noAction}</p>
      ) : (
        <ol class="plan-actions c-plain">
          {actions.map((action, index) => (
            <li key={action.doc}>
              <ActionItem
                model={model}
                action={action}
                place={index + 1}
                count={actions.length}
                open={open === action.doc}
                onOpen={(on) => onOpen(on ? action.doc : null)}
              />
            </li>
          ))}
        </ol>
      )}
      <div class="c-cluster">
        <Button icon="plus" onClick={() => void addEmpty()}>
          {t().addAction}
        </Button>
      </div>
      <Proposals model={model} onAdd={async (proposal) => added(await model.addFrom(proposal))} />
      <TakenOut model={model} />
    </Section>
  );
}

interface ProposalsProps {
  model: PlanModel;
  onAdd: (proposal: Proposal) => Promise<void>;
}

function Proposals({ model, onAdd }: ProposalsProps) {
  const all = model.proposals.value;
  const kept = all.filter((proposal) => proposal.kept);
  const others = all.filter((proposal) => !proposal.kept);
  // Adding one must not fold the others away.
  const [open] = useState(kept.length === 0 && model.inPlan.value.length === 0);
  return (
    <>
      {kept.length > 0 && (
        <Section level={3} title={t().fromTracks}>
          <ProposalRows model={model} proposals={kept} onAdd={onAdd} />
        </Section>
      )}
      {others.length > 0 && (
        <Disclosure title={t().otherProposals(others.length)} open={open}>
          <ProposalRows model={model} proposals={others} onAdd={onAdd} />
        </Disclosure>
      )}
    </>
  );
}

/** The grid speaks French whatever the language of the screen. */
const isRulesWords = ({ rule, title }: Proposal): boolean => rule !== null && title === gridText(rule.action);

function ProposalRows({ model, proposals, onAdd }: ProposalsProps & { proposals: readonly Proposal[] }) {
  const grid = model.grid.value;
  return (
    <RowList label={t().fromTracks}>
      {proposals.map((proposal) => (
        <Row
          key={proposal.id}
          icon="lightbulb"
          title={isRulesWords(proposal) ? <GridText>{proposal.title}</GridText> : proposal.title}
          meta={
            grid &&
            proposal.suggestion && (
              <>
                {reasonWords(grid, proposal.suggestion)}
                <br />
                {stage().leadWith('')}
                <GridText>{gridText(proposal.suggestion.rule.withWhom)}</GridText>
              </>
            )
          }
          action={
            <Button icon="plus" onClick={() => void onAdd(proposal)}>
              <SaidAs shown={t().addWord} said={frenchWithin(t().addFrom(proposal.title), [proposal.title])} />
            </Button>
          }
        />
      ))}
    </RowList>
  );
}

/** What was taken out is a touch away, with everything in it. */
function TakenOut({ model }: { model: PlanModel }) {
  const actions = model.takenOut.value;
  if (actions.length === 0) return null;
  return (
    <Disclosure title={t().takenOut(actions.length)}>
      <RowList label={t().takenOut(actions.length)}>
        {actions.map((action) => (
          <Row
            key={action.doc}
            title={action.title || t().untitled}
            badges={action.conflicts > 0 && <Badge icon="split">{t().conflicts}</Badge>}
            action={
              <Button
                icon="undo-2"
                aria-label={t().putBackOf(action.title || t().untitled)}
                onClick={() => model.putBack(action.doc)}
              >
                {t().putBack}
              </Button>
            }
          />
        ))}
      </RowList>
    </Disclosure>
  );
}
