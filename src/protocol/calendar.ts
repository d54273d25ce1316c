// The calendar that other programs read by a secret address: outside the exchange, like enrolment. JSON of its answers.
import { z } from '#domain/schema.ts';

/** A calendar file is text of a few hundred lines; more is a mistake. */
export const CALENDAR_BYTES = 512 * 1024;

/** `/calendar/<secret>.ics`, without the origin; null while there is none. `publishedAt`: ms since 1970, null before the first file. */
export const calendarReply = z.object({ path: z.nullable(z.string()), publishedAt: z.nullable(z.number()) });
export type CalendarReply = z.infer<typeof calendarReply>;
