// POST /v1/audit: do a device and the server hold the same of each record (SYNC R11, L7)?
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { CAPS } from './caps.ts';
import { type FrameFailure, readDoc, readFrame, readList, writeDoc, writeHead, writeList } from './frame.ts';

export interface AuditedDoc {
  readonly doc: DocId;
  /** Dense version the device holds; at another version the two cannot be compared. */
  readonly version: number;
  /** First 16 bytes of SHA-256 over the record's snapshot (`snapshotOf` in the records' room). */
  readonly digest: Uint8Array;
}

export interface AuditRequest {
  readonly workspace: string;
  readonly docs: readonly AuditedDoc[];
}

export interface AuditReply {
  /** At the same version and yet not the same: to be fetched whole, and offered whole. */
  readonly different: readonly DocId[];
  /** Not there, not readable by this member, or erased. */
  readonly absent: readonly DocId[];
}

export function encodeAuditRequest(request: AuditRequest): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    encoding.writeVarString(encoder, request.workspace);
    writeList(encoder, request.docs, (out, { doc, version, digest }) => {
      writeDoc(out, doc);
      encoding.writeVarUint(out, version);
      encoding.writeUint8Array(out, digest);
    });
  });
}

export function decodeAuditRequest(bytes: Uint8Array): Result<AuditRequest, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    workspace: decoding.readVarString(decoder),
    docs: readList(decoder, readAudited, CAPS.auditedDocs),
  }));
}

export function encodeAuditReply(reply: AuditReply): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    writeList(encoder, reply.different, writeDoc);
    writeList(encoder, reply.absent, writeDoc);
  });
}

export function decodeAuditReply(bytes: Uint8Array): Result<AuditReply, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    different: readList(decoder, readDoc),
    absent: readList(decoder, readDoc),
  }));
}

function readAudited(decoder: decoding.Decoder): AuditedDoc {
  return {
    doc: readDoc(decoder),
    version: decoding.readVarUint(decoder),
    digest: decoding.readUint8Array(decoder, 16).slice(),
  };
}
