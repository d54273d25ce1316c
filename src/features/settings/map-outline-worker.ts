// Reads a file of outlines beside the page, which stays alive: fifty million letters are two seconds of work.
import { importOutlines } from '#domain/territory/import-outlines.ts';

addEventListener('message', (event: MessageEvent<Blob>) => {
  void event.data.text().then((text) => postMessage(importOutlines(text)));
});
