/** What a command printed, or why nothing could be done. */
export type Report = { readonly text: string } | { readonly problem: string };
