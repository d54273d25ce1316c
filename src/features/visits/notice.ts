// Which information notice is shown (PRODUCT R2).

/** Written beside the moment it was shown; raised with any change of its words in `messages.fr.ts`. */
export const NOTICE_VERSION = '2026.11-1';
