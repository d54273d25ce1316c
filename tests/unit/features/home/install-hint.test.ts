import { describe, expect, it } from 'vitest';
import { installHint, type InstallFacts } from '#features/home/install-hint.ts';

const DAY = 24 * 3_600_000;
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';

function hint(change: Partial<InstallFacts>) {
  return installHint({
    isInstalled: false,
    canPrompt: false,
    userAgent: CHROME,
    touch: false,
    succeeded: true,
    dismissedAt: null,
    now: 100 * DAY,
    ...change,
  });
}

describe('the hint to install', () => {
  it('never comes before a first success', () => {
    expect(hint({ succeeded: false, canPrompt: true })).toBe('none');
  });

  it('is not for an installed app', () => {
    expect(hint({ isInstalled: true, canPrompt: true })).toBe('none');
  });

  it('uses the browser’s own dialog where there is one', () => {
    expect(hint({ canPrompt: true })).toBe('prompt');
  });

  it('says how in Safari: the iPad, which calls itself a Mac, apart from the Mac', () => {
    expect(hint({ userAgent: SAFARI, touch: true })).toBe('ipad');
    expect(hint({ userAgent: SAFARI, touch: false })).toBe('mac');
  });

  it('says nothing where nothing can be done', () => {
    expect(hint({ userAgent: CHROME })).toBe('none');
  });

  it('stays away for 30 days once it was sent away', () => {
    expect(hint({ canPrompt: true, dismissedAt: 71 * DAY })).toBe('none');
    expect(hint({ canPrompt: true, dismissedAt: 70 * DAY })).toBe('prompt');
  });
});
