// The closed list of what can come back instead of data. One place on each side turns a name into an act or a sentence.

/** Outcome of one pushed item. `ok` and `dup` are receipts; the rest say why it was not taken. */
export const ACK_STATUSES = ['ok', 'dup', 'needbase', 'forbidden', 'gone', 'invalid', 'toolarge', 'busy'] as const;
export type AckStatus = (typeof ACK_STATUSES)[number];

/** The item will never be taken as it is: it goes into quarantine, visible and exportable (SYNC L6). */
export function isRefusal(status: AckStatus): boolean {
  return status === 'forbidden' || status === 'gone' || status === 'invalid' || status === 'toolarge';
}

/** Why a whole request was answered by an HTTP error; the body is `{"error": <name>}`. */
export const HTTP_REFUSALS = {
  'unknown-device': 401,
  'revoked-device': 401,
  'not-allowed': 403,
  'unknown-route': 404,
  'link-unknown': 404,
  'link-used': 410,
  'link-expired': 410,
  /** The record was erased: its photos are not taken any more (SYNC L10). */
  gone: 410,
  /** All pieces of a photo are there and their sum is not its name: they were thrown away. */
  'wrong-sum': 422,
  'wrong-workspace': 409,
  'tag-taken': 409,
  'unknown-target': 404,
  'too-large': 413,
  garbage: 400,
  'app-too-old': 426,
  'too-many-requests': 429,
  'disk-full': 507,
  'server-failed': 500,
  unavailable: 503,
} as const;
export type HttpRefusal = keyof typeof HTTP_REFUSALS;

export function isHttpRefusal(name: unknown): name is HttpRefusal {
  return typeof name === 'string' && Object.hasOwn(HTTP_REFUSALS, name);
}
