import { defineConfig } from 'vitest/config'

// unit: portable and quick, run on every Node version. built: runs what `npm run build` made. browser: Debian's Chromium.
const built = ['test/{cli,node,docs,demo,package}/**/*.test.ts']
const browser = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...built, ...browser], testTimeout: 30_000 } },
      { test: { name: 'built', include: built, globalSetup: ['test/tools/setup-dist.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'browser', include: browser, testTimeout: 120_000, hookTimeout: 60_000 } },
    ],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
})
