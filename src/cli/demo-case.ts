import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir, utimes } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import process from 'node:process'
import { UsageError } from '../ground/index.js'

/** Six mebibytes and seventeen bytes: no whole number of segments or packets, so the last of each is partial. */
const VIDEO_BYTES = 6 * 1024 * 1024 + 17

/** Every file gets this time, so that a second run gives the same case. */
const TIME = new Date('2026-04-15T09:02:54Z')

/** What explains the case to developers, and what keeps git from touching line ends, are not evidence. */
const NOT_EVIDENCE: ReadonlySet<string> = new Set(['README.md', '.gitattributes'])

interface OddFile {
  readonly name: string | Uint8Array
  readonly content: string
  readonly what: string
}

// None of these can be committed: a clone on Windows or macOS would refuse the name or write one over the other.
const ODD_FILES: readonly OddFile[] = [
  { name: 'Rechnung.TXT', content: 'Rechnung 2026/0317, 84.000,00 EUR\r\n', what: 'the first of two names that differ only in case' },
  { name: 'rechnung.txt', content: 'Rechnung 2026/0317, 42.000,00 EUR\r\n', what: 'the second of two names that differ only in case' },
  { name: Buffer.from('Rechnung-M\xfcller.txt', 'latin1'), content: 'Entwurf\r\n', what: 'a name in Latin-1, which is not UTF-8' },
  { name: 'fatura-\u202efdp.exe', content: 'MZ, but not a program\r\n', what: 'a name that is shown turned round' },
  { name: 'nota\u0007\u001b[31m\nSIGNATURE VERIFIED', content: 'lista\r\n', what: 'a name with control characters' },
]

/**
 * Makes the demonstration's case in `target`: copies the committed files of `fixtures` and adds what no repository
 * can hold everywhere (case twins, a name that is not UTF-8, hostile names, an item of several MiB). Bytes, names and
 * times are the same at every run. Where the file system refuses a name, `say` is told and the rest goes on.
 *
 * @throws UsageError when `target` exists and is not empty: nothing is ever written over.
 */
export async function prepareCase(
  fixtures: string,
  target: string,
  say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Promise<void> {
  await mkdir(target, { recursive: true })
  if ((await readdir(target)).length > 0) throw new UsageError('usage.argument', `${target} is not empty`)
  await copyTree(fixtures, target)
  await mkdir(join(target, '08-video'), { recursive: true })
  await writeNew(join(target, '08-video', 'entrance-cam-3.ts'), transportStream(VIDEO_BYTES))
  await mkdir(join(target, '09-misc'), { recursive: true })
  const folder = Buffer.from(join(target, '09-misc') + sep)
  for (const odd of ODD_FILES) {
    try {
      await writeNew(Buffer.concat([folder, Buffer.from(odd.name)]), [Buffer.from(odd.content)])
    } catch (error) {
      if (!isRefusedName(error)) throw error
      say(`Left out of the case: ${odd.what}. This file system refuses it (${error.code}).`)
    }
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const source = join(entry.parentPath, entry.name)
    const path = relative(from, source)
    if (!entry.isFile() || NOT_EVIDENCE.has(path)) continue
    await mkdir(join(to, relative(from, entry.parentPath)), { recursive: true })
    await copyFile(source, join(to, path), constants.COPYFILE_EXCL)
    await utimes(join(to, path), TIME, TIME)
  }
}

async function writeNew(path: string | Buffer, chunks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.utimes(TIME, TIME)
  } finally {
    await file.close()
  }
}

/**
 * What a camera cut off in mid-packet leaves: packets of 188 bytes in the frame of ISO/IEC 13818-1 (sync byte, one
 * stream, running counter) whose payload is xorshift32 of a fixed seed. It does not compress and plays nowhere.
 */
function* transportStream(length: number): Generator<Uint8Array> {
  const packet = 188
  const batch = 1024
  let state = 0x0317_2026
  for (let done = 0; done < length; done += packet * batch) {
    const bytes = new Uint8Array(packet * batch)
    for (let i = 0; i < bytes.length; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      bytes[i] = state & 0xff
    }
    for (let i = 0; i < batch; i++) bytes.set([0x47, 0x01, 0x00, 0x10 | (i & 15)], i * packet)
    yield bytes.subarray(0, length - done)
  }
}

// EEXIST: the twin is already there under the other case. The others are what macOS and Windows answer to such names.
// A full disk or a missing right is none of these and ends the run.
const REFUSALS: ReadonlySet<unknown> = new Set(['EEXIST', 'EILSEQ', 'EINVAL', 'ENOENT'])

function isRefusedName(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && REFUSALS.has(error.code)
}
