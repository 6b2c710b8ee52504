/** Where every 32nd entry begins: a quarter byte an item, and a look-up decodes at most 32 entries. */
export class Positions {
  private values = new Float64Array(64)
  private count = 0
  static readonly stride = 32

  add(position: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(2 * this.count)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.count++] = position
  }

  before(leaf: number): { position: number; leaf: number } {
    const slot = Math.floor(leaf / Positions.stride)
    return { position: this.values[slot]!, leaf: slot * Positions.stride }
  }
}
