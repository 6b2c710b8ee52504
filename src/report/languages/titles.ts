import type { Capacity, Outcome, Profile } from '../../admissibility/index.js'
import type { Action, Basis, InstanceState, ParticipantPart, ReceiptOutcome } from '../../custody/index.js'
import type { WithholdingGround } from '../../docket/index.js'
import type { CheckName } from '../../exchange/index.js'
import type { Severity } from '../../ground/index.js'
import type { Role } from '../../identity/index.js'
import type { Condition, DigestOver, ExhibitNature, HandoverMode, LegalBasis, TimeSource } from '../../matter/index.js'
import type { NotBelieved, TokenWhy } from '../../timestamp/index.js'
import type { Standing } from '../page/types.js'

type Named<K extends string> = Readonly<Record<K, string>>

/** Names of everything that comes from a fixed list: a new action, role or state does not compile without them. */
export interface TitleTables {
  readonly actions: Named<Action | 'seal'>
  readonly states: Named<InstanceState>
  readonly outcomes: Named<ReceiptOutcome>
  readonly bases: Named<Basis['kind'] | 'seal' | 'notOpened'>
  readonly natures: Named<ExhibitNature>
  readonly roles: Named<Role>
  readonly terms: Named<Condition['kind']>
  readonly checks: Named<CheckName>
  readonly parts: Named<ParticipantPart>
  readonly legalBases: Named<LegalBasis['kind']>
  readonly basisStatus: Named<'standing' | 'challenged' | 'suspended' | 'upheld' | 'setAsideInPart' | 'setAside' | 'expired'>
  readonly timeSources: Named<TimeSource['kind'] | 'notRecorded'>
  readonly severities: Named<Severity>
  readonly conditionOutcomes: Named<Outcome>
  readonly profileStatus: Named<Profile['status']>
  /** `{number}`, `{count}` and `{name}` stand for members */
  readonly overs: Named<DigestOver['kind']>
  readonly modes: Named<HandoverMode>
  readonly handovers: Named<'seal' | 'release' | 'return'>
  readonly sides: Named<'both' | 'oneAndPaper' | 'oneSideOnly'>
  readonly stages: Named<'arrival' | 'content'>
  readonly keyStatus: Named<'valid' | 'superseded' | 'ceased' | 'compromisedSince' | 'expired' | 'notYetValid' | 'unknown'>
  readonly standings: Named<Standing>
  readonly orders: Named<'hold' | 'dispose' | 'return' | 'produce'>
  readonly inputs: Named<'envelope' | 'docket' | 'trust' | 'key' | 'profile' | 'selftest'>
  readonly grounds: Named<WithholdingGround>
  readonly intact: Named<'yes' | 'no' | 'notRecorded'>
  readonly capacities: Named<Capacity>
  /** what is needed to judge what a machine made */
  readonly modelFacts: Named<'settings' | 'errorRates' | 'reviewedBy'>
  /** why a time stamp shows nothing */
  readonly tokenWhys: Named<TokenWhy | NotBelieved>
  readonly verdicts: Named<'verified' | 'untrusted' | 'failed'>
}
