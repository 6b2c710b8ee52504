import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSmall } from '../../src/cli/files.js'
import { updateDocket } from '../../src/node/index.js'
import { Place, program, sealArgs, twoSides } from './run.js'

const place = new Place()
const mebi = 2 ** 20
const below = (part: string) => readdirSync(place.dir).filter((name) => name.startsWith(part))

beforeAll(() => {
  twoSides(place)
  place.write('large', '')
  truncateSync(place.path('large'), 600 * mebi)
  place.write('small', 'x')
})
afterAll(() => place.remove())

const parts = () => below('.rogatory-')

/** Starts sealing the large file and waits until it has begun to write aside. */
async function sealing(out: string, ...more: string[]) {
  const before = new Set(parts())
  const started = place.start([...sealArgs('large', out), ...more])
  for (let i = 0; i < 1500; i++) {
    const fresh = parts().find((name) => !before.has(name))
    if (fresh !== undefined && statSync(place.path(fresh)).size > mebi) return { ...started }
    await sleep(10)
  }
  throw new Error('sealing never began')
}

describe('stopped in the middle', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s: 130, and nothing is left', async (name) => {
    const { child, ended } = await sealing('int.rog')
    child.kill(name)
    const { exit, err } = await ended
    expect(exit).toBe(130)
    expect(err).toContain('Interrupted')
    expect([...below('int.'), ...parts()]).toEqual([])
  })

  test('with --json the interruption is a document', async () => {
    const { child, ended } = await sealing('intj.rog', '--json')
    child.kill('SIGINT')
    const { exit, out, err } = await ended
    expect({ exit, err }).toEqual({ exit: 130, err: '' })
    expect(JSON.parse(out)).toMatchObject({ schema: 'rogatory.error/1', code: 'run.aborted', exit: 130 })
  })

  test('kill -9: nothing under the final name, and the next run goes through', async () => {
    const { child, ended } = await sealing('kill.rog')
    child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    expect(existsSync(place.path('kill.rog'))).toBe(false)
    expect(existsSync(place.path('kill.docket'))).toBe(false)
    expect(place.run(sealArgs('small', 'kill.rog'))).toMatchObject({ exit: 0 })
  })

  test('sealing holds the lock of the docket, and lets go of it when interrupted', async () => {
    const open = ['docket', 'open', '--case', 'X', '--key', 'pt/secret.key', '--out', 'held.docket']
    expect(place.run(open).exit).toBe(0)
    const { child, ended } = await sealing('held.rog', '--docket', 'held.docket')
    expect(existsSync(place.path('held.docket.lock'))).toBe(true)
    child.kill('SIGINT')
    expect((await ended).exit).toBe(130)
    expect(existsSync(place.path('held.docket.lock'))).toBe(false)
  })

  test('a lock that is held by a living process is waited for, named, and 4', async () => {
    let letGo: () => void = () => undefined
    const holding = updateDocket(place.path('held.docket'), async (docket) => {
      await new Promise<void>((done) => {
        letGo = done
      })
      return docket
    })
    const adding = place.start(['exhibit', 'add', '--docket', 'held.docket', '--key', 'pt/secret.key', '--label', 'L', '--json'])
    const { exit, out } = await adding.ended
    letGo()
    await holding
    const document = JSON.parse(out) as { code: string; message: string }
    expect({ exit, code: document.code }).toEqual({ exit: 4, code: 'lock.held' })
    expect(document.message).toContain(String(process.pid))
  })

  // What a process listens to is told by Linux.
  test.runIf(process.platform === 'linux')('a second signal ends also what waits for a pipe that nobody writes', async () => {
    execFileSync('mkfifo', [place.path('silent.key')])
    const { child, ended } = place.start(['trust', 'add', 'silent.key', '--store', 'silent.json'])
    const caught = () => /^SigCgt:\s+([0-9a-f]+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? ''
    while ((BigInt(`0x${caught()}`) & 2n) === 0n) await sleep(10)
    child.kill('SIGINT')
    // By now it has opened the pipe, or else it ends before.
    await sleep(1000)
    child.kill('SIGINT')
    expect((await ended).signal).toBe('SIGINT')
    expect(existsSync(place.path('silent.json'))).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('of a file without end no more is read than a file of its kind may have', async () => {
    const pipe = place.path('endless')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('dd', ['if=/dev/zero', `of=${pipe}`, 'bs=65536', 'count=1000'], { stdio: 'ignore' })
    const written = new Promise((done) => writer.on('close', (exit, signal) => done(signal ?? exit)))
    await expect(readSmall(pipe, mebi)).rejects.toMatchObject({ code: 'source.kind', data: { path: pipe } })
    // It met a reader that had gone away.
    expect(await written).not.toBe(0)
  })

  test.runIf(existsSync('/dev/full'))('results lost to a full disk are told, and no exit says that all is well', () => {
    const to = openSync('/dev/full', 'w')
    const lost = (...args: string[]) => {
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: place.dir,
        encoding: 'utf8',
        stdio: ['ignore', to, 'pipe'],
      })
      return { status, stderr }
    }
    const told = { status: 4, stderr: 'rogatory: The disk is full: what was to be written to standard output is incomplete.\n' }
    expect(lost('--version')).toEqual(told)
    expect(lost('custody', '--help')).toEqual(told)
    expect(lost('card', 'show', 'pt/public.card', '--json')).toEqual(told)
    // Worse than lost is wrong; that stays.
    expect(lost('card', 'show', 'small', '--json')).toEqual({ ...told, status: 1 })
    closeSync(to)
    const silent = openSync('/dev/full', 'w')
    const { status } = spawnSync(process.execPath, [program, 'card', 'show', 'small'], {
      cwd: place.dir,
      stdio: ['ignore', 'pipe', silent],
    })
    closeSync(silent)
    expect(status).toBe(1)
  })

  test('a reader that goes away ends nothing and breaks nothing', async () => {
    const { child, ended } = place.start(['custody', '--help'])
    child.stdout.destroy()
    const { exit, err } = await ended
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    const sealing = place.start([...sealArgs('small', 'pipe.rog'), '--json'])
    sealing.child.stdout.destroy()
    expect(await sealing.ended).toMatchObject({ exit: 0, err: '' })
    expect(existsSync(place.path('pipe.rog'))).toBe(true)
  })
})

