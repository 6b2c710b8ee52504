import { expect, test } from 'vitest'
import { bundleForBrowser } from './browser.js'

test('a bundle that needs Node does not build', async () => {
  await expect(bundleForBrowser("import { readFileSync } from 'node:fs'; export const x = readFileSync")).rejects.toThrow(/node:fs/)
})

test('a bundle carries the exports of its entry', async () => {
  expect(await bundleForBrowser("export { toHex } from './src/ground/index.js'")).toContain('toHex')
})
