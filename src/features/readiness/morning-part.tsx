// One verdict and its lines: what was looked at, in which state it is, what to do about it.
import { dayAt } from '#domain/day.ts';
import type { Line, Verdict } from '#domain/readiness/readiness.ts';
import { formatMoment, formatTime } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { LineAct } from './line-act.tsx';
import { lineText } from './line-words.ts';
import { t } from './messages.ts';
import type { Check, ReadyModel } from './ready-model.ts';

export function MorningPart({ store, model }: { store: Store; model: ReadyModel }) {
  const check = model.check.value;
  if (!check) return <Skeleton lines={8} />;
  const [needed, advice] = [check.lines.filter((line) => line.needed), check.lines.filter((line) => !line.needed)];
  return (
    <>
      <VerdictBanner store={store} model={model} check={check} />
      <Lines title={t().groupNeeded} lines={needed} store={store} model={model} check={check} />
      <Lines title={t().groupAdvice} lines={advice} store={store} model={model} check={check} />
      <Section title={t().takeAlong}>
        <div class="c-cluster">
          <LinkButton href={href.paper()} icon="printer">
            {t().paper}
          </LinkButton>
          <LinkButton href={href.aids()} icon="lightbulb">
            {t().aids}
          </LinkButton>
        </div>
      </Section>
    </>
  );
}

/** « 17:42 » today, else with its day. */
export function whenWords(store: Pick<Store, 'now'>, at: number): string {
  return dayAt(at) === dayAt(store.now()) ? formatTime(at) : formatMoment(at);
}

function verdictWords(verdict: Verdict): { readonly title: string; readonly text: string } {
  switch (verdict.type) {
    case 'ready':
      return {
        title: t().ready,
        text: verdict.advice > 0 ? `${t().readyText} ${t().readyAdvice(verdict.advice)}` : t().readyText,
      };
    case 'missing':
      return { title: t().missing(verdict.count), text: t().missingText };
    case 'unknown':
      return { title: t().unknown(verdict.count), text: t().unknownText };
  }
}

function VerdictBanner({ store, model, check }: { store: Store; model: ReadyModel; check: Check }) {
  const { title, text } = verdictWords(check.verdict);
  return (
    <div data-verdict={check.verdict.type}>
      <Banner
        tone={check.verdict.type === 'ready' ? 'ok' : 'todo'}
        title={title}
        live
        action={
          <Button icon="refresh-cw" busy={model.busy.value} onClick={() => void model.look()}>
            {t().lookAgain}
          </Button>
        }
      >
        {text} {t().checkedAt(whenWords(store, check.at))}
      </Banner>
    </div>
  );
}

interface LinesProps {
  title: string;
  lines: readonly Line[];
  store: Store;
  model: ReadyModel;
  check: Check;
}

function Lines({ title, lines, store, model, check }: LinesProps) {
  return (
    <Section title={title}>
      <RowList label={title}>
        {lines.map((line) => (
          <Row
            key={line.id}
            title={<span data-line={line.id}>{t().lines[line.id]}</span>}
            meta={lineText(check.facts, line)}
            badges={<StateBadge line={line} />}
            action={<LineAct store={store} model={model} check={check} line={line} />}
          />
        ))}
      </RowList>
    </Section>
  );
}

function StateBadge({ line }: { line: Line }) {
  if (line.state === 'yes')
    return (
      <Badge tone="ok" icon="circle-check">
        {t().yes}
      </Badge>
    );
  if (line.state === 'unknown')
    return (
      <Badge tone="plain" icon="help-circle">
        {t().notKnown}
      </Badge>
    );
  return line.needed ? (
    <Badge tone="todo" icon="flag">
      {t().lacks}
    </Badge>
  ) : (
    <Badge tone="plain" icon="lightbulb">
      {t().advice}
    </Badge>
  );
}
