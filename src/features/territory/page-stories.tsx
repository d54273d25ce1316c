// The stories: as they are printed, and the form in which the coordinator chooses and words them.
import { useState } from 'preact/hooks';
import { BoundArea, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { editSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import type { DocId } from '#domain/ids.ts';
import { textOf } from '#domain/record/read.ts';
import { teamHolder, teamView } from '#domain/settings/team.ts';
import { STORY_PLACES, storyKey, type Story, type StoryPlace } from '#domain/territory/stories.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { TerritoryModel } from './territory-model.ts';

/** Nothing when no story was chosen: the page is complete without. */
export function PrintedStories({ model }: { model: TerritoryModel }) {
  const stories = model.printed.value;
  if (stories.length === 0) return null;
  return (
    <section class="territory-stories">
      <h2>{t().storiesTitle}</h2>
      <div class="territory-stories__row">
        {stories.map((story) => (
          <article key={story.place}>
            <h3>{titleOf(story, model)}</h3>
            <p class="territory-words">{story.words}</p>
          </article>
        ))}
      </div>
    </section>
  );
}

const titleOf = (story: Story, model: TerritoryModel): string =>
  story.title || (model.actions.value.get(story.action)?.title ?? '');

interface EditorProps {
  store: Store;
  model: TerritoryModel;
  followed: FollowedSettings;
}

export function StoriesEditor({ store, model, followed }: EditorProps) {
  const words = t();
  const [begun, setBegun] = useState(false);
  const { member } = store.device.value;
  const shown = begun || model.stories.value.length > 0;
  if (member !== null && member.role !== 'coordinator')
    return <p class="c-soft territory-editing">{words.onlyCoordinators}</p>;
  return (
    <div class="territory-editing">
      <Section title={words.storiesEdit} lead={words.storiesLead}>
        {model.actions.value.size === 0 && model.stories.value.length === 0 ? (
          <p class="c-soft">{words.noActions}</p>
        ) : shown ? (
          <div class="territory-forms">
            {STORY_PLACES.map((place) => (
              <StoryForm key={place} store={store} model={model} followed={followed} place={place} />
            ))}
          </div>
        ) : (
          <div class="c-cluster">
            <Button icon="plus" onClick={() => setBegun(true)}>
              {words.storyBegin}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}

function StoryForm({ store, model, followed, place }: EditorProps & { place: StoryPlace }) {
  const words = t();
  const view = teamView(followed.kept.value, 'territory');
  const chosen = textOf(view, storyKey(place, 'action'));
  const options = Array.from(model.actions.value.values(), ({ doc, title }) => ({
    value: doc as string,
    label: title,
  }));
  const away = chosen !== '' && !model.actions.value.has(chosen as DocId);
  const choose = async (action: string): Promise<void> => {
    const title = model.actions.value.get(action as DocId)?.title ?? '';
    const key = storyKey(place, 'action');
    const saved = await editSettings(
      store,
      followed,
      { purpose: 'territory', key, name: words.settingsName },
      (draft) => {
        draft.set(key, action || null);
        // A title somebody worded stays; the one that only named the action before goes with it.
        const before = model.actions.peek().get(chosen as DocId)?.title ?? '';
        if (textOf(view, storyKey(place, 'title')) === before) draft.set(storyKey(place, 'title'), title || null);
      },
    );
    if (!saved) showToast({ text: words.notSaved, tone: 'todo' });
  };
  const recordOf = (key: string): OpenRecord | undefined => {
    const doc = teamHolder(followed.kept.value, 'territory', key);
    return followed.records.value.find((record) => record.doc === doc);
  };
  const record = recordOf(storyKey(place, 'action'));
  const [title, prose] = [recordOf(storyKey(place, 'title')), recordOf(storyKey(place, 'words'))];
  return (
    <Section title={words.storyOf(place)} level={3} framed>
      <SelectField
        label={words.storyAction}
        placeholder={words.storyNone}
        value={away ? '' : chosen}
        options={options}
        onChange={(action) => void choose(action)}
        below={
          record && (
            <FieldConflict
              store={store}
              record={record}
              field={storyKey(place, 'action')}
              label={words.storyAction}
              words={(value) => model.actions.value.get(value as DocId)?.title ?? words.storyNone}
            />
          )
        }
      />
      {away && <Banner tone="todo">{words.storyAway}</Banner>}
      {chosen !== '' && title && (
        <BoundText
          key={`title ${title.doc}`}
          store={store}
          record={title}
          field={storyKey(place, 'title')}
          label={words.storyTitle}
        />
      )}
      {chosen !== '' && prose && (
        <BoundArea
          key={`words ${prose.doc}`}
          store={store}
          record={prose}
          field={storyKey(place, 'words')}
          label={words.storyWords}
          hint={words.storyWordsHint}
        />
      )}
    </Section>
  );
}
