import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Place, sealArgs, twoSides } from '../cli/run.js'
import { contentsOf, mebi, threadFile } from './workers-case.js'

const place = new Place()
const dist = resolve(import.meta.dirname, '../../dist')
const library = (name: string) => pathToFileURL(join(dist, name)).href

beforeAll(() => {
  twoSides(place)
  place.write('in', '')
  truncateSync(place.path('in'), 24 * mebi)
  place.write('large', '')
  truncateSync(place.path('large'), 600 * mebi)
})
afterAll(() => place.remove())

const parts = () => readdirSync(place.dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))

/** A program that seals a file with threads to itself, verifies the envelope, and never closes the threads. */
const program = (root: string, node: string, url: string) => `
  import { emptyTrust, generateKeySet, openDocket, pinCard, readCard, seal, trustedAuthority, verify } from ${JSON.stringify(root)}
  import { fileSink, fileSource, folderItems, workers } from ${JSON.stringify(node)}
  const engine = workers({ count: 2${url} })
  const keys = await generateKeySet({ names: { en: 'Self' }, jurisdiction: 'PT', roles: ['court'] })
  const card = await readCard(keys.card)
  const trust = pinCard(emptyTrust(), card, { fingerprint: card.fingerprint })
  const docket = await openDocket({ caseRef: { en: 'X' } }, keys)
  const [, , folder, out] = process.argv
  const { exhibits, items } = await folderItems(folder)
  await seal({ from: keys, to: [trustedAuthority(trust, card.authority)], docket, exhibits, items }, fileSink(out), { engine })
  const report = await verify(await fileSource(out), { trust, keys }, { engine })
  console.log(report.verdict, report.provider)`

const runs = (file: string, ...args: readonly string[]) => {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', timeout: 250_000 })
  return { status, stdout, stderr, error: error?.message }
}

describe('programs that use threads', () => {
  const folder = place.path('evidence')
  beforeAll(() => {
    writeFileSync(place.path('package.json'), '{"type":"module"}')
    spawnSync('mkdir', [folder])
    place.write('evidence/a', new Uint8Array(18 * mebi).fill(3))
    place.write('evidence/b', 'b')
  })
  const expected = (stdout: string) => expect(stdout).toMatch(/^verified node, 2 workers\n$/)

  test('end by themselves, though nobody closed the threads', () => {
    place.write('plain.js', program(library('index.js'), library('node/index.js'), ''))
    const { status, stdout, stderr, error } = runs(place.path('plain.js'), folder, place.path('plain.rog'))
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined })
    expected(stdout)
  })

  test('bundled by esbuild, with the option that says where the thread is', async () => {
    place.write('entry.js', program(join(dist, 'index.js'), join(dist, 'node/index.js'), ', url: new URL("./thread.mjs", import.meta.url)'))
    const common = { bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' } as const
    const banner = { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" }
    await esbuild({ ...common, banner, entryPoints: [place.path('entry.js')], outfile: place.path('es/app.mjs') })
    copyFileSync(threadFile, place.path('es/thread.mjs'))
    const { status, stdout, stderr, error } = runs(place.path('es/app.mjs'), folder, place.path('es.rog'))
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined })
    expected(stdout)
  })

  test('bundled without the thread: it says what is missing, and leaves no file', async () => {
    place.write('lost.js', program(join(dist, 'index.js'), join(dist, 'node/index.js'), ''))
    const banner = { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" }
    const outfile = place.path('lost/app.mjs')
    await esbuild({
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
      banner,
      entryPoints: [place.path('lost.js')],
      outfile,
    })
    const { status, stderr, error } = runs(outfile, folder, place.path('lost.rog'))
    expect({ status, error }).toEqual({ status: 1, error: undefined })
    expect(stderr).toContain('run.worker')
    expect(stderr).toContain('workers({ url })')
    expect(existsSync(place.path('lost.rog'))).toBe(false)
    expect(parts()).toEqual([])
  })

  test('bundled by vite as a library, which carries the thread along by itself', async () => {
    place.write('lib-entry.js', program(join(dist, 'index.js'), join(dist, 'node/index.js'), ''))
    await vite({
      root: place.dir,
      configFile: false,
      logLevel: 'silent',
      build: {
        lib: { entry: place.path('lib-entry.js'), formats: ['es'], fileName: 'app' },
        target: 'node20',
        rollupOptions: { external: [/^node:/] },
        outDir: place.path('lib'),
        emptyOutDir: true,
      },
    })
    const { status, stdout, stderr, error } = runs(place.path('lib/app.js'), folder, place.path('lib.rog'))
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined })
    expected(stdout)
  })

  test('bundled by vite for a server, the file of the thread carried along as it is', async () => {
    const url = ', url: new URL("./thread.js", import.meta.url)'
    place.write('vite-entry.js', program(join(dist, 'index.js'), join(dist, 'node/index.js'), url))
    await vite({
      root: place.dir,
      configFile: false,
      logLevel: 'silent',
      build: { ssr: place.path('vite-entry.js'), outDir: place.path('vite'), emptyOutDir: true, minify: false },
      ssr: { noExternal: true },
    })
    copyFileSync(threadFile, place.path('vite/thread.js'))
    const file = readdirSync(place.path('vite')).find((name) => /^vite-entry\.m?js$/.test(name))!
    const { status, stdout, stderr, error } = runs(place.path('vite', file), folder, place.path('vite.rog'))
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined })
    expected(stdout)
  })
})

