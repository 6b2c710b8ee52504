import { type Hex, type Observation, observe, toHex } from '../../ground/index.js'
import type { ExhibitNature } from '../../matter/index.js'
import { exhibitKey } from '../members.js'
import type { Participant, Tool } from '../parts.js'
import { type Act, exhibitOf, type Scene, type Writable } from '../scene.js'
import { circles } from './circle.js'
import { type LineageAction, type LineageFact, lineageActions } from './facts.js'
import { timesShown } from './size.js'
import { firstSigned, listed, overName } from './words.js'

const isLineage: ReadonlySet<string> = new Set(lineageActions)
/** Acts whose results are new exhibits that come from their sources. */
const deriving: ReadonlySet<string> = new Set(['acquire', 'derive', 'decrypt', 'redact', 'translate', 'split'])
/** Acts that make other content of the content there was (design: extraction, decryption, conversion, translation, redaction). */
const converting: ReadonlySet<string> = new Set(['derive', 'decrypt', 'redact', 'translate'])
/** What no digest can be taken of. */
const solid: ReadonlySet<ExhibitNature | undefined> = new Set<ExhibitNature | undefined>(['object', 'device', 'testimony'])

const mostNamed = 32
/** Acquisitions of one record are compared up to this many pairs of source and digest. */
const mostPairs = 4096

const operates = (part: Participant['part'][number]) => part === 'performed' || part === 'directed' || part === 'interpreted'

/** What was made of what, over the whole docket. */
export class Lineage {
  private readonly facts = new Map<string, LineageFact[]>()
  /** exhibits and acts that make, as one graph, so that a record of many sources and results is no product */
  private readonly edges = new Map<string, string[]>()
  /** by source exhibit, then by algorithm and what is covered, the values found and by which acts */
  private readonly acquired = new Map<string, Map<string, Map<Hex, Set<Hex>>>>()

  of(exhibit: string): readonly LineageFact[] | undefined {
    return this.facts.get(exhibit)
  }

  /** One act, put on its lines already; those exhibits on whose lines it was refused take no part in it. */
  record(scene: Scene, act: Act, refused: ReadonlySet<string>): void {
    if (act.open === undefined || act.foreign || !isLineage.has(act.action)) return
    const sources = new Set<string>()
    const results = new Set<string>()
    for (const { exhibit, role } of act.open.exhibits) {
      const key = exhibitKey(exhibit)
      if (!refused.has(key)) (role === 'result' ? results : sources).add(key)
    }
    if (sources.size + results.size === 0) return
    const made = act.action === 'copy' ? act.open.exhibits.map(({ copy }) => `${act.id}/${copy}`) : [...results]
    const operator = hasOperator(act)
    const machine = act.parts?.tools?.some(({ kind }) => kind === 'statistical' || kind === 'generative') === true
    this.remember(act, [...sources], made, results, operator, machine)
    if (deriving.has(act.action)) {
      add(this.edges, sources, act.id)
      if (results.size > 0) this.edges.set(act.id, [...results])
    }
    if (act.action === 'acquire') this.acquisition(act, sources, results)
    const lacks = results.size > 0 ? lackingOf(scene, act, sources, operator, machine) : []
    for (const id of results) {
      if (exhibitOf(scene, id).nature === undefined) say(scene, act, id, 'lineage.not-introduced', { action: act.action })
      for (const [code, data] of lacks) say(scene, act, id, code, { action: act.action, ...data })
    }
    if (results.size === 0 && (converting.has(act.action) || act.action === 'split'))
      for (const id of sources) say(scene, act, id, 'lineage.no-result', { action: act.action })
  }

  private remember(
    act: Act,
    sources: readonly string[],
    made: readonly string[],
    results: ReadonlySet<string>,
    operator: boolean,
    machine: boolean,
  ): void {
    const tools = act.parts?.tools
    let left = act.parts === undefined ? 0 : timesShown(act.parts)
    const put = (exhibit: string, from: readonly string[], to: readonly string[]): void => {
      const more = Math.max(0, from.length - mostNamed) + Math.max(0, to.length - mostNamed)
      const fact: Writable<LineageFact> = {
        act: act.id,
        action: act.action as LineageAction,
        sources: from.slice(0, mostNamed),
        results: to.slice(0, mostNamed),
        operator,
      }
      if (more > 0) fact.more = more
      if (tools !== undefined && left-- > 0) fact.tools = tools
      if (machine) fact.machineGenerated = true
      const list = this.facts.get(exhibit)
      if (list === undefined) this.facts.set(exhibit, [fact])
      else list.push(fact)
    }
    for (const exhibit of sources) put(exhibit, [exhibit], made)
    for (const exhibit of results) put(exhibit, sources, [exhibit])
  }

