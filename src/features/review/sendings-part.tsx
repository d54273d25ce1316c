// What left the dossier, and for each whether the dossier is still what left.
import { fieldLabel, textLabel } from '#binding/dossier/change-words.ts';
import { documentTitle } from '#binding/documents/document-state.tsx';
import { whoWrote } from '#binding/writer-words.ts';
import { documentOf, type DocumentName } from '#domain/documents/names.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import type { ReviewModel, Sent } from './review-model.ts';

function titleOf(model: ReviewModel, { sending }: Sent): string {
  if (sending.kind !== 'document') return t().to[sending.kind];
  const isKnown = documentOf(sending.document) !== null;
  return isKnown
    ? t().handed(documentTitle(model.record.view.value, sending.document as DocumentName))
    : t().to.document;
}

export function SendingsPart({ model }: { model: ReviewModel }) {
  const sent = model.sent.value;
  return (
    <Section title={t().sendings}>
      {sent.length === 0 ? (
        <p class="c-soft">{t().noSending}</p>
      ) : (
        <RowList label={t().sendings}>
          {sent.map((one) => (
            <Row
              key={one.sending.event}
              icon="send"
              title={titleOf(model, one)}
              meta={t().leftOn(formatDay(one.sending.day), whoWrote(model.store, one.sending.tag))}
              badges={
                one.differences.isSame ? (
                  <Badge icon="check">{t().same}</Badge>
                ) : (
                  <Badge tone="todo" icon="pencil">
                    {t().modified}
                  </Badge>
                )
              }
            >
              <WhatChanged model={model} sent={one} />
            </Row>
          ))}
        </RowList>
      )}
    </Section>
  );
}

/** By name, with who and when; what has no author says so. */
function WhatChanged({ model, sent }: { model: ReviewModel; sent: Sent }) {
  const { differences, sending } = sent;
  const { fields, texts } = differences;
  const count = fields.length + texts.length;
  if (differences.isSame) return null;
  if (count === 0) return <p class="c-soft">{t().modifiedUnnamed}</p>;
  const grid = model.grid.value;
  const view = model.record.view.value;
  return (
    <Disclosure title={t().modifiedWhat(count)}>
      <ul class="review-changes c-plain">
        {fields.map((key) => {
          const register = view.fields.get(key);
          return (
            <li key={key}>
              <b>{fieldLabel(grid, key)}</b>
              {register && (
                <span class="c-soft c-small">
                  {t().by(whoWrote(model.store, register.tag), formatMoment(register.at))}
                </span>
              )}
            </li>
          );
        })}
        {texts.map((name) => (
          <li key={name}>
            <b>{textLabel(grid, name)}</b>
            <span class="c-soft c-small">{t().proseBy}</span>
          </li>
        ))}
      </ul>
      {sending.seal === null && <p class="c-soft c-small">{t().noProse}</p>}
    </Disclosure>
  );
}
