import type { Code } from './codes/index.js'

export type ErrorData = Readonly<Record<string, string | number | boolean>>

export interface ErrorOptionsWithData {
  readonly cause?: unknown
  readonly data?: ErrorData
}

/**
 * The root of every error this library throws on purpose. `code` is a row of the code table and is what callers
 * branch on; `message` is for a log, not for a court (sentences for people live in report/).
 */
export class RogatoryError extends Error {
  readonly code: Code
  readonly data: ErrorData

  constructor(code: Code, message: string, options: ErrorOptionsWithData = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = new.target.name
    this.code = code
    this.data = options.data ?? {}
  }
}

/** The caller asked for something that cannot be done as asked; nothing was written. */
export class UsageError extends RogatoryError {}

/** Bytes are not what the specification says they must be. Verification turns it into an observation. */
export class FormatError extends RogatoryError {}

/** Hostile or merely huge input met a limit of `Limits` before memory was spent on it. */
export class LimitError extends RogatoryError {}

/** A source could not be read, or changed while it was read; or a sink could not be written. */
export class SourceError extends RogatoryError {}

/** The run was aborted; `cause` is the signal's reason. */
export class AbortError extends RogatoryError {
  constructor(reason: unknown) {
    super('run.aborted', 'aborted', { cause: reason })
  }
}

/** No key fits, or the ciphertext is not authentic: one error, one message, so that neither is told from the other. */
export class DecryptionError extends RogatoryError {
  constructor(options: ErrorOptionsWithData = {}) {
    super('crypto.decrypt', 'cannot be decrypted', options)
  }
}
