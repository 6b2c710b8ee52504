import { inMap } from '../../ground/index.js'
import type { Person } from '../../matter/index.js'
import { members, named } from '../custodian.js'
import type { Handover, Part } from '../handover.js'
import type { Line } from '../line.js'
import type { Carriage, ReceiptOutcome } from '../parts.js'
import type { Act, Writable } from '../scene.js'
import type { CustodyOpen } from '../types.js'
import type { HandoverFact, ReceiptFact } from './facts.js'
import { cutText, textIn } from './words.js'

interface Sides {
  readonly receipts: ReceiptFact[]
  /** within one authority: somebody named in the receipt who is not named in the release */
  twoPersons: boolean
  carriage?: Carriage
  intact?: 'yes' | 'no' | 'notRecorded' | undefined
}

const graver = { notRecorded: 0, yes: 1, no: 2 } as const

const carrierName = ({ carrier, waybill }: Carriage): string => `${textIn(carrier)} ${waybill ?? ''}`

/** Both sides of every handover, part by part (EXH-50 to EXH-52). */
export class Handovers {
  private readonly sides = new Map<Part, Sides>()
  private readonly releases = new Map<string, { readonly persons: ReadonlySet<string>; readonly carriage: Carriage | undefined }>()
  private readonly facts = new Map<Line, HandoverFact[]>()

  released(act: Act): void {
    this.releases.set(act.id, { persons: personsOf(act), carriage: act.parts?.carriage })
  }

  received(
    handover: Handover,
    part: Part,
    act: Act,
    open: CustodyOpen,
    outcome: ReceiptOutcome | undefined,
    intact: Sides['intact'],
  ): void {
    const sides = inMap(this.sides, part, (): Sides => ({ receipts: [], twoPersons: false }))
    const receipt: Writable<ReceiptFact> = {
      statement: act.id,
      stage: open.stage!,
      authority: act.by.authority,
      kid: act.by.kid,
      paper: !members(act.custodian).some(({ authority }) => authority === act.by.authority),
    }
    if (outcome !== undefined) receipt.outcome = outcome
    sides.receipts.push(receipt)
    const gave = this.releases.get(handover.id)?.persons ?? none
    const took = personsOf(act)
    if (gave.size > 0 && [...took].some((person) => !gave.has(person) || gave.size > 1)) sides.twoPersons = true
    const carriage = act.parts?.carriage
    if (carriage !== undefined && (sides.carriage === undefined || carrierName(carriage) < carrierName(sides.carriage)))
      sides.carriage = carriage
    // Found broken once is not mended by another record, whichever comes first.
    if (intact !== undefined && graver[intact] > graver[sides.intact ?? 'notRecorded']) sides.intact = intact
  }

  conclude(all: Iterable<Handover>): void {
    for (const handover of all)
      for (const part of handover.parts.values()) {
        if (!part.valid) continue
        const fact = this.fact(handover, part)
        const list = this.facts.get(part.line)
        if (list === undefined) this.facts.set(part.line, [fact])
        else list.push(fact)
        if (fact.carried !== undefined) {
          const { by, intact } = fact.carried
          part.line.observe('handover.carried', handover.id, { ...(by && { carrier: textIn(by) }), intact })
        }
      }
  }

  private fact(handover: Handover, part: Part): HandoverFact {
    const sides = this.sides.get(part)
    const to = named(part.to).split(' ')
    const within = to.every((authority) => authority === handover.authority)
    const receipts = sides?.receipts ?? []
    const fact: Writable<HandoverFact> = {
      id: handover.id,
      by: handover.kind,
      from: handover.authority,
      to,
      mode: part.mode,
      receipts,
      sides: sidesOf(handover, receipts, within, sides?.twoPersons === true),
      within,
    }
    if (part.ended) fact.ended = true
    const carriage = sides?.carriage ?? this.releases.get(handover.id)?.carriage
    if (carriage !== undefined) {
      const { carrier: by, waybill } = this.releases.get(handover.id)?.carriage ?? carriage
      fact.carried = { by: cutText(by), ...(waybill !== undefined && { waybill }), intact: sides?.intact ?? 'notRecorded' }
    }
    return fact
  }

  of(line: Line): readonly HandoverFact[] | undefined {
    return this.facts.get(line)
  }
}

function sidesOf(handover: Handover, receipts: readonly ReceiptFact[], within: boolean, twoPersons: boolean): HandoverFact['sides'] {
  if (
    within ? twoPersons : receipts.some(({ paper, kid, authority }) => !paper && kid !== handover.kid && authority !== handover.authority)
  )
    return 'both'
  return receipts.some(({ paper }) => paper) ? 'oneAndPaper' : 'oneSideOnly'
}

const none: ReadonlySet<string> = new Set()

/** Persons a record names as having acted, its officers by their ids among them; a unit is nobody. */
function personsOf({ parts, custodian }: Act): ReadonlySet<string> {
  const found = new Set<string>()
  for (const one of parts?.participants ?? []) {
    if (found.size >= 64) break
    const person = personKey(one)
    if (person !== undefined) found.add(person)
  }
  for (const { officer } of members(custodian)) if (officer !== undefined) found.add(`officer ${officer}`)
  return found
}

/** Equal for one person, as far as a record says who it is. */
export function personKey({ key, name }: Person): string | undefined {
  if (key !== undefined) return `key ${Array.from(key).join('.')}`
  if (name === undefined) return undefined
  const names = Object.values(name).map((one) => one.slice(0, 200).trim().toLowerCase())
  return names.some((one) => one !== '') ? `name ${[...new Set(names)].sort().join('|')}` : undefined
}
