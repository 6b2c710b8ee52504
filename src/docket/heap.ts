/** A least-first queue of small integers. */
export class Heap {
  private readonly items: number[] = []

  get size(): number {
    return this.items.length
  }

  push(value: number): void {
    const { items } = this
    let at = items.push(value) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (items[up]! <= value) break
      items[at] = items[up]!
      at = up
    }
    items[at] = value
  }

  /** The least; only of a heap that is not empty. */
  pop(): number {
    const { items } = this
    const least = items[0]!
    const moved = items.pop()!
    const length = items.length
    let at = 0
    while (length > 0) {
      let down = 2 * at + 1
      if (down >= length) break
      if (down + 1 < length && items[down + 1]! < items[down]!) down++
      if (items[down]! >= moved) break
      items[at] = items[down]!
      at = down
    }
    if (length > 0) items[at] = moved
    return least
  }
}
