import process from 'node:process'
import { CommanderError } from 'commander'
import { EvidenceError, type Report } from '../exchange/index.js'
import { AbortError, DecryptionError, FormatError, LimitError, RogatoryError, SourceError, UsageError } from '../ground/index.js'
import { reportJson, sentenceOf, shown } from '../report/index.js'
import { type Exit, exits } from './exits.js'
import { systemCode } from './files.js'
import { write } from './shell.js'
import { UnfitKey } from './unfit-key.js'

/** What went wrong, as it is told: one code, one sentence, one exit code. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly exit: Exit
  readonly data?: Readonly<Record<string, unknown>>
  readonly report?: Report
}

/** Codes whose exit does not follow from the error's class. */
const special: Readonly<Record<string, Exit>> = {
  'key.armour': exits.io,
  'key.format': exits.io,
  'key.kdf': exits.io,
  'key.mismatch': exits.key,
  'key.foreign': exits.usage,
  'key.passphrase-needed': exits.usage,
  'key.passphrase-not-needed': exits.key,
  'trust.format': exits.io,
  'trust.card': exits.io,
  'trust.policy': exits.io,
  'directory.rolled-back': exits.evidence,
  'directory.conflict': exits.evidence,
  'directory.dropped': exits.evidence,
  'directory.signer': exits.evidence,
  'run.internal': exits.internal,
  'run.worker': exits.io,
}

/** The system's codes that people meet, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'something in its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you do not have the right to',
  EPERM: 'the system does not allow it',
  EROFS: 'the medium is read-only',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the medium is faulty (EIO)',
}

const sentences: Readonly<Record<string, string>> = {
  'crypto.decrypt': 'The key or the passphrase does not fit.',
  'run.aborted': 'Interrupted; nothing half-written was left.',
  'key.armour': 'This is not a secret key file of rogatory, or it was damaged.',
  'key.format': 'This is not a secret key file of rogatory, or it was damaged.',
  'trust.fingerprint': 'The fingerprint is that of another card: this card must not be believed.',
  'trust.not-pinned': 'The trust store holds no such card.',
}

export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof CommanderError && error.code === 'commander.help')
    return { code: 'usage.argument', message: 'A command is missing.', exit: exits.usage }
  if (error instanceof CommanderError) return { code: 'usage.argument', message: error.message.replace(/^error: /, ''), exit: exits.usage }
  if (error instanceof RogatoryError) return known(error)
  if (signal.aborted) return { code: 'run.aborted', message: sentences['run.aborted']!, exit: exits.interrupted }
  const system = systemCode(error)
  const message = error instanceof Error ? error.message : String(error)
  if (system !== undefined) return { code: 'source.read', message, exit: exits.io, data: { system } }
  return { code: 'run.internal', message: `rogatory failed inside, which is our fault: ${message}`, exit: exits.internal }
}

function known(error: RogatoryError): Failure {
  const { code, data } = error
  const message = sentence(error)
  const more = Object.keys(data).length > 0 ? { data } : {}
  if (error instanceof EvidenceError) return { code, message, exit: exits.evidence, report: error.report, ...more }
  return { code, message, exit: special[code] ?? exitOf(error), ...more }
}

function exitOf(error: RogatoryError): Exit {
  // A profile is a rule to look at evidence by, and no evidence.
  if (error.code.startsWith('profile.')) return exits.usage
  if (error instanceof AbortError) return exits.interrupted
  if (error instanceof DecryptionError) return exits.key
  if (error instanceof SourceError) return exits.io
  if (error instanceof UsageError) return exits.usage
  if (error instanceof FormatError || error instanceof LimitError) return exits.evidence
  return exits.internal
}

function sentence(error: RogatoryError): string {
  if (error instanceof EvidenceError) {
    const first = error.report.observations.find((o) => o.severity === 'error')
    return `Do not rely on this: ${first === undefined ? sentenceOf(error.code, error.data) : sentenceOf(first.code, first.data, first.severity)}`
  }
  if (error instanceof AbortError && error.cause instanceof Error && error.cause.message === 'Not signed.') return 'Not signed.'
  const { data } = error
  const path = typeof data.path === 'string' ? data.path : undefined
  if (error.code === 'source.missing' && path !== undefined) return `${path} does not exist.`
  if (error.code === 'source.kind' && path !== undefined && error.message.endsWith(': EISDIR'))
    return `${path} is a folder, and a file is wanted.`
  if (error.code === 'sink.exists' && path !== undefined) return `${path} exists already; nothing is ever overwritten.`
  const system = typeof data.system === 'string' ? (reasons[data.system] ?? '') : ''
  if (error.code === 'sink.write' && path !== undefined && system !== '')
    return `${path.replace(/\.lock$/, '')} cannot be written: ${system}.`
  if (error.code === 'source.read' && path !== undefined && system !== '') return `${path} cannot be read: ${system}.`
  const candidates = data.candidates !== undefined || data.nearest !== undefined
  if (error.code.startsWith('docket.label-') && typeof data.label === 'string' && !candidates) return sentenceOf(error.code, data)
  if (error.code === 'sink.full') return `The disk is full${path === undefined ? '' : ` (writing ${path})`}.`
  const told = error instanceof UnfitKey ? error.told : (sentences[error.code] ?? error.message)
  // A sentence that begins with the name of a file or a member keeps it as it is.
  const whole = /^[a-z]+[ ,]/.test(told) && path === undefined ? told.charAt(0).toUpperCase() + told.slice(1) : told
  return /[.!?)]$/.test(whole) ? whole : `${whole}.`
}

/** One sentence on standard error, or one document on standard output. */
export async function tellFailure(failure: Failure, json: boolean): Promise<void> {
  if (!json) {
    await write(process.stderr, `rogatory: ${shown(failure.message, 2000)}\n`)
    if (failure.exit === exits.usage) await write(process.stderr, 'Try --help.\n')
    return
  }
  const { report, ...rest } = failure
  const whole = { schema: 'rogatory.error/1', ...rest, ...(report && { report: reportJson(report) }) }
  await write(process.stdout, `${JSON.stringify(whole, null, 2)}\n`)
}
