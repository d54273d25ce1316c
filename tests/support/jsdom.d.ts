// As much of jsdom as the independent engine for forms is given, and tests that read XML as a browser would.
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: object; readonly DOMParser: typeof DOMParser };
  }
}
