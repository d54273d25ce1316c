// POST /v1/docs: whole records, for holes and for repair (SYNC L6, L7).
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { CAPS } from './caps.ts';
import { type FrameFailure, readDoc, readFrame, readList, writeDoc, writeHead, writeList } from './frame.ts';
import { readWholeRecords, type WholeRecord, writeWholeRecords } from './whole-record.ts';

export interface WantedDoc {
  readonly doc: DocId;
  /** What the device holds of it; absent: the record is wanted whole. */
  readonly stateVector?: Uint8Array;
}

export interface DocsRequest {
  readonly workspace: string;
  /** Bytes of bodies wanted at most; the first record always fits. */
  readonly bytes: number;
  readonly docs: readonly WantedDoc[];
}

export interface DocsReply {
  /** In the order asked, as many as fit; those that are in neither list wait for the next request. */
  readonly records: readonly WholeRecord[];
  /** Not there, not readable by this member, or erased: the device keeps nothing of them. */
  readonly absent: readonly DocId[];
}

export function encodeDocsRequest(request: DocsRequest): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    encoding.writeVarString(encoder, request.workspace);
    encoding.writeVarUint(encoder, request.bytes);
    writeList(encoder, request.docs, writeWanted);
  });
}

export function decodeDocsRequest(bytes: Uint8Array): Result<DocsRequest, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    workspace: decoding.readVarString(decoder),
    bytes: decoding.readVarUint(decoder),
    docs: readList(decoder, readWanted, CAPS.docs),
  }));
}

export function encodeDocsReply(reply: DocsReply): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    writeWholeRecords(encoder, reply.records);
    writeList(encoder, reply.absent, writeDoc);
  });
}

export function decodeDocsReply(bytes: Uint8Array): Result<DocsReply, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    records: readWholeRecords(decoder),
    absent: readList(decoder, readDoc),
  }));
}

function writeWanted(encoder: encoding.Encoder, wanted: WantedDoc): void {
  writeDoc(encoder, wanted.doc);
  encoding.writeVarUint8Array(encoder, wanted.stateVector ?? new Uint8Array(0));
}

function readWanted(decoder: decoding.Decoder): WantedDoc {
  const doc = readDoc(decoder);
  const stateVector = decoding.readVarUint8Array(decoder).slice();
  return stateVector.length > 0 ? { doc, stateVector } : { doc };
}
