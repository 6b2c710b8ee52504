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

/**
 * `items.json`, written as items become complete, so that a million of them need no memory and one that failed is never
 * listed. It gets its name when it is ended, whatever else happened.
 */
export class ItemsList {
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>
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

  async add(entry: ItemEntry, file: string): Promise<void> {
    // Said before it is awaited: several items may come to be complete at once.
    const before = this.first ? '' : ','
    this.first = false
    await this.put(`${before}\n    ${JSON.stringify(itemJson(entry, file))}`)
  }

  async end(): Promise<void> {
    await this.put('\n  ]\n}\n')
    await this.writer.close()
  }

  private put(text: string): Promise<void> {
    return this.writer.write(utf8(text))
  }
}
