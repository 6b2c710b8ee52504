import type { Linkage } from '../docket/index.js'
import { type Code, type Hex, LimitError, type Observation, observe, type Severity } from '../ground/index.js'
import { newest } from './newest.js'
import type { LineFates } from './orders/facts.js'
import { merged, type Node, type State } from './state.js'
import type { Gap, LineStep } from './types.js'

/** The open state of one instance's line while its records are gone through. */
export class Line {
  readonly exhibit: string
  readonly instance: string
  /** of which instance it is a copy */
  of?: string
  /** the record that made this instance; whoever names the instance knows that record by its id */
  maker?: Hex
  /** records none of which another record of this line knew */
  tips: Node[] = []
  readonly steps: LineStep[] = []
  readonly gaps: Gap[] = []
  readonly observations: Observation[] = []
  fated?: LineFates
  believed = true
  complete = true
  tangled = false
  /** handovers by which it left a holder */
  readonly left: Hex[] = []
  /** receipts that took it in from one */
  readonly taken: {
    readonly handover: { readonly id: Hex }
    readonly node: { readonly id: Hex; readonly when: number; readonly carried: boolean }
  }[] = []
  /** signers not believed, each observed once on a line */
  readonly unbelieved = new Set<Hex>()
  private budget = 4096
  /** acts of a holder that moved nothing, by ascending earliest time */
  private readonly stood: { readonly earliest: number; readonly by: Hex }[] = []

  constructor(exhibit: string, instance: string) {
    this.exhibit = exhibit
    this.instance = instance
  }

  observe(code: Code, statement: Hex | undefined, data: Observation['data'] = {}, severity?: Severity): Code {
    this.observations.push(
      observe(code, { ...(statement && { statement }), exhibit: this.exhibit }, { instance: this.instance, ...data }, severity),
    )
    return code
  }

  /**
   * The newest records of this line that a record knew, none of which another of them knew: what the record is judged
   * against, whatever else has happened meanwhile (CUS-32). undefined once the line is too tangled to say, which takes an
   * admitted signer who writes many records side by side on purpose.
   */
  known(l: Linkage, id: Hex, answers: Hex | undefined): readonly Node[] | undefined {
    if (this.tangled) return undefined
    this.budget += 64
    try {
      const before = (node: Node): boolean => {
        this.spend(1)
        return node.id === id || node.id === answers || node.id === this.maker || l.isAncestor(node.id, id)
      }
      return this.tips.every(before) ? this.tips : newest(this.tips, l, before, (steps) => this.spend(steps))
    } catch (error) {
      if (!(error instanceof LimitError)) throw error
      this.tangled = true
      this.observe('custody.tangled', id)
      return undefined
    }
  }

  private spend(steps: number): void {
    this.budget -= steps
    if (this.budget < 0) throw new LimitError('run.limit', 'a custody line too tangled')
  }

  /** Records when an act that moved nothing was done at the earliest. Honest times ascend, so this is at the end. */
  stand(by: Hex, earliest: number): void {
    let at = this.stood.length
    while (at > 0 && at > this.stood.length - 64 && this.stood[at - 1]!.earliest > earliest) at--
    // Far out of order it is left out: sorting it in would cost a hostile writer's square.
    if (at === 0 || this.stood[at - 1]!.earliest <= earliest) this.stood.splice(at, 0, { by, earliest })
  }

  /** The latest such act that a record knew and that was only done after `time`; at most 64 are looked at. */
  stoodAfter(l: Linkage, id: Hex, time: number): { readonly earliest: number; readonly by: Hex } | undefined {
    for (let at = this.stood.length - 1; at >= Math.max(0, this.stood.length - 64); at--) {
      const one = this.stood[at]!
      if (one.earliest <= time) return undefined
      try {
        if (l.isAncestor(one.by, id)) return one
      } catch (error) {
        if (!(error instanceof LimitError)) throw error
        return undefined
      }
    }
    return undefined
  }

  /** Records that an act moved the line from what it knew. */
  move(id: Hex, authority: string, known: readonly Node[], state: State): void {
    this.tips = [...this.tips.filter((tip) => !known.includes(tip)), { id, authority, parents: known, state }]
  }

  /** Where the thing is after everything recorded. */
  get state(): State {
    return merged(this.tips)
  }
}
