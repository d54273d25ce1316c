// The file a person can carry away when a record cannot leave the tablet any other way.
import { createReplica } from '#crdt/record.ts';
import { wordsIn } from '#crdt/words.ts';
import { base64url, type DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordKind } from '#domain/record/record.ts';
import type { RescuedMedium } from './rescue-media.ts';

export interface RescuedRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  /** Why it is here: `unsaved`, `unsent`, or the name of a refusal. */
  readonly reason: string;
  readonly bytes: Uint8Array;
}

/** What a form held when the tablet refused to keep it: no record yet, and typed all the same. */
export interface RescuedDraft {
  readonly key: string;
  readonly value: Json;
}

/** Which tablet made the file, for which workspace (null: it had joined none), when. */
export interface RescueOrigin {
  readonly tag: string;
  readonly workspace: { readonly id: string; readonly name: string } | null;
  readonly at: number;
}

/** Everything twice: the bytes, which a coordinator can import, and the words, which anybody can read. */
export function rescueText(
  records: readonly RescuedRecord[],
  drafts: readonly RescuedDraft[],
  media: readonly RescuedMedium[],
  from: RescueOrigin,
): string {
  const content = {
    format: 'cordee-rescue',
    version: 1,
    at: new Date(from.at).toISOString(),
    device: from.tag,
    workspace: from.workspace && { id: from.workspace.id, name: from.workspace.name },
    records: records.map(({ doc, kind, reason, bytes }) => ({
      doc,
      kind,
      reason,
      update: base64url(bytes),
      readable: readable(bytes),
    })),
    drafts,
    media,
  };
  return JSON.stringify(content, null, 2);
}

function readable(bytes: Uint8Array): unknown {
  const replica = createReplica([bytes]);
  const view = replica.view();
  const fields = [...view.fields].map(([key, register]) => [
    key,
    register.others.length === 0 ? register.value : [register, ...register.others].map((written) => written.value),
  ]);
  const whole = { fields: Object.fromEntries(fields), events: view.events, texts: Object.fromEntries(view.texts) };
  // What completes a record that was withdrawn from here shows nothing by itself: its words are told one by one.
  const told = replica.hasPending() ? { ...whole, written: wordsIn(bytes) } : whole;
  replica.destroy();
  return told;
}
