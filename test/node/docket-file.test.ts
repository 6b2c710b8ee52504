import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { docketBytes } from '../../src/docket/index.js'
import { addExhibits, openDocket } from '../../src/exchange/index.js'
import { lockKeySet } from '../../src/identity/index.js'
import { createDocketFile, readDocketFile, updateDocket } from '../../src/node/docket-file.js'
import { takeLock } from '../../src/node/lock.js'
import { at, believed, p, someone, trusting } from '../exchange/people.js'
import { codeOf, namesIn, startChild, tempFolder } from './tmp.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const run = { crypto: p }
const opened = await openDocket({ caseRef: { en: 'Case 1' }, admit: [believed(trusting(b), b)], at }, a.keys, run)

async function made(): Promise<string> {
  const path = join(tempFolder(), 'case.docket')
  await createDocketFile(path, async () => opened, run)
  return path
}

const added = async (docket: typeof opened) => (await addExhibits(docket, a.keys, [{ nature: 'records' }], run, at)).docket

describe('a docket file', () => {
  test('is made, read, changed, and nothing else stays in its folder', async () => {
    const path = await made()
    expect((await readDocketFile(path, run)).id).toBe(opened.id)
    const after = await updateDocket(path, (docket) => added(docket), run)
    expect(after.entries.size).toBe(opened.entries.size + 1)
    expect(Buffer.compare(readFileSync(path), await docketBytes(after))).toBe(0)
    expect(namesIn(join(path, '..'))).toEqual(['case.docket'])
  })

  test('is not made where one is, nor over anything else', async () => {
    const path = await made()
    const before = readFileSync(path)
    let asked = false
    const make = async () => {
      asked = true
      return opened
    }
    expect(await codeOf(createDocketFile(path, make, run))).toBe('sink.exists')
    expect(asked).toBe(false)
    expect(readFileSync(path).equals(before)).toBe(true)
    const late = join(tempFolder(), 'late.docket')
    const appearing = async () => {
      writeFileSync(late, 'mine')
      return opened
    }
    expect(await codeOf(createDocketFile(late, appearing, run))).toBe('sink.exists')
    expect(readFileSync(late, 'utf8')).toBe('mine')
    expect(namesIn(join(late, '..'))).toEqual(['late.docket'])
  })

  test('stays as it was when the change fails, and the lock is let go', async () => {
    const path = await made()
    const before = readFileSync(path)
    await expect(updateDocket(path, () => Promise.reject(new Error('no')), run)).rejects.toThrow('no')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(namesIn(join(path, '..'))).toEqual(['case.docket'])
  })

  test('keeps what was saved early, also when the rest of the change fails', async () => {
    const path = await made()
    const change = async (docket: typeof opened, save: (docket: typeof opened) => Promise<void>) => {
      await save(await added(docket))
      expect((await readDocketFile(path, run)).entries.size).toBe(opened.entries.size + 1)
      expect(existsSync(`${path}.lock`)).toBe(true)
      throw new Error('the envelope was not named')
    }
    await expect(updateDocket(path, change, run)).rejects.toThrow('not named')
    expect((await readDocketFile(path, run)).entries.size).toBe(opened.entries.size + 1)
  })

  test('is not overwritten when it cannot be read whole', async () => {
    const path = await made()
    appendFileSync(path, Uint8Array.of(0xff))
    const before = readFileSync(path)
    expect(await codeOf(updateDocket(path, (docket) => added(docket), run))).toBe('docket.damaged')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('that is none, is missing, or is a folder is one clear error', async () => {
    const dir = tempFolder()
    mkdirSync(join(dir, 'folder'))
    writeFileSync(join(dir, 'empty'), '')
    writeFileSync(join(dir, 'text'), 'hello')
    const update = (name: string) => codeOf(updateDocket(join(dir, name), (docket) => added(docket), run))
    expect(await update('missing')).toBe('source.missing')
    expect(await update('folder')).toBe('source.kind')
    expect(await update('empty')).toBe('docket.open')
    expect(await update('text')).toBe('docket.open')
    expect(namesIn(dir)).toEqual(['empty', 'folder', 'text'])
  })

  test('under two names has one lock, and stays behind its link', async () => {
    const path = await made()
    const link = join(path, '..', 'link')
    symlinkSync('case.docket', link)
    const lock = await takeLock(path, 0)
    expect(await codeOf(updateDocket(link, (docket) => added(docket), { ...run, wait: 20 }))).toBe('lock.held')
    await lock.release()
    await updateDocket(link, (docket) => added(docket), run)
    expect((await readDocketFile(path, run)).entries.size).toBe(opened.entries.size + 1)
  })

  test('whose lock was taken over is not written', async () => {
    const path = await made()
    const before = readFileSync(path)
    const change = async (docket: typeof opened) => {
      writeFileSync(`${path}.lock`, '{}')
      return added(docket)
    }
    expect(await codeOf(updateDocket(path, change, run))).toBe('lock.lost')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('that two processes add to at once, 8 records each with keys of their own, has every record', async () => {
    const path = await made()
    const dir = tempFolder()
    const people = [a, b]
    const ends = await Promise.all(
      people.map(async ({ keys }, n) => {
        const key = join(dir, `${n}.key`)
        writeFileSync(key, await lockKeySet(keys, null))
        return startChild('exhibits', path, key, '8').ended
      }),
    )
    expect(ends.map((end) => [end.code, end.errors])).toEqual([
      [0, ''],
      [0, ''],
    ])
    const docket = await readDocketFile(path, run)
    expect(docket.entries.size).toBe(opened.entries.size + 16)
    expect(docket.observations).toEqual([])
    for (const { keys } of people) {
      const seqs = [...docket.entries.values()].flatMap((entry) =>
        entry.kind === 'statement' && entry.statement.kid === keys.signer.key.kid && entry.statement.type === 'exhibit'
          ? [entry.statement.payload.seq]
          : [],
      )
      expect(new Set(seqs).size).toBe(8)
    }
  }, 120_000)
})