  /** A second acquisition is a new exhibit; what two found is compared at the end (EXH-21). */
  private acquisition(act: Act, sources: ReadonlySet<string>, results: ReadonlySet<string>): void {
    const of = results.size > 0 ? results : sources
    const given = (act.parts?.digests ?? []).filter(({ exhibit }) => of.has(exhibitKey(exhibit))).flatMap(({ found }) => found)
    if (given.length * sources.size > mostPairs) return
    for (const source of sources) {
      const kinds = this.acquired.get(source) ?? new Map<string, Map<Hex, Set<Hex>>>()
      this.acquired.set(source, kinds)
      for (const digest of given) {
        const kind = `${digest.algorithm} ${overName(digest.over)}`
        const values = kinds.get(kind) ?? new Map<Hex, Set<Hex>>()
        kinds.set(kind, values)
        const value = toHex(digest.value)
        values.set(value, (values.get(value) ?? new Set()).add(act.id))
      }
    }
  }

  /** What only all acts together tell: two acquisitions that differ, and what comes from itself. */
  conclude(scene: Scene): void {
    for (const [source, kinds] of this.acquired)
      for (const [kind, values] of kinds) {
        const acts = new Set([...values.values()].flatMap((ids) => [...ids]))
        // Two values in one record are two passes of one acquisition's tool, not two acquisitions.
        if (values.size < 2 || acts.size < 2) continue
        const at = kind.indexOf(' ')
        exhibitOf(scene, source).observations.push(
          observe(
            'digest.acquisitions-differ',
            { statement: firstSigned(scene.d, acts)!, exhibit: source },
            { algorithm: kind.slice(0, at), over: kind.slice(at + 1), ...listed(acts) },
          ),
        )
      }
    for (const circle of circles(this.edges)) {
      const on = new Set(circle)
      const acts = circle.filter((node) => !node.includes('/'))
      const data = { exhibits: circle.length - acts.length }
      for (const act of acts)
        for (const exhibit of this.edges.get(act) ?? [])
          if (on.has(exhibit)) exhibitOf(scene, exhibit).observations.push(observe('lineage.circle', { statement: act, exhibit }, data))
    }
  }
}

type Lack = readonly [code: Parameters<typeof observe>[0], data: Observation['data']]

/** What a record that makes exhibits does not say, or says of machines: for each result alike (EXH-32 to EXH-34). */
function lackingOf(scene: Scene, act: Act, sources: ReadonlySet<string>, operator: boolean, machine: boolean): Lack[] {
  const { action, closed, parts } = act
  const lacks: Lack[] = []
  if (sources.size === 0) lacks.push(['lineage.no-source', {}])
  if (converting.has(action) || action === 'acquire') {
    if (!Object.hasOwn(closed, 'tools') && (action !== 'translate' || !Object.hasOwn(closed, 'participants')))
      lacks.push(['lineage.tool', {}])
    // What is closed may name one.
    if (!operator && (parts?.participants !== undefined || !Object.hasOwn(closed, 'participants'))) lacks.push(['lineage.operator', {}])
  }
  if (converting.has(action) && lacksDigest(scene, act, sources)) lacks.push(['lineage.source-digest', {}])
  if (!machine) return lacks
  lacks.push(['lineage.machine-generated', { tools: toolNames(parts!.tools!) }])
  const missing = lackingFacts(parts!.tools!)
  if (missing !== '') lacks.push(['lineage.model-facts', { missing }])
  return lacks
}

function add(edges: Map<string, string[]>, from: Iterable<string>, to: string): void {
  for (const one of from) {
    const list = edges.get(one)
    if (list === undefined) edges.set(one, [to])
    else list.push(to)
  }
}

function say(scene: Scene, act: Act, exhibit: string, code: Parameters<typeof observe>[0], data: Observation['data']): void {
  exhibitOf(scene, exhibit).observations.push(observe(code, { statement: act.id, exhibit }, data))
}

/** Whether somebody is named who did it: among those who took part, or as the officer who holds it. */
function hasOperator({ parts, custodian }: Act): boolean {
  return (
    parts?.participants?.some(({ part }) => part.some(operates)) === true || ('officer' in custodian && custodian.officer !== undefined)
  )
}

/** Whether a source that digests can be taken of has none in this record; what is not open may say so. */
function lacksDigest(scene: Scene, act: Act, sources: ReadonlySet<string>): boolean {
  const digests = act.parts?.digests
  if (digests === undefined && Object.hasOwn(act.closed, 'digests')) return false
  const given = new Set((digests ?? []).map(({ exhibit }) => exhibitKey(exhibit)))
  for (const source of sources) if (!given.has(source) && !solid.has(scene.exhibits.get(source)?.nature)) return true
  return false
}

const guessing = ({ kind }: Tool): boolean => kind === 'statistical' || kind === 'generative'

const toolNames = (tools: readonly Tool[]): string =>
  tools
    .filter(guessing)
    .slice(0, 4)
    .map(({ name, version }) => `${name.slice(0, 80)} ${version.slice(0, 40)}`)
    .join(', ')

/** What is not known of models: settings, error rates, who reviewed what they made. */
function lackingFacts(tools: readonly Tool[]): string {
  const lacking = new Set<string>()
  for (const { model } of tools.filter(guessing)) {
    if (model?.settings === undefined) lacking.add('settings')
    if (model?.errorRates === undefined) lacking.add('errorRates')
    if (model === undefined || model.reviewedBy.length === 0) lacking.add('reviewedBy')
  }
  return [...lacking].sort().join(' ')
}
