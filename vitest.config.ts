import { defineConfig } from 'vitest/config'

// unit: portable and quick, run on every Node version, on all cores. built: runs what `npm run build` made. browser: Debian's
// Chromium. The last two start processes of their own and take their turns, after the first.
const built = ['test/{cli,node,docs,demo,package}/**/*.test.ts']
const browser = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...built, ...browser],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'built',
          include: built,
          globalSetup: ['test/tools/setup-dist.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'browser', include: browser, testTimeout: 120_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } } },
    ],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
})
