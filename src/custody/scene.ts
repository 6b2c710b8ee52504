import type { Docket, ExhibitDetail, Linkage } from '../docket/index.js'
import { type Code, type Hex, type Observation, observe, type Severity } from '../ground/index.js'
import type { Policy } from '../identity/index.js'
import type { ExhibitNature, Label, When } from '../matter/index.js'
import type { Statement } from '../statement/index.js'
import { type Action, actions, type Step } from './actions.js'
import type { Handover, Part } from './handover.js'
import { Line } from './line.js'
import type { ExhibitFates, StepFates } from './orders/facts.js'
import type { Fates } from './orders/fates.js'
import type { Basis, BasisDetail, CustodyParts, ReceiptOutcome } from './parts.js'
import type { People } from './people.js'
import { merged, type Node, type State } from './state.js'
import { type CustodyFacts, type IntroducedFact, recordPartNames } from './things/facts.js'
import type { Bounds } from './time.js'
import type { CustodianSet, CustodyOpen, ExhibitReport, InstanceReport, LineStep, SignerJudgement } from './types.js'

export interface LinesOptions {
  readonly policy: Pick<Policy, 'clockTolerance' | 'promptly' | 'roles'>
  /** who is behind a signature: `judgeSigner` bound to a trust store */
  readonly judge: (s: Statement) => SignerJudgement
  /** verification time, seconds since 1970 UTC */
  readonly at: number
}

/** What is known of one exhibit while the records are gone through. */
export interface Exhibit {
  readonly id: string
  nature?: ExhibitNature
  readonly labels: Label[]
  described?: ExhibitDetail
  readonly lines: Map<string, Line>
  readonly observations: Observation[]
  introduced?: IntroducedFact
  fated?: ExhibitFates
  complete: boolean
}

/** What is kept of the things themselves beside where they are: digests, bag seals, lineage, both sides of handovers. */
export interface Things {
  /** labels that a statement gives, in the order of the docket */
  labelled(by: Statement, exhibit: Exhibit, label: Label): void
  /** an act is put on a line, and the rules of custody have said what it does there */
  step(scene: Scene, act: Act, line: Line, done: Done, note: Note): void
  /** a receipt is put on the line of one part of its handover and counts */
  received(handover: Handover, part: Part, act: Act, open: CustodyOpen, outcome: ReceiptOutcome | undefined): void
  /** whether the parts of an act are shown on the line it is put on now: a large one is not repeated without bound */
  shows(act: Act): boolean
  /** an act has been put on every line it touches */
  done(scene: Scene, act: Act): void
  /** every act has been gone through */
  conclude(scene: Scene): void
  ofInstance(line: Line): Pick<InstanceReport, 'digests' | 'segments' | 'bagSeals' | 'handovers'>
  ofExhibit(exhibit: Exhibit): Pick<ExhibitReport, 'lineage' | 'firstDigest'>
  facts(): CustodyFacts
}

/** Everything one pass over a docket reads and writes. */
export interface Scene {
  readonly d: Docket
  readonly l: Linkage
  readonly o: LinesOptions
  readonly exhibits: Map<string, Exhibit>
  readonly handovers: Map<Hex, Handover>
  readonly people: People
  readonly things: Things
  readonly fates: Fates
  /** whether records were left out of this docket, any of which may have handed any of its exhibits over */
  readonly partial: boolean
  /** observations of statements as a whole */
  readonly general: Observation[]
}

/** One record as the lines see it: what was done, by whom, when, and who says so. */
export interface Act {
  readonly id: Hex
  readonly action: Action | 'seal'
  readonly steps?: readonly Step[]
  readonly iat: number
  readonly at?: When
  readonly bounds?: Bounds
  /** when it was done, as recorded or else as signed */
  readonly when: number
  readonly custodian: CustodianSet
  readonly to?: CustodianSet
  readonly by: { readonly authority: string; readonly kid: Hex }
  readonly believed: boolean
  readonly court: boolean
  readonly basis?: Basis['kind']
  readonly basisDetail?: BasisDetail
  /** names of closed parts, opened or not */
  readonly closed: Readonly<Record<string, unknown>>
  /** opened parts other than basis and at, where there are any */
  readonly parts?: CustodyParts
  readonly carried: boolean
  /** what other records say of it */
  readonly fated?: StepFates
  readonly open?: CustodyOpen
  /** id of the handover it answers */
  readonly answers?: Hex
  /** the signer may not sign for the authority it names: shown, and moves nothing */
  readonly foreign: boolean
  /** codes observed of the statement as a whole */
  readonly codes: readonly Code[]
}

/** Being put together member by member: a spread for each that may be absent costs more than all the rest of a step. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Most records have no codes: they have one empty list among them. */
const none: Code[] = []

export function exhibitOf(scene: Scene, id: string): Exhibit {
  let exhibit = scene.exhibits.get(id)
  if (exhibit === undefined) {
    exhibit = { id, labels: [], lines: new Map(), observations: [], complete: true }
    scene.exhibits.set(id, exhibit)
  }
  return exhibit
}

export function lineOf(scene: Scene, exhibit: string, instance: string): Line {
  const { lines } = exhibitOf(scene, exhibit)
  let line = lines.get(instance)
  if (line === undefined) {
    line = new Line(exhibit, instance)
    lines.set(instance, line)
  }
  return line
}

