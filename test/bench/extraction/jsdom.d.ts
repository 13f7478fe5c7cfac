// jsdom ships no types; the bench needs this much of it.
declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options: { url: string; virtualConsole: VirtualConsole });
    readonly window: { readonly document: unknown; close(): void };
  }
}
