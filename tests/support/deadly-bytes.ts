/** First bytes of a body that kill the thread of `mortal-parser.ts`. */
export const DEADLY = { endless: 250, leaving: 251, throwing: 252 } as const;
