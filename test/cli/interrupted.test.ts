import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, truncateSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Place, sealArgs, twoSides } from './run.js'

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

/** Waits until sealing has begun to write. */
async function begun(part: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (below(part).some((name) => name.endsWith('.part'))) return
    await sleep(20)
  }
  throw new Error('sealing never began')
}

describe('stopped in the middle', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s: 130, and nothing is left', async (name) => {
    const { child, ended } = place.start(sealArgs('large', 'int.rog'))
    await begun('int.')
    child.kill(name)
    const { exit, err } = await ended
    expect(exit).toBe(130)
    expect(err).toContain('Interrupted')
    expect(below('int.')).toEqual([])
  })

  test('with --json the interruption is a document', async () => {
    const { child, ended } = place.start([...sealArgs('large', 'intj.rog'), '--json'])
    await begun('intj.')
    child.kill('SIGINT')
    const { exit, out, err } = await ended
    expect({ exit, err }).toEqual({ exit: 130, err: '' })
    expect(JSON.parse(out)).toMatchObject({ schema: 'rogatory.error/1', code: 'run.aborted', exit: 130 })
  })

  test('kill -9: nothing under the final name, and the next run goes through', async () => {
    const { child, ended } = place.start(sealArgs('large', 'kill.rog'))
    await begun('kill.')
    child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    expect(existsSync(place.path('kill.rog'))).toBe(false)
    expect(existsSync(place.path('kill.docket'))).toBe(false)
    expect(place.run(sealArgs('small', 'kill.rog'))).toMatchObject({ exit: 0 })
  })

  test('a lock that is held is named, and 4', async () => {
    const open = ['docket', 'open', '--case', 'X', '--key', 'pt/secret.key', '--out', 'held.docket']
    expect(place.run(open).exit).toBe(0)
    const { child, ended } = place.start([...sealArgs('large', 'held.rog'), '--docket', 'held.docket'])
    await begun('held.rog')
    expect(existsSync(place.path('held.docket.lock'))).toBe(true)
    child.kill('SIGINT')
    expect((await ended).exit).toBe(130)
    expect(existsSync(place.path('held.docket.lock'))).toBe(false)
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
    expect(readdirSync(full)).toEqual([])
  })

  test.runIf(mounted)('opening onto it is 4; what was complete is there, nothing is half-written', () => {
    mkdirSync(place.path('two'))
    place.write('two/a', 'a')
    place.write('two/b', new Uint8Array(4 * mebi))
    expect(place.run(sealArgs('two', 'two.rog')).exit).toBe(0)
    const { exit, document } = place.json(['open', 'two.rog', '--trust', 'trust.json', '--key', 'de/secret.key', '--out', 'full/out'])
    expect({ exit, code: document.code }).toEqual({ exit: 4, code: 'sink.full' })
    expect(readdirSync(`${full}/out`)).not.toContain('b')
    expect(readdirSync(`${full}/out`).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
