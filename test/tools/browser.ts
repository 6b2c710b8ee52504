import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { isRequired } from './vectors.js'

const executablePath = process.env.ROGATORY_CHROMIUM ?? '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Milliseconds for one step in the browser; a slow machine needs seconds where this one needs tenths. */
const patience = 250_000

/** What a browser test works with. The bundle's exports are the global `lib` of the page. */
export interface BrowserTest {
  readonly page: () => Page
  /** Runs a function in the page with one JSON argument. The function sees nothing of the test's scope. */
  readonly evaluate: <A, R>(fn: (arg: A) => R | Promise<R>, arg: A) => Promise<R>
  /** What the page logged as errors, uncaught exceptions included. */
  readonly complaints: readonly string[]
}

/** One entry, bundled as a web page would get it: nothing of Node is available to it. */
export async function bundleForBrowser(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, resolveDir: process.cwd(), sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'lib',
    target: 'es2022',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

/** A page over http on localhost, where a secure context gives it WebCrypto. */
async function serve(script: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const wantsScript = request.url === '/lib.js'
    response.setHeader('content-type', wantsScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      wantsScript ? script : '<!doctype html><title>rogatory</title><link rel="icon" href="data:,"><script src="/lib.js"></script>',
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

/**
 * Declares a suite that runs in Debian's Chromium over a bundle of `source` (ES module text; imports resolve from the
 * project's top). Without Chromium it is skipped aloud, or fails where the environment requires a browser.
 */
export function describeBrowser(name: string, source: string, body: (browser: BrowserTest) => void): void {
  if (!existsSync(executablePath)) {
    const say = `browser ${name}: SKIPPED, no ${executablePath}`
    if (isRequired('browser')) {
      test(`browser ${name} is required`, () => {
        throw new Error(say)
      })
    } else {
      console.warn(say)
      test.skip(say)
    }
    return
  }
  describe(`browser ${name}`, () => {
    const profile = mkdtempSync(join(tmpdir(), 'rogatory-browser-'))
    const complaints: string[] = []
    let context: BrowserContext | undefined
    let page: Page | undefined
    let server: { url: string; close: () => void } | undefined
    const opened = () => {
      if (page === undefined) throw new Error('the page is open only inside a test')
      return page
    }
    beforeAll(async () => {
      server = await serve(await bundleForBrowser(source))
      context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags, timeout: patience })
      context.setDefaultTimeout(patience)
      page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await page.goto(server.url)
    })
    afterAll(async () => {
      await context?.close()
      server?.close()
      rmSync(profile, { recursive: true, force: true })
    })
    // Playwright's own type of a page function does not follow a generic argument; the page gets JSON either way.
    body({ page: opened, complaints, evaluate: (fn, arg) => opened().evaluate(fn as never, arg as never) })
  })
}
