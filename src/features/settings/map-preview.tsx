// What a file of outlines holds and what of it is left aside; then the one act.
import { communeOf, COMMUNES } from '#domain/territory/communes.ts';
import type { OutlineImport, RejectedFeature } from '#domain/territory/import-outlines.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { mapWords } from './map-messages.ts';
import type { OutlineModel, OutlinePreview } from './map-model.ts';
import type { ReadFailure } from './map-read-outlines.ts';

export function OutlinePreviewSection({ model, preview }: { model: OutlineModel; preview: OutlinePreview }) {
  const words = mapWords();
  const { name, read } = preview;
  return (
    <Section title={words.previewOf(name)} level={3} framed>
      {read.ok ? <Content found={read.value} /> : <Refusal failure={read.error} />}
      <div class="c-cluster">
        {read.ok && (
          <Button variant="primary" icon="check" busy={model.busy.value} onClick={() => void keep(model)}>
            {words.keep}
          </Button>
        )}
        <Button variant="plain" icon="x" onClick={model.dismiss}>
          {words.cancel}
        </Button>
      </div>
    </Section>
  );
}

async function keep(model: OutlineModel): Promise<void> {
  const words = mapWords();
  const { where, undo } = await model.keep();
  if (where === 'not-saved') showToast({ text: words.notSaved, tone: 'todo' });
  else showToast({ text: where === 'team' ? words.keptTeam : words.keptDevice, undo });
}

function Refusal({ failure }: { failure: ReadFailure }) {
  const words = mapWords();
  const why =
    failure.type === 'outline-projection' ? words.unknownProjection(failure.crs) : words.failures[failure.type];
  return (
    <>
      <Banner tone="todo" icon="circle-alert" title={words.refused} live>
        {why}
      </Banner>
      {failure.type === 'outline-none' && <Rejected rejected={failure.rejected} />}
    </>
  );
}

function Content({ found }: { found: OutlineImport }) {
  const words = mapWords();
  const whole = found.missing.length === 0;
  return (
    <>
      <Banner tone={whole ? 'ok' : 'info'} icon={whole ? 'circle-check' : 'info'} live>
        {words.ready(found.found.length, COMMUNES.length)}
      </Banner>
      <Facts
        items={[
          { label: words.by, value: found.by === '' ? words.byId : words.byProperty(found.by) },
          { label: words.projection, value: words.projections[found.projection] },
          {
            label: words.detail,
            value: words.detailOf(found.tolerance, formatNumber(found.pointsBefore), formatNumber(found.pointsAfter)),
          },
        ]}
      />
      {found.merged.length > 0 && <p>{words.merged(list(found.merged))}</p>}
      {!whole && (
        <Disclosure title={words.missing(found.missing.length)} open={found.missing.length <= 10}>
          <p>{list(found.missing.map((code) => communeOf(code)?.name ?? code))}</p>
          <p class="c-soft">{words.missingText}</p>
        </Disclosure>
      )}
      {found.unknown.count > 0 && <Unknown {...found.unknown} />}
      <Rejected rejected={found.rejected} />
    </>
  );
}

function Unknown({ count, first }: OutlineImport['unknown']) {
  const words = mapWords();
  const named = first.map((label) => label || words.noName);
  const more = count - first.length;
  return (
    <Disclosure title={words.unknown(count)}>
      <p>{list(more > 0 ? [...named, words.unknownMore(more)] : named)}</p>
    </Disclosure>
  );
}

const LISTED = 200;

function Rejected({ rejected }: { rejected: readonly RejectedFeature[] }) {
  const words = mapWords();
  if (rejected.length === 0) return null;
  return (
    <Disclosure title={words.rejected(rejected.length)} open={rejected.length <= 10}>
      <DataTable
        caption={words.rejectedCaption}
        hideCaption
        rows={rejected.slice(0, LISTED)}
        rowKey={({ number }) => String(number)}
        columns={[
          { id: 'number', label: words.number, figures: true, cell: ({ number }) => formatNumber(number) },
          { id: 'name', label: words.name, cell: ({ label }) => label || words.noName },
          { id: 'why', label: words.why, cell: ({ reason }) => words.reasons[reason] },
        ]}
      />
    </Disclosure>
  );
}
