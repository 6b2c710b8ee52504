import { defineConfig } from 'vitest/config'

// unit: portable and quick, run on every Node version, on all cores. built: runs what `npm run build` made. browser: Debian's
// Chromium. The last two start processes of their own and take their turns, after the first.
const built = ['test/{cli,node,docs,demo,package}/**/*.test.ts']
const browser = ['test/browser/**/*.test.ts']

// They end what hangs, and are far above what any test takes on a machine that others use too.
const limits = { testTimeout: 300_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          ...limits,
          include: ['test/**/*.test.ts'],
          exclude: [...built, ...browser],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'built',
          ...limits,
          include: built,
          globalSetup: ['test/tools/setup-dist.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'browser', include: browser, ...limits, sequence: { groupOrder: 1 } } },
    ],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
})
