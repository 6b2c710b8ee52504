import {
  type AssessmentOpen,
  type AssessmentParts,
  append,
  assessmentType,
  type Docket,
  type NewStatement,
  type SelftestOpen,
  selftestType,
} from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { copyData, type Hex } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'

/** A docket with a statement added. */
export interface Recorded {
  readonly docket: Docket
  readonly statement: Hex
}

/** Signs an assessment into the docket. @throws UsageError for content its schema refuses, or a signer the docket does not admit */
export const recordAssessment = (
  docket: Docket,
  keys: KeySet,
  about: { readonly open: AssessmentOpen; readonly parts: AssessmentParts },
  run?: Run,
  at?: Date,
): Promise<Recorded> =>
  sign(docket, keys, { type: assessmentType, open: { ...copyData(about.open) }, parts: { ...copyData(about.parts) } }, run, at)

/** Signs the result of a self-test into the docket. @throws UsageError for a signer the docket does not admit */
export const recordSelftest = (docket: Docket, keys: KeySet, open: SelftestOpen, run?: Run, at?: Date): Promise<Recorded> =>
  sign(docket, keys, { type: selftestType, open: { ...copyData(open) } }, run, at)

async function sign(docket: Docket, keys: KeySet, statement: NewStatement, run: Run | undefined, at: Date | undefined): Promise<Recorded> {
  const done = await append(contextOf(run, at), docket, ownKeys(keys), statement)
  return { docket: done.docket, statement: done.statement.id }
}
