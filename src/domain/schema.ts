// The only place that imports zod. `jitless` must be set before any schema is made:
// the probe for `new Function` would break the strict content security policy.
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
