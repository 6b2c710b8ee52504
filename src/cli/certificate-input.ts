import type { CertificateForm, CertifyInput } from '../admissibility/index.js'
import { providerOf } from '../crypto/index.js'
import { type CertificateAttachment, type CertificateDigest, type Docket, exhibitKey, introducedExhibits } from '../docket/index.js'
import { type ContentFacts, EvidenceError, examine } from '../exchange/index.js'
import { type Bytes, fromHex, throwIfAborted, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import type { ExhibitId, Text } from '../matter/index.js'
import { fileSource } from '../node/index.js'
import { offsetIn, seconds } from './convert.js'
import { exhibitIdOf, findExhibit } from './exhibits.js'
import type { CertifyOptions } from './given/certify.js'
import { runOf } from './run.js'
import type { Shell } from './shell.js'
import { loadTrust } from './stores.js'

/** The exhibits named, or the only one there is, as the person calls them. */
export function certifiedExhibits(docket: Docket, given: readonly string[] | undefined): CertifyInput['exhibits'] {
  if (given !== undefined) return given.map((label) => ({ ...findExhibit(docket, label), called: label }))
  const known = introducedExhibits(docket)
  const [only] = known
  if (only === undefined || known.length > 1) throw new UsageError('usage.argument', 'which exhibit? --exhibit names it')
  return [{ statement: only.statement, index: only.index, called: only.labels[0]?.label ?? exhibitKey(only) }]
}

/** SHA-256 of a whole file, read piece by piece. */
async function sha256Of(shell: Shell, path: string): Promise<{ readonly value: Bytes; readonly size: number }> {
  const source = await fileSource(path)
  try {
    const hasher = providerOf(undefined).hasher('SHA-256')
    const piece = 2 ** 20
    for (let at = 0; at < source.size; at += piece) {
      throwIfAborted(shell.signal)
      hasher.update(await source.read(at, Math.min(piece, source.size - at)))
    }
    return { value: hasher.digest(), size: source.size }
  } finally {
    await source.close()
  }
}

/** Digests of the files given: `LABEL=PATH`, or a path alone where there is one exhibit. */
export async function digestsOfFiles(
  shell: Shell,
  exhibits: CertifyInput['exhibits'],
  given: readonly string[],
): Promise<CertificateDigest[]> {
  const out: CertificateDigest[] = []
  for (const one of given) {
    const at = one.indexOf('=')
    const named = at > 0 ? exhibits.find(({ called }) => called === one.slice(0, at)) : undefined
    const exhibit = named ?? (exhibits.length === 1 ? exhibits[0] : undefined)
    if (exhibit === undefined) throw new UsageError('usage.argument', `--file wants LABEL=PATH with a label of --exhibit, not ${one}`)
    const { value } = await sha256Of(shell, named === undefined ? one : one.slice(at + 1))
    out.push({ exhibit: exhibitIdOf(exhibit), digest: { algorithm: 'SHA-256', value, over: { kind: 'item' } } })
  }
  return out
}

/** Digests of what an envelope holds of the exhibits, every item read again. */
export async function digestsOfEnvelope(
  shell: Shell,
  docket: Docket,
  exhibits: CertifyInput['exhibits'],
  keys: KeySet,
  { envelope, trust }: Pick<CertifyOptions, 'envelope' | 'trust'>,
): Promise<CertificateDigest[]> {
  const content = await readContent(shell, { envelope: envelope!, trust, keys, docket })
  const wanted = new Map(exhibits.map((one) => [exhibitKey(one), exhibitIdOf(one)]))
  const out: CertificateDigest[] = []
  for (const { exhibit, items, failed, digest, list } of content.exhibits) {
    const id = wanted.get(exhibit)
    if (id === undefined) continue
    if (failed > 0)
      throw new UsageError('usage.argument', `${failed} of the items of ${exhibit} could not be read or are not what was sealed`)
    if (digest !== undefined) out.push(...digestsFrom(id, items, digest, list))
  }
  // Without any, those recorded would be signed for, and the person was told that the content was read again.
  if (out.length === 0) throw new UsageError('usage.argument', `${envelope!} holds nothing of these exhibits that could be read`)
  return out
}

const digestsFrom = (
  exhibit: ExhibitId,
  items: number,
  digest: NonNullable<ContentFacts['exhibits'][number]['digest']>,
  list: ContentFacts['exhibits'][number]['list'],
): CertificateDigest[] =>
  items > 1 && list !== undefined
    ? list.map(({ path, sha256 }) => ({
        exhibit,
        digest: { algorithm: 'SHA-256', value: fromHex(sha256), over: { kind: 'item' as const } },
        path,
      }))
    : [{ exhibit, digest: { algorithm: digest.algorithm, value: fromHex(digest.value), over: digest.over } }]

/** Reads an envelope's content again. @throws EvidenceError when it cannot be read as it was sealed; UsageError when no trust store is given */
export async function readContent(
  shell: Shell,
  given: { envelope: string; trust: string | undefined; keys: KeySet; docket: Docket },
): Promise<ContentFacts> {
  if (given.trust === undefined) throw new UsageError('usage.argument', '--envelope needs --trust: whose seal is believed')
  const source = await fileSource(given.envelope)
  try {
    const run = await runOf(shell, {}, source.size)
    const { content, report } = await examine(source, { trust: await loadTrust(given.trust), keys: given.keys, docket: given.docket }, run)
    if (content?.whole === true) return content
    if (report.verdict === 'failed') throw new EvidenceError(report)
    throw new UsageError('usage.argument', `the content of ${given.envelope} could not be read: rogatory verify says why`)
  } finally {
    await source.close()
  }
}

/** `NAME=VALUE`, as the form's fields want it: several times for a list. */
export function fieldsOf(form: CertificateForm, given: readonly string[] = []): Record<string, string | readonly string[]> {
  const fields = new Map<string, string[]>()
  for (const text of given) {
    const at = text.indexOf('=')
    if (at < 1) throw new UsageError('usage.argument', `--field wants NAME=VALUE, not ${text}`)
    const [id, value] = [text.slice(0, at), text.slice(at + 1)]
    const field = form.fields.find((one) => one.id === id)
    if (field === undefined)
      throw new UsageError('usage.argument', `${form.id} has no field ${id}; it has ${form.fields.map((one) => one.id).join(', ')}`)
    const list = fields.get(id) ?? []
    if (list.length > 0 && field.kind !== 'list' && field.kind !== 'choices')
      throw new UsageError('usage.argument', `the field ${id} takes one value`)
    if (field.choices !== undefined && !Object.hasOwn(field.choices, value))
      throw new UsageError('usage.argument', `the field ${id} takes ${Object.keys(field.choices).join(', ')}, not ${value}`)
    list.push(value)
    fields.set(id, list)
  }
  const plural = (id: string) => ['list', 'choices'].includes(form.fields.find((one) => one.id === id)!.kind)
  return Object.fromEntries([...fields].map(([id, values]) => [id, plural(id) ? values : values[0]!]))
}

export async function attachmentsOf(shell: Shell, given: readonly string[] = []): Promise<CertificateAttachment[]> {
  const out: CertificateAttachment[] = []
  for (const path of given) {
    const { value, size } = await sha256Of(shell, path)
    out.push({ name: path.split(/[\\/]/).at(-1)!, size, digests: new Map([[-16, value]]) })
  }
  return out
}

/** The time written: its own offset where one is given, else that of this computer's clock. */
export function timeOfSigning(given: string | undefined): CertifyInput['at'] {
  const source = { kind: 'systemClock' } as const
  const from = given === undefined ? Math.floor(Date.now() / 1000) : seconds(given, '--at')
  const here = given === undefined ? 0 - new Date(from * 1000).getTimezoneOffset() : 0
  const { offset = here } = offsetIn(given)
  return { from, precision: 'second', offset, source }
}

export const textIn = (language: string, value: string | undefined): Text | undefined =>
  value === undefined ? undefined : { [language]: value }
