import { configDefaults, defineConfig } from 'vitest/config';

/** They read other people's files: run where `CORDEE_FORMS` names the folder that holds them. */
const OF_FORMS = ['tests/unit/domain/xlsform/forms*.test.ts'];

/** The same for outlines of the communes: run where `CORDEE_OUTLINES` names the file. */
const OF_OUTLINES = ['tests/unit/domain/territory/real-outlines.test.ts'];

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts', 'tests/simulation/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      ...(process.env['CORDEE_FORMS'] ? [] : OF_FORMS),
      ...(process.env['CORDEE_OUTLINES'] ? [] : OF_OUTLINES),
    ],
    environment: 'node',
    // Left alone it keeps a core for itself, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
