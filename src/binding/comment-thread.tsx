// Remarks of the review beside what they are about: a question, or the dossier.
import { computed } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { addComment, readComments, type Comment, type CommentPlace } from '#domain/dossier/comments.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { announce } from '#ui/toast.tsx';
import { t } from '#binding/comments/messages.ts';
import { CommentRow } from '#binding/comments/comment-row.tsx';
import { useTypedText } from './use-typed-text.ts';
import '#binding/comments/comments.css';

interface ThreadProps {
  store: Store;
  record: OpenRecord;
  /** `q:<question>` or `dossier`. */
  on: CommentPlace;
  /** What it is about, for who does not see where it stands. */
  label: string;
}

/** Remarks as the record stands: the same list while nothing of them changed, so that typing elsewhere draws nothing. */
export function useComments(record: OpenRecord, on?: CommentPlace): readonly Comment[] {
  return useMemo(() => {
    let last: readonly Comment[] = [];
    return computed(() => {
      const next = readComments(record.view.value, on);
      if (JSON.stringify(next) !== JSON.stringify(last)) last = next;
      return last;
    });
  }, [record, on]).value;
}

export function CommentThread(props: ThreadProps) {
  const { store, record, on, label } = props;
  const comments = useComments(record, on);
  const open = comments.filter(({ resolved }) => resolved === null);
  const settled = comments.filter(({ resolved }) => resolved !== null);
  return (
    <section class="comment-thread" aria-label={t().thread(label)}>
      {open.length > 0 && (
        <>
          <p class="comment-thread__head">
            <Badge tone="todo" icon="message-square-text">
              {t().count(open.length)}
            </Badge>
          </p>
          <CommentList {...props} comments={open} />
        </>
      )}
      {settled.length > 0 && (
        <Disclosure title={t().settledCount(settled.length)}>
          <CommentList {...props} comments={settled} />
        </Disclosure>
      )}
      {mayComment(store) && <NewComment store={store} record={record} on={on} follows={comments.length > 0} />}
    </section>
  );
}

/** Members of the committee and partners read only. */
export function mayComment(store: Pick<Store, 'device'>): boolean {
  const role = store.device.value.member?.role ?? 'advisor';
  return role === 'advisor' || role === 'coordinator';
}

function CommentList({ store, record, comments }: ThreadProps & { comments: readonly Comment[] }) {
  return (
    <ul class="comment-thread__list c-plain">
      {comments.map((comment) => (
        <CommentRow key={comment.id} store={store} record={record} comment={comment} writable={mayComment(store)} />
      ))}
    </ul>
  );
}

function NewComment(props: { store: Store; record: OpenRecord; on: CommentPlace; follows: boolean }) {
  const { store, record, on } = props;
  const typed = useTypedText(store, record.doc, `comment:${on}`);
  const [open, setOpen] = useState(false);
  const waits = typed !== null && typed.text !== '';
  // A draft left here shows itself.
  useEffect(() => {
    if (waits) setOpen(true);
  }, [waits]);
  if (!open || !typed) {
    return (
      <div>
        <Button variant="plain" icon="message-square-text" onClick={() => setOpen(true)}>
          {props.follows ? t().addMore : t().add}
        </Button>
      </div>
    );
  }
  const put = async (): Promise<void> => {
    const text = typed.text.trim();
    if (text === '') return;
    setOpen(false);
    const saved = await record.edit((draft) => addComment(draft, on, text, store.now()));
    // Until it is durable in the record it stays here as well.
    if (saved.ok) typed.input('');
    announce(t().added);
  };
  return (
    <div class="comment-thread__new">
      <TextArea
        label={t().text}
        hint={waits ? t().draftKept : t().hint}
        rows={2}
        value={typed.text}
        onInput={typed.input}
      />
      <div class="c-cluster">
        <Button icon="plus" onClick={() => void put()}>
          {t().put}
        </Button>
        {!waits && (
          <Button variant="plain" onClick={() => setOpen(false)}>
            {t().hide}
          </Button>
        )}
      </div>
    </div>
  );
}
