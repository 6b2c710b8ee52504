// A preload of the maker only: moves this process's clock to WORKED_CASE_NOW, and lets it run on from there.
const RealDate = Date
const shift = RealDate.parse(process.env.WORKED_CASE_NOW ?? '') - RealDate.now()
if (Number.isNaN(shift)) throw new Error('WORKED_CASE_NOW must be a time')

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift)
    else super(...given)
  }

  static now() {
    return RealDate.now() + shift
  }
}