/** What an act does to one line: the state it makes, or that it is refused, or neither. */
export interface Done {
  readonly next?: State
  readonly refused?: boolean
  /** it was done by the holder and changed nothing: its time counts for whoever knew of it */
  readonly stands?: boolean
}

/** Observes something on the line at the act that is put there; `statement` names the record where there is no one act. */
export type Note = (code: Code, data?: Observation['data'], severity?: Severity, statement?: Hex) => void

/** Puts one act on one line: what it knew, what the rules say, what it changes (CUS-20, CUS-32). */
export function put(
  scene: Scene,
  act: Act,
  line: Line,
  outcome: ReceiptOutcome | undefined,
  rule: (state: State, note: Note, known: readonly Node[]) => Done,
): Done {
  let codes: Code[] = act.codes.length === 0 ? none : [...act.codes]
  const note: Note = (code, data, severity) => {
    if (codes === none) codes = []
    // What was left out may be the very handover: then it cannot be said that there was none (CUS-25).
    const grave = severity ?? (code === 'custody.not-holder' && scene.partial ? 'warning' : undefined)
    codes.push(line.observe(code, act.id, data, grave))
  }
  if (!act.believed && !line.unbelieved.has(act.by.kid)) {
    line.unbelieved.add(act.by.kid)
    line.observe('custody.signer-unbelieved', act.id, { kid: act.by.kid, authority: act.by.authority })
  }
  if (!act.believed) codes = [...codes, 'custody.signer-unbelieved']
  const known = line.known(scene.l, act.id, act.answers)
  let done: Done = {}
  let state: State = { kind: 'disputed', since: act.when }
  if (known !== undefined) {
    state = merged(known)
    inOrder(scene, act, state, line, note)
    done = act.foreign ? { refused: true } : rule(state, note, known)
    if (done.next !== undefined) {
      transit(act, line, state, done.next)
      state = reaching(done.next, state, act)
      line.move(act.id, act.by.authority, known, state)
      if (!act.believed) line.believed = false
    } else if (done.stands === true && act.bounds !== undefined) line.stand(act.id, act.bounds.earliest)
  }
  const { id: statement, action, iat, custodian, by, believed } = act
  scene.things.step(scene, act, line, done, note)
  const effect = done.next !== undefined ? 'moved' : done.refused === true ? 'refused' : 'none'
  const step: Writable<LineStep> = { statement, action, iat, custodian, by, believed, effect, state: state.kind, codes }
  if (act.steps !== undefined) step.steps = act.steps
  if (act.at !== undefined) step.at = act.at
  if (act.to !== undefined) step.to = act.to
  if (act.basis !== undefined) step.basis = act.basis
  if (act.basisDetail !== undefined) step.basisDetail = act.basisDetail
  if (outcome !== undefined) step.outcome = outcome
  if (act.fated !== undefined) showFates(step, act.fated)
  if (act.parts !== undefined && scene.things.shows(act)) showParts(step, act.parts)
  line.steps.push(step)
  return done
}

function showParts(step: Writable<LineStep>, parts: CustodyParts): void {
  for (const name of recordPartNames) if (parts[name] !== undefined) Object.assign(step, { [name]: parts[name] })
}

function showFates(step: Writable<LineStep>, { legalBasis, corrected, disputedBy }: StepFates): void {
  if (legalBasis !== undefined) step.legalBasis = legalBasis
  if (corrected !== undefined) step.corrected = corrected
  if (disputedBy !== undefined) step.disputedBy = disputedBy
}

/** An act cannot have been before one whose record it knew, as far as both times are exact enough to say (CUS-40). */
function inOrder(scene: Scene, act: Act, state: State, line: Line, note: Note): void {
  if (act.bounds === undefined) return
  const { latest } = act.bounds
  const { clockTolerance } = scene.o.policy
  const moved = state.reached !== undefined && state.reached.earliest - latest > clockTolerance ? state.reached : undefined
  const after = moved ?? line.stoodAfter(scene.l, act.id, latest + clockTolerance)
  if (after !== undefined) note('custody.time-order', { after: after.by, seconds: after.earliest - latest })
}

/** Remembers when a thing left one holder and reached another. */
function transit(act: Act, line: Line, before: State, next: State): void {
  const { handover } = next
  if (handover === undefined) return
  if (handover.id === act.id) line.left.push(act.id)
  else if (next.holder !== undefined && before.holder === undefined)
    line.taken.push({ handover, node: { id: act.id, when: act.when, carried: act.carried } })
}

function reaching(next: State, before: State, act: Act): State {
  const own = act.bounds && { earliest: act.bounds.earliest, by: act.id }
  const reached = own !== undefined && (before.reached === undefined || own.earliest > before.reached.earliest) ? own : before.reached
  return reached === undefined ? next : { ...next, reached }
}

/** Whether an act's signer has a role that may do it: the policy's word first, then the table's (CUS-16). */
export function inRole(o: LinesOptions, action: Action | 'seal', judged: SignerJudgement): boolean {
  const { roles } = o.policy
  const may = Object.hasOwn(roles, action) ? roles[action] : action === 'seal' ? undefined : actions[action].who
  return may === undefined || judged.card === undefined || may.some((role) => judged.card!.roles.includes(role))
}

export const general = (scene: Scene, codes: Code[], code: Code, statement: Hex, data: Observation['data'] = {}): void => {
  scene.general.push(observe(code, { statement }, data))
  codes.push(code)
}
