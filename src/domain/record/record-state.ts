// How far what is known of a record has got on its way into the backup (SYNC L9).

/** Some of it is on this tablet alone; all of it left, without a receipt; the server has it; its backup has it. */
export const RECORD_STATES = ['tablet', 'sent', 'received', 'backup'] as const;

export type RecordState = (typeof RECORD_STATES)[number];
