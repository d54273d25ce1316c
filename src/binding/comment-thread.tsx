// Remarks of the review beside what they are about: a question, or the dossier.
import { computed } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addComment, readComments, type Comment, type CommentPlace } from '#domain/dossier/comments.ts';
import { frenchWithin } from '#i18n/french.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Spoken } from '#ui/spoken.tsx';
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
  const id = useId();
  const comments = useComments(record, on);
  const open = comments.filter(({ resolved }) => resolved === null);
  const settled = comments.filter(({ resolved }) => resolved !== null);
  return (
    <section class="comment-thread" aria-labelledby={id}>
      <span id={id} hidden>
        <Spoken>{frenchWithin(t().thread(label), [label])}</Spoken>
      </span>
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
      {mayComment(store) && <NewComment store={store} record={record} on={on} comments={comments} />}
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

function NewComment(props: { store: Store; record: OpenRecord; on: CommentPlace; comments: readonly Comment[] }) {
  const { store, record, on } = props;
  const typed = useTypedText(store, record.doc, `comment:${on}`);
  const [box, setBox] = useState({ open: false, byHand: false });
  const root = useRef<HTMLDivElement>(null);
  const waits = typed !== null && typed.text !== '';
  // A draft left here shows itself.
  useEffect(() => {
    if (!waits || box.byHand) return;
    // It is in the record already: the screen was left before the draft was thrown away.
    if (props.comments.some((comment) => comment.text === typed.text.trim())) typed.input('');
    else setBox({ open: true, byHand: false });
    // Asked once, when the draft has been read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [waits]);
  // What was pressed is gone: the focus goes to what stands in its place.
  useLayoutEffect(() => {
    if (box.byHand) root.current?.querySelector<HTMLElement>('textarea, button')?.focus();
  }, [box]);
  const turn = (open: boolean): void => setBox({ open, byHand: true });
  if (!box.open || !typed) {
    return (
      <div ref={root}>
        <Button variant="plain" icon="message-square-text" onClick={() => turn(true)}>
          {props.comments.length > 0 ? t().addMore : t().add}
        </Button>
      </div>
    );
  }
  const put = async (): Promise<void> => {
    const text = typed.text.trim();
    if (text === '') return;
    turn(false);
    const saved = await record.edit((draft) => addComment(draft, on, text, store.now()));
    // Until it is durable in the record it stays here as well.
    if (saved.ok) typed.input('');
    announce(t().added);
  };
  return (
    <div class="comment-thread__new" ref={root}>
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
          <Button variant="plain" onClick={() => turn(false)}>
            {t().hide}
          </Button>
        )}
      </div>
    </div>
  );
}
