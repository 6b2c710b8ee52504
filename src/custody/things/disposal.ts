import { type Hex, LimitError, observe } from '../../ground/index.js'
import { exhibitKey, instanceKey } from '../members.js'
import type { Disposal } from '../parts.js'
import { type Act, exhibitOf, type Scene } from '../scene.js'
import { listed } from './words.js'

/** Instances looked at over all disposals of a docket, beyond 64 for each. */
const most = 65_536

/** Where disposals stand to what was known to exist: a disposal names what remains (EXH-70). */
export class Disposals {
  /** by exhibit and instance: records after which it is no longer there */
  private readonly gone = new Map<string, Hex[]>()
  private left = most

  /** An act after which an instance is gone. */
  end(exhibit: string, instance: string, act: Hex): void {
    const key = `${exhibit} ${instance}`
    const list = this.gone.get(key)
    if (list === undefined) this.gone.set(key, [act])
    else if (list.length < 64) list.push(act)
  }

  /** A disposal that counts, put on its lines already. */
  disposed(scene: Scene, act: Act, disposal: Disposal, refused: ReadonlySet<string>): void {
    const named = new Set<string>()
    for (const { exhibit, instance } of disposal.remaining)
      named.add(instance === undefined ? exhibitKey(exhibit) : `${exhibitKey(exhibit)} ${instanceKey(instance)}`)
    const exhibits = new Set(act.open!.exhibits.map(({ exhibit }) => exhibitKey(exhibit)))
    this.left += 64
    for (const id of exhibits) {
      if (named.has(id) || refused.has(id)) continue
      const omitted: string[] = []
      for (const { instance, maker } of exhibitOf(scene, id).lines.values()) {
        if (this.left === 0) return
        this.left--
        const key = `${id} ${instance}`
        if (named.has(key) || (maker === undefined && instance !== 'original') || !this.knew(scene, maker, act.id)) continue
        if (!(this.gone.get(key) ?? []).some((one) => one === act.id || this.knew(scene, one, act.id))) omitted.push(instance)
      }
      if (omitted.length === 0) continue
      const { records: instances, count } = listed(omitted)
      exhibitOf(scene, id).observations.push(observe('disposal.remaining', { statement: act.id, exhibit: id }, { instances, count }))
    }
  }

  private knew({ l }: Scene, one: Hex | undefined, act: Hex): boolean {
    try {
      return one === undefined || one === act || l.isAncestor(one, act)
    } catch (error) {
      if (!(error instanceof LimitError)) throw error
      return false
    }
  }
}
