// What a person may do about what did not reach the server. Loaded when « À envoyer » asks for it.
import { EMPTY_UPDATE, mergeUpdates } from '#crdt/updates.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Storage } from '#storage/storage.ts';
import type { Device } from './device.ts';
import { mediaType } from './media-type.ts';
import type { Pending } from './pending.ts';
import { type Imported, planImport, type RescuePlan, takeImport } from './rescue-import.ts';
import { type MediaPlan, type MediaPorts, planMedia, takeMedia } from './rescue-media-import.ts';
import { openRescue, type RescueContent, type RescueFailure } from './rescue-read.ts';

/** What a file would bring, records and photos. */
export interface ImportPlan extends RescuePlan {
  readonly media: MediaPlan;
}

export interface OutboxActs {
  /** Puts what was refused of a record back into it and sends it again; false when there is nothing to send. */
  sendAgain(doc: DocId): Promise<boolean>;
  /** A photo or a voice note that is on this tablet; null when it cannot be read. */
  photo(sha: string): Promise<Blob | null>;
  /** Sends a refused photo again, with its thumbnail. */
  sendPhotoAgain(doc: DocId, sha: string): Promise<boolean>;
  /** Rejects when the file itself cannot be read. */
  openRescue(file: Blob): Promise<Result<RescueContent, RescueFailure>>;
  planImport(content: RescueContent): Promise<ImportPlan>;
  /** `mediaFailed`: photos, thumbnails and voice notes that this device would not keep. */
  takeImport(content: RescueContent, plan: ImportPlan): Promise<Imported & { readonly mediaFailed: number }>;
}

export interface OutboxPorts extends Pick<MediaPorts, 'sum'> {
  readonly storage: Storage;
  readonly pending: ReadonlySignal<Pending>;
  readonly device: ReadonlySignal<Device>;
  readonly now: () => number;
  readonly sendNow: () => void;
  /** Counts again what waits. */
  readonly recount: () => Promise<void>;
}

/**
 * Refusals that may end by themselves: rights are given, a server is brought back, a missing base is found. An erased
 * record is not sent again, what is too large or damaged stays so.
 */
export const SENDABLE_AGAIN: ReadonlySet<string> = new Set(['forbidden', 'needbase', 'revoked']);

export function createOutboxActs(ports: OutboxPorts): OutboxActs {
  const { storage } = ports;
  return {
    async sendAgain(doc) {
      const ids: number[] = [];
      for (const item of ports.pending.value.stuck) {
        if (item.doc !== doc || !SENDABLE_AGAIN.has(item.reason)) continue;
        const row = await storage.quarantined(item.id);
        if (row.ok && row.value && isSound(row.value.body)) ids.push(item.id);
      }
      const done = await storage.requeue(ids);
      if (!done.ok || done.value.length === 0) return false;
      ports.sendNow();
      return true;
    },
    async photo(sha) {
      const bytes = await storage.blobs.bytes(sha);
      return bytes.ok && bytes.value ? new Blob([bytes.value as BlobPart], { type: mediaType(bytes.value) }) : null;
    },
    async sendPhotoAgain(doc, sha) {
      const rows = await storage.blobs.of(doc);
      const again = rows.ok
        ? rows.value.filter((row) => row.state === 'refused' && (row.thumb === 1 || row.sha === sha))
        : [];
      for (const row of again) await storage.blobs.tell(doc, row.sha, { state: 'waiting', reason: '', moved: 0 });
      if (again.length > 0) ports.sendNow();
      return again.length > 0;
    },
    openRescue,
    async planImport(content) {
      const plan = await planImport(ports, content);
      const docs = new Set(plan.records.map(({ doc }) => doc));
      return { ...plan, media: await planMedia(ports, content.media, (doc) => docs.has(doc)) };
    },
    async takeImport(content, plan) {
      const done = await takeImport(ports, content, plan, ownerOf(ports.device.value, content.device));
      const mediaFailed = await takeMedia(ports, plan.media);
      // Nobody may read « reçu » of what has only just come in.
      await ports.recount();
      if (done.taken.length > 0 || plan.media.fresh.length > mediaFailed) ports.sendNow();
      return { ...done, mediaFailed };
    },
  };
}

/** The advisor whose tablet made the file: a coordinator who brings dossiers back does not become their owner. */
function ownerOf({ members }: Device, tag: string): string {
  return members.find((member) => member.role === 'advisor' && member.tags.includes(tag))?.id ?? '';
}

/** Damaged bytes must not get among the rows of a record. */
function isSound(body: Uint8Array): boolean {
  try {
    mergeUpdates([body, EMPTY_UPDATE]);
    return true;
  } catch {
    return false;
  }
}
