import { instanceKey } from '../custody/index.js'
import type { ExhibitEntry, ItemEntry } from '../envelope/index.js'
import { toHex, utf8 } from '../ground/index.js'
import { fileSink } from '../node/index.js'
import { type ItemJson, type ItemsOutput, labelJson, type PathSegmentJson } from '../report/index.js'

export const pathJson = (path: readonly (string | Uint8Array)[]): PathSegmentJson[] =>
  path.map((segment) => (typeof segment === 'string' ? segment : { hex: toHex(segment) }))

const exhibitJson = ({ number, identity, description }: ExhibitEntry): ItemsOutput['exhibits'][number] => ({
  number,
  ...(identity && { exhibit: `${toHex(identity.statement)}/${identity.index}`, instance: instanceKey(identity.instance) }),
  ...(description?.nature !== undefined && { nature: description.nature }),
  labels: (description?.labels ?? []).map(labelJson),
})

function itemJson({ number, exhibit, name, content }: ItemEntry, file: string): ItemJson {
  const modified = name.times?.modified
  return {
    number,
    exhibit,
    path: pathJson(name.path),
    file,
    size: content.size,
    sha256: toHex(content.sha256),
    ...(name.mediaType !== undefined && { mediaType: name.mediaType }),
    ...(modified !== undefined && { modified }),
  }
}

/** Lines of items complete before one that was begun before them: threads are never so far apart unless that one failed. */
const mostWaiting = 65_536

/**
 * `items.json`, written as items become complete, so that a million of them need no memory and one that failed is never
 * listed; in the order of the catalogue, however many threads there are. It gets its name when it is ended, whatever else
 * happened.
 */
export class ItemsList {
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>
  /** items begun and not yet listed, in the order of the catalogue, with the line of those that are complete */
  private readonly begun = new Map<number, string | undefined>()
  private waiting = 0
  private first = true

  constructor(path: string) {
    this.writer = fileSink(path).getWriter()
    // A failing start is met by the first write; nobody else waits for it.
    this.writer.closed.catch(() => undefined)
  }

  async begin(sealId: string, exhibits: AsyncIterable<ExhibitEntry>): Promise<void> {
    await this.put(`{\n  "schema": "rogatory.items/1",\n  "sealId": ${JSON.stringify(sealId)},\n  "exhibits": [`)
    let first = true
    for await (const exhibit of exhibits) {
      await this.put(`${first ? '' : ','}\n    ${JSON.stringify(exhibitJson(exhibit))}`)
      first = false
    }
    await this.put('\n  ],\n  "items": [')
  }

  /** An item is being written: those after it wait for it. To be called in the order of the catalogue. */
  expect(number: number): void {
    this.begun.set(number, undefined)
  }

  /** An item is complete. */
  async add(entry: ItemEntry, file: string): Promise<void> {
    this.begun.set(entry.number, `\n    ${JSON.stringify(itemJson(entry, file))}`)
    this.waiting += 1
    if (this.waiting > mostWaiting) this.passOver()
    await this.list()
  }

  async end(): Promise<void> {
    for (const [number, line] of this.begun) if (line === undefined) this.begun.delete(number)
    await this.list()
    await this.put('\n  ]\n}\n')
    await this.writer.close()
  }

  /** The first that is not complete has failed; should it yet become complete, its place is at the end. */
  private passOver(): void {
    for (const [number, line] of this.begun) {
      if (line !== undefined) return
      this.begun.delete(number)
    }
  }

  /** Lists what is complete up to the first that is not. */
  private async list(): Promise<void> {
    // Put together before anything is awaited: several items may come to be complete at once.
    let lines = ''
    for (const [number, line] of this.begun) {
      if (line === undefined) break
      this.begun.delete(number)
      this.waiting -= 1
      lines += `${this.first ? '' : ','}${line}`
      this.first = false
    }
    if (lines !== '') await this.put(lines)
  }

  private put(text: string): Promise<void> {
    return this.writer.write(utf8(text))
  }
}
