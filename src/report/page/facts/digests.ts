import { boundsOf, type ExhibitReport, type InstanceReport, type LineStep } from '../../../custody/index.js'
import { timeOf } from '../../plain.js'
import type { FirstDigest, FirstDigests } from '../types.js'

/** Acts that begin what is recorded of a thing: seizure, however an authority calls its steps. */
const seizing = new Set(['collect', 'recognise', 'isolate', 'document', 'package'])

/** 1 · First digests, and how long after the seizure each was taken. */
export function firstDigests(exhibits: readonly ExhibitReport[]): FirstDigests {
  return { exhibits: exhibits.map(firstDigestOf) }
}

function firstDigestOf(one: ExhibitReport): FirstDigest {
  const seized = first(one.instances, (step) => seizing.has(step.action) || step.steps !== undefined)
  const sealed = first(one.instances, (step) => step.action === 'seal')
  const digest = one.firstDigest
  const taken = digest && (known(digest.at) ?? digest.signed)
  const latest = boundsOf(digest?.at)?.latest ?? taken
  const seizedAt = seized && timeOfStep(seized)
  return {
    exhibit: one.exhibit,
    ...(digest && {
      digest: {
        statement: digest.statement,
        algorithm: digest.algorithm,
        value: digest.value,
        over: digest.over,
        ...(digest.takenBy !== undefined && { takenBy: digest.takenBy }),
        authority: digest.authority,
        signed: timeOf(digest.signed),
        ...(known(digest.at) !== undefined && { at: timeOf(known(digest.at)!), precision: digest.at!.precision }),
      },
    }),
    ...(seized && {
      seized: {
        statement: seized.statement,
        time: timeOf(seizedAt!.time),
        ...(seizedAt!.claimed === 'recorded' && { precision: seized.at!.precision }),
        claimed: seizedAt!.claimed,
      },
    }),
    ...(taken !== undefined &&
      seizedAt !== undefined &&
      Number.isSafeInteger(taken - seizedAt.time) && {
        // A digest of the day of the seizure is not one from before it.
        interval: taken < seizedAt.time && latest! >= seizedAt.time ? 0 : taken - seizedAt.time,
      }),
    ...(sealed && { sealed: { statement: sealed.statement, time: timeOf(sealed.iat) } }),
  }
}

const known = (at: LineStep['at']): number | undefined => (at === undefined || at.precision === 'unknown' ? undefined : at.from)

const timeOfStep = (step: LineStep): { readonly time: number; readonly claimed: 'recorded' | 'signed' } => {
  const at = known(step.at)
  return at === undefined ? { time: step.iat, claimed: 'signed' } : { time: at, claimed: 'recorded' }
}

/** The earliest step of a kind on any line; refused ones do not count. Ties fall to the least id: no result hangs on an order. */
function first(instances: readonly InstanceReport[], wanted: (step: LineStep) => boolean): LineStep | undefined {
  let found: LineStep | undefined
  for (const { line } of instances)
    for (const step of line) {
      if (step.effect === 'refused' || !wanted(step)) continue
      const [a, b] = [timeOfStep(step).time, found && timeOfStep(found).time]
      if (b === undefined || a < b || (a === b && step.statement < found!.statement)) found = step
    }
  return found
}
