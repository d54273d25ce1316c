import { useState } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { editSettings, useSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import type { Draft } from '#domain/record/record.ts';
import {
  readViews,
  removeView,
  renameView,
  restoreView,
  saveView,
  VIEW_NAME_CAP,
  type SavedView,
} from '#domain/settings/views.ts';
import { teamView } from '#domain/settings/team.ts';
import { href, type NetworkView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';

interface SavedProps {
  store: Store;
  model: NetworkModel;
  view: NetworkView;
}

const FACES: readonly NetworkView[] = ['liste', 'carte', 'liens'];

/** Where a saved view leads: its face, and what it selects. */
function hrefOfView({ query }: Pick<SavedView, 'query'>): string {
  const words = new URLSearchParams(query);
  const face = FACES.find((known) => known === words.get('vue')) ?? 'liste';
  words.delete('vue');
  return href.network(face, words.toString());
}

type Write = (key: string, write: (draft: Draft) => void) => Promise<boolean>;

/** Selections the team keeps under a name, on every device and without network. */
export function SavedViews({ store, model, view }: SavedProps) {
  const words = t();
  const [open, setOpen] = useState(false);
  const followed = useSettings(store, 'views');
  const views = readViews(teamView(followed.kept.value, 'views'));
  const write: Write = (key, change) =>
    editSettings(store, followed, { purpose: 'views', key, name: words.savedViews }, change);
  return (
    <>
      <Button icon="save" onClick={() => setOpen(true)}>
        {words.savedCount(views.length)}
      </Button>
      <Dialog open={open} title={words.savedViews} onClose={() => setOpen(false)} wide>
        <div class="c-stack">
          <SaveForm store={store} query={addressOf(model, view)} write={write} />
          {views.length === 0 ? (
            <p class="c-soft">{words.savedNone}</p>
          ) : (
            <ul class="c-plain network-saved" aria-label={words.savedViews}>
              {views.map((saved) => (
                <ViewRow
                  key={saved.id}
                  store={store}
                  saved={saved}
                  followed={followed}
                  write={write}
                  onGo={() => setOpen(false)}
                />
              ))}
            </ul>
          )}
        </div>
      </Dialog>
    </>
  );
}

/** What is kept of the present view: its face, its filters, its order. */
function addressOf(model: NetworkModel, view: NetworkView): string {
  const address = href.network(view, model.query.value);
  return address.split('?')[1] ?? '';
}

function SaveForm({ store, query, write }: { store: Store; query: string; write: Write }) {
  const words = t();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setError(words.nameMissing);
    const saved = await write('view', (draft) => saveView(draft, name, query, store.now()));
    if (!saved) return setError(words.notSaved);
    setName('');
    showToast({ text: words.viewSaved });
  };
  return (
    <div class="network-save">
      <TextField
        label={words.saveThis}
        hint={words.saveHint}
        error={error}
        value={name}
        maxLength={VIEW_NAME_CAP}
        enterKeyHint="done"
        onInput={(text) => {
          setName(text);
          setError(null);
        }}
        onEnter={() => void save()}
      />
      <Button variant="primary" icon="save" onClick={() => void save()}>
        {words.save}
      </Button>
    </div>
  );
}

interface RowProps {
  store: Store;
  saved: SavedView;
  followed: FollowedSettings;
  write: Write;
  onGo: () => void;
}

function ViewRow({ store, saved, followed, write, onGo }: RowProps) {
  const words = t();
  const [name, setName] = useState<string | null>(null);
  const key = `view/${saved.id}/name`;
  const holder = followed.records.value.find(({ view }) => view.value.fields.has(key));
  const rename = async (): Promise<void> => {
    const text = (name ?? '').trim();
    setName(null);
    if (text !== '' && text !== saved.name) await write(key, (draft) => renameView(draft, saved.id, text));
  };
  const remove = async (): Promise<void> => {
    if (!(await write(key, (draft) => removeView(draft, saved.id)))) return;
    showToast({
      text: words.viewRemoved(saved.name),
      undo: () => void write(key, (draft) => restoreView(draft, saved.id)),
    });
  };
  return (
    <li>
      <div class="network-saved__row">
        {name === null ? (
          <a class="network-saved__link" href={hrefOfView(saved)} onClick={onGo}>
            {saved.name}
          </a>
        ) : (
          <TextField
            label={words.rename}
            value={name}
            maxLength={VIEW_NAME_CAP}
            onInput={setName}
            onEnter={() => void rename()}
            onBlur={() => void rename()}
            frameClass="network-saved__link"
          />
        )}
        {name === null ? (
          <Button
            variant="plain"
            icon="pencil"
            aria-label={words.renameView(saved.name)}
            onClick={() => setName(saved.name)}
          >
            {words.rename}
          </Button>
        ) : (
          // Leaving the field keeps the name, whatever one leaves it for; a finger on this button does not leave it first,
          // or the tap would find « Renommer » in its place.
          <Button
            variant="plain"
            icon="check"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void rename()}
          >
            {words.save}
          </Button>
        )}
        <Button variant="plain" icon="trash-2" aria-label={words.removeView(saved.name)} onClick={() => void remove()}>
          {words.remove}
        </Button>
      </div>
      {holder && <FieldConflict store={store} record={holder} field={key} label={words.rename} />}
    </li>
  );
}
