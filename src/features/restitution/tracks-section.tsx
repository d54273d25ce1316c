// Two or three tracks, chosen with the head among what the rules propose, said again in the head's own words.
import { useId, useState } from 'preact/hooks';
import { BoundArea } from '#binding/bound-fields.tsx';
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { reasonWords } from '#binding/dossier/dossier-words.ts';
import { t as stage } from '#binding/dossier/messages.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { GridText } from '#binding/question/grid-text.tsx';
import { gridText } from '#binding/question/grid-words.ts';
import { trackWordsKey, TRACKS_AT_MOST, type KeptTrack } from '#domain/dossier/restitution.ts';
import type { SuggestionRule } from '#domain/grid/grid.ts';
import { frenchWithin } from '#i18n/french.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { SaidAs, Spoken } from '#ui/spoken.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';

interface TracksProps {
  model: RestitutionModel;
  evaluation: Evaluation;
}

export function TracksSection({ model, evaluation }: TracksProps) {
  const kept = model.kept.value;
  return (
    <Section id="tracks" title={t().tracks} lead={t().tracksText}>
      {kept.length === 0 ? (
        <p class="c-soft">{t().noTrack}</p>
      ) : (
        <ol class="restitution-tracks c-plain">
          {kept.map((track, index) => (
            <li key={track.id}>
              <TrackCard model={model} evaluation={evaluation} track={track} place={index + 1} />
            </li>
          ))}
        </ol>
      )}
      {model.letGo.value.map((id) => (
        <LetGoConflicts key={id} model={model} id={id} />
      ))}
      {kept.length > TRACKS_AT_MOST && <Banner tone="info">{t().manyTracks(kept.length)}</Banner>}
      <Choice model={model} evaluation={evaluation} />
    </Section>
  );
}

/** The rule behind a track, as long as the grid holds it: even when it does not apply any more. */
function ruleOf({ grid }: Evaluation, track: KeptTrack): SuggestionRule | null {
  return track.suggestion?.rule ?? grid.suggestions.find(({ id }) => id === track.id) ?? null;
}

/** The rules speak French whatever the language of the screen. */
function withWhom(rule: SuggestionRule) {
  return (
    <>
      {stage().leadWith('')}
      <GridText>{gridText(rule.withWhom)}</GridText>
    </>
  );
}

/** A sentence about a track, whose words may be the grid's French. */
const named = (sentence: (track: string) => string, track: string): string => frenchWithin(sentence(track), [track]);

function TrackCard({ model, evaluation, track, place }: TracksProps & { track: KeptTrack; place: number }) {
  const rule = ruleOf(evaluation, track);
  const own = rule === null;
  const title = rule ? gridText(rule.action) : t().ownTrack;
  const id = useId();
  const letGo = (): void => {
    showToast({ text: t().letGo, undo: model.keep(track.id, false) });
  };
  return (
    <article class="restitution-track" aria-labelledby={id}>
      <span id={id} hidden>
        <Spoken>{named((track) => t().trackName(place, track), title)}</Spoken>
      </span>
      <p class="restitution-track__place" aria-hidden="true">
        {place}
      </p>
      <div class="restitution-track__words">
        <h3 class="restitution-track__title">{own ? title : <GridText>{title}</GridText>}</h3>
        {own && <p class="c-soft">{t().ownTrackText}</p>}
        {track.suggestion && <p class="c-soft">{reasonWords(evaluation.grid, track.suggestion)}</p>}
        {!own && !track.suggestion && <p class="c-soft">{stage().leadGone}</p>}
        {rule && <p class="c-soft">{withWhom(rule)}</p>}
      </div>
      <BoundArea
        {...model.bound}
        field={trackWordsKey(track.id)}
        label={t().inHisWords}
        hint={own ? undefined : t().inHisWordsHint}
      />
      <FieldConflict {...model.bound} field={`track/${track.id}/kept`} label={t().kept} />
      <Button variant="plain" icon="x" onClick={letGo}>
        <SaidAs shown={t().letGoWord} said={named(t().letGoOf, title)} />
      </Button>
    </article>
  );
}

/** One person let it go while another wrote in it: both are shown here, since it has no card. */
function LetGoConflicts({ model, id }: { model: RestitutionModel; id: string }) {
  return (
    <>
      <FieldConflict {...model.bound} field={`track/${id}/kept`} label={t().kept} />
      <FieldConflict {...model.bound} field={trackWordsKey(id)} label={t().inHisWords} />
    </>
  );
}

/** What else the rules propose, open as long as nothing is chosen, and a place for what no rule thought of. */
function Choice({ model, evaluation }: TracksProps) {
  const proposed = model.proposed.value;
  // Choosing one must not fold the others away.
  const [open] = useState(model.kept.value.length === 0);
  return (
    <Disclosure title={t().choose(proposed.length)} open={open}>
      <div class="c-stack">
        {proposed.length > 0 && (
          <RowList label={t().tracks}>
            {proposed.map((suggestion) => (
              <Row
                key={suggestion.rule.id}
                icon="lightbulb"
                title={<GridText>{gridText(suggestion.rule.action)}</GridText>}
                meta={
                  <>
                    {reasonWords(evaluation.grid, suggestion)}
                    <br />
                    {withWhom(suggestion.rule)}
                  </>
                }
                action={
                  <Button icon="plus" onClick={() => void model.keep(suggestion.rule.id, true)}>
                    <SaidAs shown={t().keepWord} said={named(t().keepTrack, gridText(suggestion.rule.action))} />
                  </Button>
                }
              />
            ))}
          </RowList>
        )}
        <OwnTrack model={model} />
      </div>
    </Disclosure>
  );
}

/** An empty one is added at once and written in place: nothing typed waits for a button. */
function OwnTrack({ model }: { model: RestitutionModel }) {
  const add = (): void => {
    const undo = model.addOwn('');
    showToast({ text: t().ownAdded, undo });
  };
  return (
    <div>
      <Button icon="plus" onClick={add}>
        {t().addOwn}
      </Button>
    </div>
  );
}
