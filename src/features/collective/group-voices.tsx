// Whose turn it is: the group or one company, chosen in one touch.
import { companyName, companyPlace } from '#binding/company/company-words.ts';
import { useId } from 'preact/hooks';
import type { Voice } from '#domain/collective/collective-answers.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { list } from '#i18n/format.ts';
import { groupWords } from './group-messages.ts';
import type { GroupModel } from './group-model.ts';
import { t } from './messages.ts';

export function GroupVoices({ model }: { model: GroupModel }) {
  const words = groupWords();
  const name = useId();
  const shared = model.shared.value;
  const members = model.members.value;
  const shown = members.filter(({ named }) => named || !shared);
  const hidden = members.filter((member) => !shown.includes(member));
  const voices: { voice: Voice; label: string }[] = [
    { voice: null, label: words.group },
    ...shown.map(({ company }) => ({ voice: company, label: companyName(model.store, company) })),
  ];
  if (members.length === 0) return <p class="c-soft">{words.noMembers}</p>;
  return (
    <fieldset class="group-voices">
      <legend>{words.who}</legend>
      <div class="group-voices__row">
        {voices.map(({ voice, label }) => (
          <label key={voice ?? ''} class="group-voice">
            <input type="radio" name={name} checked={model.voice.value === voice} onChange={() => model.speak(voice)} />
            <Icon name={voice === null ? 'users' : 'user'} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {hidden.length > 0 && (
        <p class="c-soft c-small">
          {words.hiddenVoices(list(hidden.map(({ company }) => t().unnamedMember(companyPlace(model.store, company)))))}
        </p>
      )}
    </fieldset>
  );
}

/** Round the table: the next company without going back to the top. */
export function NextVoice({ model }: { model: GroupModel }) {
  const words = groupWords();
  const voice = model.voice.value;
  if (voice === null) return null;
  const shown = model.members.value.filter(({ named }) => named || !model.shared.value);
  const next = shown[shown.findIndex(({ company }) => company === voice) + 1]?.company ?? null;
  return (
    <div>
      <Button
        icon={next === null ? 'users' : 'user'}
        onClick={() => {
          model.speak(next);
          scrollTo(0, 0);
        }}
      >
        {next === null ? words.backToGroup : words.nextVoice(companyName(model.store, next))}
      </Button>
    </div>
  );
}
