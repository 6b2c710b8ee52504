import { packChecks, providerOf } from '../crypto/index.js'
import { custodyType, fateTypes } from '../custody/index.js'
import { type DocketContext, docketTypes, type SignatureChecker } from '../docket/index.js'
import type { Engine, Run } from '../envelope/index.js'
import { type Bytes, UsageError } from '../ground/index.js'
import { identityTypes } from '../identity/index.js'
import type { StatementTypes } from '../statement/index.js'

/** Every statement type this version understands. */
export const statementTypes: StatementTypes = { ...docketTypes, ...identityTypes, ...fateTypes, [custodyType.name]: custodyType }

/** Randomness and time, fixed in vectors; no export of the package takes them. */
export interface Seam {
  readonly random?: (length: number) => Bytes
  /** seconds since 1970 UTC */
  readonly now?: number
}

/** Whole seconds since 1970 UTC of a date. */
export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

/** What docket acts need, from a run, a time and the test seam. */
export function contextOf(run: Run | undefined, at: Date | undefined, seam: Seam = {}): DocketContext {
  const p = providerOf(run)
  return {
    p,
    types: statementTypes,
    random: seam.random ?? ((length) => p.random(length)),
    now: seam.now ?? secondsOf(at ?? new Date()),
    ...(run?.limits && { limits: run.limits }),
    ...(run?.signal && { signal: run.signal }),
    ...(run?.onProgress && { onProgress: run.onProgress }),
    // An engine's threads have the default provider: a run that brings its own keeps to it.
    ...(run?.engine && run.crypto === undefined && { signatures: checkerOf(run.engine) }),
  }
}

/** Signatures checked by an engine: what it throws is thrown on, for it says nothing about the evidence. */
const checkerOf = (engine: Engine): SignatureChecker => ({
  lanes: engine.lanes ?? 1,
  async verify(checks) {
    const [holds] = await engine.run({ kind: 'verify', checks: packChecks(checks) })
    if (holds?.length !== checks.length) throw new UsageError('usage.argument', `the engine ${engine.name} gave no verdicts`)
    return Array.from(holds, (one) => one === 1)
  },
})
