import { hash, randomBytes } from 'node:crypto'

const partBits = 6

interface Part {
  slots: Uint32Array
  count: number
}

/**
 * Names given out in folders: at most 14 bytes each in flat tables, because an envelope may hold a hundred million items.
 * Eight bytes of a digest under a random seed stand for a name. That two names share them is as unlikely as it sounds, and
 * then one of them is numbered without need; whoever chooses names cannot choose that, nor where in the tables they stand.
 */
export class NameSet {
  private readonly seed = randomBytes(16).toString('hex')
  // In parts, each of which grows by itself, so that the old and the new table are never in memory together.
  private readonly parts: Part[] = Array.from({ length: 2 ** partBits }, () => ({ slots: new Uint32Array(32), count: 0 }))

  /** Whether the name was not there; afterwards it is. */
  add(folder: string, name: string): boolean {
    const text = hash('sha256', `${this.seed}${folder}/${name}`, 'hex')
    const first = Number.parseInt(text.slice(0, 8), 16)
    // Zero is an empty slot.
    const second = Number.parseInt(text.slice(8, 16), 16) || 1
    const part = this.parts[first >>> (32 - partBits)]!
    if (2 * (part.count + 1) > 0.75 * part.slots.length) grow(part)
    const at = slotOf(part.slots, first, second)
    if (part.slots[at + 1] !== 0) return false
    part.slots[at] = first
    part.slots[at + 1] = second
    part.count++
    return true
  }
}

function slotOf(slots: Uint32Array, first: number, second: number): number {
  for (let at = 2 * (second % (slots.length / 2)); ; at = at + 2 === slots.length ? 0 : at + 2)
    if (slots[at + 1] === 0 || (slots[at] === first && slots[at + 1] === second)) return at
}

function grow(part: Part): void {
  const old = part.slots
  part.slots = new Uint32Array(2 * Math.ceil(0.65 * old.length))
  for (let at = 0; at < old.length; at += 2) {
    if (old[at + 1] === 0) continue
    const to = slotOf(part.slots, old[at]!, old[at + 1]!)
    part.slots[to] = old[at]!
    part.slots[to + 1] = old[at + 1]!
  }
}
