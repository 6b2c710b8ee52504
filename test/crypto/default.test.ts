import { resolve } from 'node:path'
import { build } from 'esbuild'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultProvider, nobleProvider, providerOf, webProvider } from '../../src/crypto/index.js'
import { pattern } from './providers.js'

afterEach(() => vi.unstubAllGlobals())

test('[CRY-06] node:crypto where the runtime has it, else the web, decided anew by each call', () => {
  expect(defaultProvider().name).toBe('node')
  vi.stubGlobal('process', undefined)
  expect(defaultProvider()).toBe(webProvider)
  vi.stubGlobal('process', { getBuiltinModule: () => undefined })
  expect(defaultProvider()).toBe(webProvider)
  vi.unstubAllGlobals()
  expect(providerOf(undefined).name).toBe('node')
  expect(providerOf({ crypto: nobleProvider })).toBe(nobleProvider)
})

test('without SubtleCrypto (an insecure origin) the web provider gives the same bytes', async () => {
  const [key, nonce, data] = [pattern(32), pattern(12), pattern(1000)]
  const sealed = await webProvider.gcmSeal(key, nonce, key, data)
  const digest = await webProvider.hash('SHA-256', data)
  vi.stubGlobal('crypto', { getRandomValues: () => undefined })
  expect(await webProvider.gcmSeal(key, nonce, key, data)).toEqual(sealed)
  expect(await webProvider.gcmOpen(key, nonce, key, sealed)).toEqual(data)
  expect(await webProvider.hash('SHA-256', data)).toEqual(digest)
})

test('a bundle for browsers resolves, and asks for no module of Node', async () => {
  const entry = resolve(import.meta.dirname, '../../src/crypto/index.ts')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  const text = outputFiles[0]!.text
  expect(text).not.toMatch(/from ?["'](?:node:|crypto)|require\(["']/)
})
