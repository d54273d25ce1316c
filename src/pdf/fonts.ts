// The letters of the documents, fetched from the app's own files, which the service worker keeps.
import bold from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url';
import regular from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url';
import type { Fonts } from './make-pdf.ts';

let loaded: Promise<Fonts> | null = null;

async function bytesOf(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the letters of the documents: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Read once; a failed reading is tried again at the next document. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= Promise.all([bytesOf(regular), bytesOf(bold)]).then(([first, second]) => ({
    regular: first,
    bold: second,
  }));
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}
