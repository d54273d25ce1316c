// A document as a file: the library and the letters are fetched when the first one is made.
import type { DocumentModel } from '#domain/documents/block.ts';
import type { MadePdf } from '#pdf/make-pdf.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Photos } from '#store/photos.ts';

export interface FileFailure {
  /** `not-here`: the part of the app that makes files did not come; `not-made`: it failed. */
  readonly type: 'not-here' | 'not-made';
}

type Images = Pick<Photos, 'image'> | null;

async function load() {
  const [{ makePdf }, { loadFonts }] = await Promise.all([import('#pdf/make-pdf.ts'), import('#pdf/fonts.ts')]);
  return { makePdf, fonts: await loadFonts() };
}

/** Brings what makes files here while nobody waits; whether it came is said when a file is asked for. */
export function prepareFiles(): void {
  load().catch(() => {});
}

/** The bytes of the photos of a document that are on this device. */
async function picturesOf(model: DocumentModel, images: Images): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const block of model.blocks) {
    for (const { sha } of block.type === 'pictures' ? block.items : []) {
      const image = await images?.image(sha);
      if (image) pictures.set(sha, new Uint8Array(await image.arrayBuffer()));
    }
  }
  return pictures;
}

export async function makeFile(
  model: DocumentModel,
  images: Images,
  missingPicture: string,
  at: number,
): Promise<Result<MadePdf, FileFailure>> {
  const room = await load().catch(() => null);
  if (!room) return fail({ type: 'not-here' });
  try {
    const pictures = await picturesOf(model, images);
    const sources = { fonts: room.fonts, pictures: (sha: string) => pictures.get(sha), missingPicture, at };
    return ok(await room.makePdf(model, sources));
  } catch {
    return fail({ type: 'not-made' });
  }
}

/** Several documents as one archive; the first that cannot be made is the answer. */
export async function makeArchive(
  models: readonly DocumentModel[],
  images: Images,
  missingPicture: string,
  at: number,
): Promise<Result<Uint8Array, FileFailure>> {
  const files = new Map<string, Uint8Array>();
  for (const model of models) {
    const made = await makeFile(model, images, missingPicture, at);
    if (!made.ok) return made;
    let name = model.fileName;
    for (let copy = 2; files.has(`${name}.pdf`); copy += 1) name = `${model.fileName}-${copy}`;
    files.set(`${name}.pdf`, made.value.bytes);
  }
  const { archiveOf } = await import('#pdf/archive.ts');
  return ok(archiveOf(files));
}
