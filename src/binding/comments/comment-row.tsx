// One remark: who, when, its text, and what can be done with it.
import { useState } from 'preact/hooks';
import { removeComment, resolveComment, restoreComment, type Comment } from '#domain/dossier/comments.ts';
import type { Draft } from '#domain/record/record.ts';
import { formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { RowContest } from '#binding/row-contest.tsx';
import { useField } from '#binding/use-buffer.ts';
import { isOwnTag, whoWrote } from '#binding/writer-words.ts';

interface RowProps {
  store: Store;
  record: OpenRecord;
  comment: Comment;
  writable: boolean;
}

const START = 32;

/** Its first words, to tell it from the others. */
function startOf({ text }: Comment): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return t().about(line.length > START ? `${line.slice(0, START).trimEnd()}…` : line);
}

export function CommentRow(props: RowProps) {
  const { store, record, comment } = props;
  const [editing, setEditing] = useState(false);
  const bound = { store, record };
  const label = startOf(comment);
  return (
    <li class="comment" data-comment={comment.id} data-resolved={comment.resolved !== null}>
      <p class="comment__who">
        <b>{whoWrote(store, comment.tag)}</b> · {formatMoment(comment.at)}
        {comment.editedAt !== null && ` · ${t().edited}`}
      </p>
      {editing ? <Edit {...props} /> : <p class="comment__text">{comment.text || t().emptyText}</p>}
      {comment.resolved && (
        <p class="comment__who">
          {t().settledBy(whoWrote(store, comment.resolved.tag), formatMoment(comment.resolved.at))}
        </p>
      )}
      {!editing && <FieldConflict {...bound} field={`comment/${comment.id}/text`} label={label} />}
      <FieldConflict
        {...bound}
        field={`comment/${comment.id}/resolved`}
        label={label}
        words={(value) => (value === true ? t().settled : t().open)}
      />
      <RowContest {...bound} list="comment" id={comment.id} label={label} />
      {props.writable && <Acts {...props} label={label} editing={editing} onEdit={() => setEditing(!editing)} />}
    </li>
  );
}

function Edit({ store, record, comment }: RowProps) {
  const field = `comment/${comment.id}/text`;
  const buffer = useField(store, record, field);
  return (
    <TextArea
      label={t().text}
      hideLabel
      rows={2}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict store={store} record={record} field={field} label={t().text} />}
    />
  );
}

interface ActsProps extends RowProps {
  label: string;
  editing: boolean;
  onEdit: () => void;
}

function Acts({ store, record, comment, label, editing, onEdit }: ActsProps) {
  const own = isOwnTag(store, comment.tag);
  const edit = (write: (draft: Draft) => void): void => void record.edit(write);
  const settle = (resolved: boolean): void => {
    edit((draft) => resolveComment(draft, comment.id, resolved));
    showToast({
      text: resolved ? t().settledToast : t().reopenedToast,
      undo: () => edit((draft) => resolveComment(draft, comment.id, !resolved)),
    });
  };
  const remove = (): void => {
    edit((draft) => removeComment(draft, comment.id));
    showToast({ text: t().removed, undo: () => edit((draft) => restoreComment(draft, comment.id)) });
  };
  const about = <span class="c-hidden"> {label}</span>;
  return (
    <div class="comment__acts">
      {!editing && (
        <Button
          variant="plain"
          icon={comment.resolved ? 'undo-2' : 'check'}
          onClick={() => settle(comment.resolved === null)}
        >
          {comment.resolved ? t().reopen : t().settle}
          {about}
        </Button>
      )}
      {own && (
        <Button variant="plain" icon={editing ? 'check' : 'pencil'} aria-expanded={editing} onClick={onEdit}>
          {editing ? t().editDone : t().edit}
          {about}
        </Button>
      )}
      {own && !editing && (
        <Button variant="plain" icon="trash-2" onClick={remove}>
          {t().remove}
          {about}
        </Button>
      )}
    </div>
  );
}