describe('the command line with threads', () => {
  const two = ['--workers', '2']
  const opening = (from: string, out: string) => ['open', from, '--trust', 'trust.json', '--key', 'de/secret.key', '--out', out]

  /** Starts a command and waits until something it writes aside has grown. */
  async function begun(args: readonly string[]) {
    const started = place.start(args)
    for (let i = 0; i < 3000 && started.child.exitCode === null; i++) {
      for (const name of parts()) if ((statSync(place.path(name), { throwIfNoEntry: false })?.size ?? 0) > mebi) return started
      await sleep(10)
    }
    throw new Error('nothing was written aside')
  }

  test('SIGINT while sealing and while opening: 130, and nothing is left', async () => {
    const sealing = await begun([...sealArgs('large', 'int.rog'), ...two])
    sealing.child.kill('SIGINT')
    expect((await sealing.ended).exit).toBe(130)
    expect(readdirSync(place.dir).filter((name) => name.startsWith('int.'))).toEqual([])
    expect(parts()).toEqual([])
    expect(place.run([...sealArgs('large', 'large.rog'), ...two]).exit).toBe(0)
    const opened = await begun([...opening('large.rog', 'int-out'), ...two])
    opened.child.kill('SIGINT')
    expect((await opened.ended).exit).toBe(130)
    expect(existsSync(place.path('int-out/large'))).toBe(false)
    expect(parts()).toEqual([])
  })

  test('kill -9: nothing under the final name, and the next run goes through', async () => {
    const { child, ended } = await begun([...sealArgs('large', 'kill.rog'), ...two])
    child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    expect(existsSync(place.path('kill.rog'))).toBe(false)
    expect(place.run([...sealArgs('in', 'kill.rog'), ...two])).toMatchObject({ exit: 0 })
  })

  test('a damaged envelope: exit, failures, items.json and files are those of no threads', () => {
    spawnSync('mkdir', [place.path('many')])
    place.write('many/big', new Uint8Array(17 * mebi).fill(1))
    for (let i = 0; i < 20; i++) place.write(`many/small-${i}`, new Uint8Array(i * 300).fill(i))
    expect(place.run([...sealArgs('many', 'many.rog'), ...two]).exit).toBe(0)
    const bytes = readFileSync(place.path('many.rog'))
    const outcome = (file: string, name: string, workers: string) => {
      const { exit, document } = place.json([...opening(file, name), '--workers', workers])
      const { failed, written } = document
      const list = JSON.parse(readFileSync(place.path(name, 'items.json'), 'utf8')) as { items: object[] }
      const { 'items.json': _, ...files } = contentsOf(place.path(name))
      return { exit, failed, written, items: list.items, files }
    }
    expect(outcome('many.rog', 'o2', '2')).toEqual(outcome('many.rog', 'o0', '0'))
    bytes[9 * mebi]! ^= 1
    place.write('damaged.rog', bytes)
    const damaged = outcome('damaged.rog', 'd0', '0')
    expect(damaged).toMatchObject({ exit: 1, failed: [{ code: 'envelope.block' }] })
    expect(outcome('damaged.rog', 'd2', '2')).toEqual(damaged)
  })
})
