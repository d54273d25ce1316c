// A running server with a folder for photos, and the calls of the lane.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocId } from '#domain/ids.ts';
import { MISSING_HEADER, REFUSAL_HEADER } from '#protocol/blobs.ts';
import { type BlobHouse, createBlobHouse } from '#server/blobs/blob-house.ts';
import type { WriteDurably } from '#server/blobs/durable-file.ts';
import { type Picture, piecesOf } from '#tests/support/pictures.ts';
import { runServer, type RunningServer } from './running-server.ts';
import { docOf, privateItem, pushAs, scribe } from './workbench.ts';

interface PieceWish {
  readonly doc: DocId;
  readonly picture: Picture;
  readonly n: number;
  readonly body?: Uint8Array;
  readonly bytes?: number;
}

export interface BlobServer extends RunningServer {
  readonly folder: string;
  readonly house: BlobHouse;
  /** A dossier of Anaïs, whose text has arrived. */
  readonly dossier: DocId;
  put(token: string, wish: PieceWish): Promise<Response>;
  /** The header of HEAD, or the refusal's name. */
  missing(token: string, doc: DocId, picture: Picture): Promise<string>;
  get(token: string, doc: DocId, sha: string, headers?: Record<string, string>): Promise<Response>;
  /** Every piece, in order. */
  sendAll(token: string, doc: DocId, picture: Picture): Promise<Response>;
}

export async function runBlobServer(write?: WriteDurably): Promise<BlobServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-blobs-'));
  let house: BlobHouse | null = null;
  const server = await runServer(new Map(), undefined, (store) => (house = createBlobHouse(store, folder, write)));
  if (!house) throw new Error('no house');
  const dossier = docOf(1);
  await pushAs(server.store, server.team.anais.id, [privateItem(dossier, scribe(1).write('mode', 'express'))]);
  const address = (sha: string, rest: string): string => `${server.origin}/v1/blobs/${sha}${rest}`;
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const put: BlobServer['put'] = (token, { doc, picture, n, body, bytes }) =>
    fetch(address(picture.sha, `/${n}?doc=${doc}&bytes=${bytes ?? picture.body.length}`), {
      method: 'PUT',
      headers: bearer(token),
      body: (body ?? piecesOf(picture)[n] ?? new Uint8Array(0)) as BodyInit,
    });
  return Object.assign(server, {
    folder,
    house,
    dossier,
    put,
    async missing(token: string, doc: DocId, { sha, body }: Picture) {
      const response = await fetch(address(sha, `?doc=${doc}&bytes=${body.length}`), {
        method: 'HEAD',
        headers: bearer(token),
      });
      const named = response.headers.get(REFUSAL_HEADER);
      return named ?? response.headers.get(MISSING_HEADER) ?? `status ${response.status}`;
    },
    get: (token: string, doc: DocId, sha: string, headers: Record<string, string> = {}) =>
      fetch(address(sha, `?doc=${doc}`), { headers: { ...bearer(token), ...headers } }),
    async sendAll(token: string, doc: DocId, picture: Picture) {
      let last: Response | null = null;
      for (const n of piecesOf(picture).keys()) last = await put(token, { doc, picture, n });
      if (!last) throw new Error('a picture has a piece');
      return last;
    },
    close: closing(server.close, folder),
  });
}

function closing(close: () => Promise<void>, folder: string): () => Promise<void> {
  return async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
}
