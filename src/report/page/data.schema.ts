import * as z from 'zod/mini'
import {
  boolean,
  check,
  code,
  count,
  data,
  docketSummary,
  envelope,
  hash,
  hex,
  label,
  list,
  type Of,
  observation,
  optional,
  string,
  text,
  time,
} from '../pieces.schema.js'
import type { AdoptionWords, CourtReport } from './types.js'

const words: AdoptionWords =
  'This report is not evidence of guilt and not a decision on admissibility. A person who can be questioned must adopt it.'

const integer = z.int()
const verdict = z.enum(['verified', 'untrusted', 'failed'])
const precision = z.enum(['second', 'minute', 'day', 'month', 'unknown'])
const standing = z.enum(['standing', 'ended', 'collisions', 'notKnown'])
const grounded = z.strictObject({ count, grounds: list(z.strictObject({ ground: string, count })) })
const signature = z.strictObject({ statement: hash, authority: string, kid: hash, signed: time, believed: optional(boolean) })
const over = z.looseObject({ kind: string })
const moment = z.strictObject({ statement: hash, time })

/** All eleven, none of them optional: a report that lacks one is refused (PAG-01). */
const statements = z.strictObject({
  firstDigests: z.strictObject({
    exhibits: list(
      z.strictObject({
        exhibit: string,
        digest: optional(
          z.strictObject({
            statement: hash,
            algorithm: string,
            value: hex,
            over,
            takenBy: optional(string),
            authority: string,
            signed: time,
            at: optional(time),
            precision: optional(precision),
          }),
        ),
        seized: optional(
          z.strictObject({ statement: hash, time, precision: optional(precision), claimed: z.enum(['recorded', 'signed']) }),
        ),
        interval: optional(integer),
        sealed: optional(moment),
      }),
    ),
  }),
  signatures: z.strictObject({
    records: count,
    byBasis: z.strictObject({ ownAct: count, sawIt: count, toldBy: count, document: count, system: count, seal: count, notOpened: count }),
    sharedKeys: list(z.strictObject({ kid: hash, authority: string, persons: count, pool: boolean })),
    late: list(z.strictObject({ statement: hash, exhibit: optional(string), delay: integer })),
  }),
  recordedOnly: z.strictObject({ records: count, exhibits: count, instances: count, incomplete: count, withoutOrigin: count }),
  trust: z.strictObject({
    digest: hash,
    policyDigest: hash,
    chosenBy: optional(string),
    pins: count,
    confirmed: count,
    directories: count,
    timeServices: optional(count),
    clockTolerance: count,
    promptly: count,
    companion: z.enum(['asTyped', 'always']),
  }),
  profiles: z.strictObject({
    applied: list(
      z.strictObject({
        id: string,
        version: string,
        digest: hash,
        textDate: string,
        author: string,
        reviewer: optional(z.strictObject({ name: string, qualification: string, date: string })),
        status: z.enum(['draft', 'reviewed', 'withdrawn']),
        signature: optional(signature),
      }),
    ),
    asserted: count,
    notCovered: z.tuple([
      z.literal('relevance'),
      z.literal('privilege'),
      z.literal('fairness'),
      z.literal('lawfulness'),
      z.literal('weight'),
    ]),
  }),
  times: z.strictObject({
    shown: count,
    claimed: count,
    largest: optional(z.strictObject({ statement: hash, claimed: time, shown: optional(time), by: optional(hash), seconds: integer })),
    sources: z.strictObject({ systemClock: count, compared: count, document: count, memory: count, notRecorded: count }),
  }),
  tool: z.strictObject({
    name: string,
    version: string,
    build: optional(hash),
    provider: string,
    runtime: optional(string),
    selftest: optional(
      z.strictObject({
        at: time,
        version: string,
        provider: string,
        passed: boolean,
        tests: count,
        signedBy: optional(string),
        statement: optional(hash),
      }),
    ),
    ranBy: optional(string),
    at: time,
  }),
  notSeen: z.strictObject({
    withheld: grounded,
    erased: grounded,
    missing: count,
    partsNotOpened: count,
    parts: count,
    leftOut: count,
    unreadable: count,
    setAside: count,
    notChecked: list(check),
    contentExamined: boolean,
  }),
  algorithms: z.strictObject({
    signatures: list(z.strictObject({ algorithm: string, uses: count, ends: optional(time), standing })),
    digests: list(z.strictObject({ algorithm: string, uses: count, standing })),
    withoutCompanion: count,
    statements: count,
  }),
  repeat: z.strictObject({
    commands: list(string).check(z.minLength(1)),
    inputs: list(
      z.strictObject({
        role: z.enum(['envelope', 'docket', 'trust', 'key', 'profile', 'selftest']),
        name: string,
        size: optional(count),
        sha256: optional(hash),
      }),
    ).check(z.minLength(1)),
    expected: z.strictObject({ verdict, statements: count, heads: list(hash), observations: count }),
  }),
  adoption: z.strictObject({ words: z.literal(words) }),
})

