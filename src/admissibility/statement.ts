import { type CryptoRun, providerOf } from '../crypto/index.js'
import type { AssessmentOpen, AssessmentParts, ToolUsed } from '../docket/index.js'
import { fromHex, type Hex, utf8 } from '../ground/index.js'
import type { ExhibitId } from '../matter/index.js'
import { canonicalJson } from './canonical.js'
import type { Assessment } from './types.js'

/** What a signed assessment says beside the outcomes. */
export interface AssessedWith {
  readonly tool: ToolUsed
  /** SHA-256 of the trust store as it was read */
  readonly trust?: Uint8Array
  /** heads of the docket that was assessed */
  readonly heads: readonly Hex[]
}

/** The statement that puts an assessment on record (PRO-40); `recordAssessment` signs it. */
export async function assessmentStatement(
  a: Assessment,
  about: AssessedWith,
  run?: CryptoRun,
): Promise<{ readonly open: AssessmentOpen; readonly parts: AssessmentParts }> {
  const digest = await providerOf(run).hash('SHA-256', utf8(canonicalJson(a)))
  return {
    open: { exhibits: a.exhibits.map(({ exhibit }) => ({ exhibit: idOf(exhibit) })) },
    parts: {
      profiles: a.profiles.map(({ profile: { id, version, status }, digest: own }) => ({ id, version, status, digest: fromHex(own) })),
      results: a.exhibits.map(({ exhibit, results }) => ({
        exhibit: idOf(exhibit),
        results: results.map((one) => [one.profile, one.condition, one.outcome, one.reason] as const),
      })),
      tool: about.tool,
      basis: {
        at: a.at,
        contentExamined: a.contentExamined,
        ...(a.seal !== undefined && { seal: fromHex(a.seal) }),
        ...(about.trust !== undefined && { trust: new Uint8Array(about.trust) }),
        assessment: digest,
        // A statement names 64 heads at most.
        heads: [...about.heads].sort().slice(0, 64).map(fromHex),
      },
    },
  }
}

function idOf(exhibit: string): ExhibitId {
  const [statement = '', index] = exhibit.split('/')
  return [fromHex(statement), Number(index)]
}
