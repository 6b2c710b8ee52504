import { DecryptionError } from '../ground/index.js'

/** A key or passphrase that does not fit, told with the file it was tried on. */
export class UnfitKey extends DecryptionError {
  readonly told: string

  constructor(told: string, cause: unknown) {
    super({ cause })
    this.told = told
  }
}

/** Runs `work`; where no key fits, `told` says whose. */
export async function fitting<T>(told: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw cause instanceof DecryptionError ? new UnfitKey(told, cause) : cause
  }
}

/** An envelope is opened by its recipients' keys only. */
export const notFor = (envelope: string, key: string | undefined): string =>
  `The key does not fit: ${envelope} is not sealed to ${key ?? 'it'}.`