const pointers = z.strictObject({
  statements: list(string),
  digests: list(z.strictObject({ algorithm: string, value: hex })),
  codes: list(code),
})
const condition = z.strictObject({
  profile: string,
  condition: string,
  outcome: z.enum(['met', 'notMet', 'asserted', 'needsHuman', 'notChecked', 'notApplicable']),
  reason: string,
  data,
  pointers,
  assertedBy: optional(list(z.strictObject({ certificate: string, authority: string, name: optional(text), signed: integer }))),
})

/** Exhibits are as in `rogatory.report/1`, with the facts of custody that are known; those may grow. */
const exhibit = z.looseObject({
  number: count,
  exhibit: string,
  labels: list(label),
  instances: list(
    z.looseObject({ instance: string, state: string, line: list(z.looseObject({ statement: string, action: string, signed: time })) }),
  ),
  complete: boolean,
  observations: list(observation),
  conditions: list(condition),
})

const report = z.strictObject({
  schema: z.literal('rogatory.court-report/1'),
  at: time,
  verdict,
  checked: list(check),
  notChecked: list(check),
  docket: docketSummary,
  envelope: optional(envelope),
  statements,
  authorities: list(
    z.strictObject({
      authority: string,
      names: optional(text),
      jurisdiction: optional(string),
      roles: optional(list(string)),
      fingerprint: optional(string),
      confirmed: optional(boolean),
      confirmedBy: optional(text),
      keys: list(z.strictObject({ kid: string, algorithm: string, records: count, believed: boolean, statuses: list(string) })),
    }),
  ),
  records: list(
    z.strictObject({
      id: hash,
      type: optional(string),
      action: optional(string),
      authority: optional(string),
      kid: string,
      signed: optional(time),
      companion: optional(boolean),
    }),
  ),
  profiles: list(
    z.strictObject({
      profile: z.looseObject({ id: string, version: string, conditions: list(z.looseObject({ id: string })) }),
      digest: hash,
      signature: optional(signature),
    }),
  ),
  exhibits: list(exhibit),
  otherExhibits: optional(list(z.strictObject({ exhibit: string, labels: list(label) }))),
  certificates: list(
    z.strictObject({
      statement: hash,
      form: string,
      authority: string,
      kid: string,
      signed: time,
      believed: boolean,
      name: optional(text),
      function: optional(text),
      capacity: optional(string),
      statements: list(string),
      opened: boolean,
      exhibits: list(string),
      digests: list(z.strictObject({ exhibit: string, algorithm: string, value: hex, over })),
      complete: boolean,
      words: optional(z.strictObject({ language: string, text: string })),
      observations: list(observation),
    }),
  ),
  imports: list(
    z.strictObject({
      statement: hash,
      docket: hash,
      authority: string,
      signed: time,
      shown: boolean,
      records: optional(count),
      believed: optional(boolean),
      omitted: optional(text),
      observations: list(observation),
    }),
  ),
  observations: list(observation),
})

/** What a report for a court must be. Members that only other chapters define are held to what a page reads of them. */
export const courtReport = report as unknown as Of<CourtReport>
