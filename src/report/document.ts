import { plain } from './plain.js'

/** A list of a document whose members are made one after the other. */
class Each {
  readonly list: readonly unknown[]
  readonly json: (one: never) => unknown

  constructor(list: readonly unknown[], json: (one: never) => unknown) {
    this.list = list
    this.json = json
  }

  *made(): Generator<unknown, void, undefined> {
    for (const one of this.list) yield plain(this.json(one as never))
  }
}

/** Stands for a list of `json(one)` for each member of `list`, made when it is wanted. */
export const each = <T, J>(list: readonly T[], json: (one: T) => J): readonly J[] => new Each(list, json) as unknown as readonly J[]

/** The document as one value. */
export function wholeOf<T extends object>(members: T): T {
  const whole = Object.entries(members).map(([name, value]) => [name, value instanceof Each ? [...value.made()] : plain(value)])
  return Object.fromEntries(whole) as T
}

/** The text that JSON.stringify makes of the document with an indent of two, in pieces of which none is much longer than one member of a list. */
export function* piecesOf(members: object): Generator<string, void, undefined> {
  let before = '{\n'
  for (const [name, value] of Object.entries(members) as [string, unknown][]) {
    if (value === undefined) continue
    const head = `${before}  ${JSON.stringify(name)}: `
    before = ',\n'
    if (!(value instanceof Each)) {
      yield head + indented(plain(value), '\n  ')
      continue
    }
    let piece = `${head}[`
    let comma = '\n    '
    for (const one of value.made()) {
      piece += comma + indented(one, '\n    ')
      comma = ',\n    '
      if (piece.length > enough) {
        yield piece
        piece = ''
      }
    }
    yield `${piece}${value.list.length === 0 ? '' : '\n  '}]`
  }
  yield '\n}'
}

const enough = 2 ** 16

/** No text holds a line break of its own in JSON, so that every one there is begins a line. */
const indented = (value: unknown, line: string): string => JSON.stringify(value, null, 2).replaceAll('\n', line)
