// Drawing over a photo. Each line is kept on this tablet as it is drawn; the record gets the whole when one leaves.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Json } from '#domain/json.ts';
import {
  INK_COLOURS,
  readSketch,
  SKETCH_INKS,
  SKETCH_WIDTHS,
  type SketchInk,
  sketchPaths,
  type SketchStroke,
  sketchValue,
  type SketchWidth,
  strokesOf,
  writeSketch,
} from '#domain/dossier/sketches.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { INK_UNITS, InkPad } from '#ui/ink-pad.tsx';
import { showToast } from '#ui/toast.tsx';
import { type LocalDraft, useLocalDraft } from '#binding/use-local-draft.ts';
import { photoTexts } from './messages.ts';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { usePicture } from './use-media.ts';
import './photos.css';

type SketchDraft = {
  /** Null: nothing was drawn or taken off since the record was read. */
  readonly strokes: Json;
};

const EMPTY: SketchDraft = { strokes: null };

interface SketchProps {
  store: Store;
  record: OpenRecord;
  photos: Photos;
  photo: KeptPhoto;
  onClose: () => void;
}

export function SketchDialog({ store, record, photos, photo, onClose }: SketchProps) {
  const words = photoTexts();
  const picture = usePicture(photos, photo, 'picture');
  const draft = useLocalDraft<SketchDraft>(store, `sketch/${record.doc}/${photo.id}`, EMPTY);
  const kept = useMemo(() => readSketch(record.view.peek(), photo.id), [record, photo.id]);
  const [ink, setInk] = useState<SketchInk>('red');
  const [width, setWidth] = useState<SketchWidth>('thick');
  const aspect = photo.height > 0 ? photo.width / photo.height : 1;
  const strokes = draft?.form.strokes === null ? kept : strokesOf(draft?.form.strokes);
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  /** After the dialog is closed there is no draft any more: the strokes go where they were kept. */
  const putBack = (): void => {
    if (draft && isOpen.current) change(draft, strokes, aspect);
    else void store.edit(record.doc, (into) => void writeSketch(into, photo.id, strokes, aspect));
  };
  const close = async (): Promise<void> => {
    if (draft && draft.form.strokes !== null) {
      const saved = await record.edit((into) => void writeSketch(into, photo.id, strokes, aspect));
      if (saved.ok) draft.clear();
    }
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title={words.sketchTitle}
      onClose={() => void close()}
      actions={
        <Button variant="primary" icon="check" onClick={() => void close()}>
          {words.done}
        </Button>
      }
    >
      {draft && picture && (
        <div class="sketch">
          <Tools ink={ink} width={width} onInk={setInk} onWidth={setWidth} />
          <InkPad
            label={words.sketchPad(strokes.length)}
            aspect={aspect}
            picture={picture}
            pen={{ colour: INK_COLOURS[ink], width: SKETCH_WIDTHS[width] * INK_UNITS }}
            strokes={sketchPaths(strokes, aspect * INK_UNITS, INK_UNITS)}
            onStroke={(line) =>
              change(draft, [...strokes, { ink, width: SKETCH_WIDTHS[width], line: [...line] }], aspect)
            }
          />
          {strokes.length > 0 && (
            <div class="c-cluster">
              <Button icon="undo-2" onClick={() => change(draft, strokes.slice(0, -1), aspect)}>
                {words.undoStroke}
              </Button>
              <Button
                variant="plain"
                icon="x"
                onClick={() => {
                  change(draft, [], aspect);
                  showToast({ text: words.sketchCleared, undo: putBack });
                }}
              >
                {words.clearSketch}
              </Button>
            </div>
          )}
        </div>
      )}
      <p class="c-soft">{words.sketchLead}</p>
    </Dialog>
  );
}

function change(draft: LocalDraft<SketchDraft>, strokes: readonly SketchStroke[], aspect: number): void {
  const value = sketchValue(strokes, aspect);
  if (value === null) showToast({ text: photoTexts().sketchFull, tone: 'todo' });
  else draft.change({ strokes: value });
}

interface ToolsProps {
  ink: SketchInk;
  width: SketchWidth;
  onInk: (ink: SketchInk) => void;
  onWidth: (width: SketchWidth) => void;
}

function Tools({ ink, width, onInk, onWidth }: ToolsProps) {
  const words = photoTexts();
  return (
    <div class="sketch-tools">
      <fieldset class="sketch-group">
        <legend>{words.ink}</legend>
        {SKETCH_INKS.map((one) => (
          <button key={one} type="button" class="sketch-tool" aria-pressed={one === ink} onClick={() => onInk(one)}>
            <span class={`sketch-dot sketch-dot--${one}`} />
            {words.inks[one]}
          </button>
        ))}
      </fieldset>
      <fieldset class="sketch-group">
        <legend>{words.width}</legend>
        {(['thin', 'thick'] as const).map((one) => (
          <button key={one} type="button" class="sketch-tool" aria-pressed={one === width} onClick={() => onWidth(one)}>
            <span class={`sketch-line sketch-line--${one}`} />
            {words.widths[one]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
