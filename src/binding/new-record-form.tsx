// A record with a title before it exists: what is typed stays on this tablet until it is made, and longer if it fails.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { LocalDraft } from './use-local-draft.ts';

type Titled = { readonly title: string; readonly [field: string]: Json };

interface NewRecordProps<Form extends Titled> {
  draft: LocalDraft<Form>;
  words: {
    readonly title: string;
    readonly titleHint: string;
    readonly titleRequired: string;
    readonly notSaved: string;
    readonly create: string;
  };
  create: (form: Form) => ReturnType<Store['create']>;
  onMade: (doc: DocId) => void;
  /** The fields after the title. */
  children: ComponentChildren;
}

/** Only the title is required. */
export function NewRecordForm<Form extends Titled>({ draft, words, create, onMade, children }: NewRecordProps<Form>) {
  const { form, change } = draft;
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const untitled = form.title.trim() === '';
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (untitled) return;
    const { doc, saved } = await create(form);
    setFailed(!saved.ok);
    if (!saved.ok) return;
    draft.clear();
    onMade(doc);
  };
  return (
    <form
      class="c-stack c-stack--loose c-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={words.title}
        hint={words.titleHint}
        required
        autoCapitalize="sentences"
        value={form.title}
        error={asked && untitled && words.titleRequired}
        onInput={(title) => change({ title } as Partial<Form>)}
      />
      {children}
      {failed && <Banner tone="danger">{words.notSaved}</Banner>}
      <div class="c-cluster">
        <Button type="submit" variant="primary" icon="check">
          {words.create}
        </Button>
      </div>
    </form>
  );
}