describe('a full disk', () => {
  const full = place.path('full')
  let mounted = false
  const say = 'a small tmpfs cannot be mounted here (not root?): the full disk was not tried'
  mkdirSync(full)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', full], { stdio: 'ignore' })
    mounted = true
  } catch {
    process.stderr.write(`${say}\n`)
  }
  afterAll(() => {
    if (mounted) execFileSync('umount', [full])
  })

  test.runIf(mounted)('sealing onto it is 4 and leaves nothing', () => {
    const { exit, document } = place.json(sealArgs('large', 'full/x.rog'))
    expect({ exit, code: document.code }).toEqual({ exit: 4, code: 'sink.full' })
    // By the name people gave, not by the one it is written under.
    expect(document.message).toBe('The disk is full (writing full/x.rog).')
    expect(readdirSync(full)).toEqual([])
  })

  test.runIf(mounted)('opening onto it is 4; what was complete is there, nothing is half-written', () => {
    mkdirSync(place.path('two'))
    place.write('two/a', 'a')
    place.write('two/b', new Uint8Array(4 * mebi))
    expect(place.run(sealArgs('two', 'two.rog')).exit).toBe(0)
    const { exit, document } = place.json(['open', 'two.rog', '--trust', 'trust.json', '--key', 'de/secret.key', '--out', 'full/out'])
    expect({ exit, code: document.code }).toEqual({ exit: 4, code: 'sink.full' })
    expect(document.message).toMatch(/out\/b\)\.$/)
    expect(readdirSync(`${full}/out`)).not.toContain('b')
    expect(readdirSync(`${full}/out`).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
