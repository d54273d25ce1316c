import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigText } from '#protocol/config-text.ts';
import { workspaceConfig } from '#protocol/enrolment.ts';

const odd = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string(), fc.array(fc.string()), fc.object());
const either = <Value>(sound: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 12, arbitrary: sound }, { weight: 1, arbitrary: odd });
const member = fc.record(
  {
    id: either(fc.string()),
    name: either(fc.string()),
    role: either(fc.constantFrom('coordinator', 'advisor', 'committee', 'partner')),
    tags: either(fc.array(either(fc.string()), { maxLength: 3 })),
    active: either(fc.boolean()),
    later: fc.string(),
  },
  { noNullPrototype: true, requiredKeys: ['id', 'name', 'role', 'tags'] },
);
const config = fc.record(
  {
    workspace: either(fc.record({ id: either(fc.string()), name: either(fc.string()) }, { noNullPrototype: true })),
    members: either(fc.array(either(member), { maxLength: 4 })),
  },
  { noNullPrototype: true },
);

describe("the members' list in a row", () => {
  it('is read as its schema reads it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(config, odd), (value) => {
        const text = JSON.stringify(value);
        const parsed = workspaceConfig.safeParse(JSON.parse(text));
        expect(readConfigText(text)).toEqual(parsed.success ? parsed.data : null);
      }),
      { numRuns: 500 },
    );
    expect(readConfigText('<!doctype html>')).toBeNull();
  });
});
