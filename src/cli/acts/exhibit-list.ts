import type { CustodianSet, InstanceReport } from '../../custody/index.js'
import { type ExhibitDetail, exhibitKey, type IntroducedExhibit, introducedExhibits } from '../../docket/index.js'
import { believedTrust, verifyDocket } from '../../exchange/index.js'
import { toHex } from '../../ground/index.js'
import { emptyTrust } from '../../identity/index.js'
import { type ExhibitListOutput, labelJson, membersIn, namesOf, natureTitles, shown, timeOf } from '../../report/index.js'
import { findExhibit, shortKey } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import type { ListOptions } from '../given/exhibit.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'

/** What the docket says of its exhibits, or of one. Shows and judges nothing: `custody show` does. */
export async function listExhibits(shell: Shell, which: string | undefined, options: ListOptions): Promise<Exit> {
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const trust = options.trust === undefined ? emptyTrust() : await loadTrust(options.trust)
  const wanted = which === undefined ? undefined : exhibitKey(findExhibit(docket, which))
  const { exhibits } = await verifyDocket(docket, { trust }, { signal: shell.signal })
  const lines = new Map(exhibits.map((one) => [one.exhibit, one.instances]))
  const list = introducedExhibits(docket)
    .filter((one) => wanted === undefined || exhibitKey(one) === wanted)
    .sort((a, b) => firstLabel(a).localeCompare(firstLabel(b), 'en', { numeric: true }) || (exhibitKey(a) < exhibitKey(b) ? -1 : 1))
  const json: ExhibitListOutput = {
    schema: 'rogatory.exhibit-list/1',
    docket: docket.id,
    exhibits: list.map((one) => ({
      exhibit: exhibitKey(one),
      nature: one.nature,
      labels: one.labels.map(labelJson),
      ...(one.detail && { detail: plainOf(one.detail) as Readonly<Record<string, unknown>> }),
      instances: (lines.get(exhibitKey(one)) ?? []).map(({ instance, state, holder }) => ({
        instance,
        state,
        holders: authoritiesOf(holder),
      })),
    })),
  }
  const names = namesOf(believedTrust(docket, trust))
  const text = list.map((one) => textOf(one, lines.get(exhibitKey(one)) ?? [], names, which !== undefined)).join('\n')
  await shell.print(list.length === 0 ? 'The docket has no exhibit yet: rogatory exhibit add introduces one.' : text)
  await shell.document(json)
  return exits.ok
}

const states: Readonly<Record<InstanceReport['state'], string>> = {
  unknown: 'not known who holds it',
  held: 'held',
  handedOver: 'handed over, no receipt yet',
  arrived: 'arrived, not yet checked',
  returned: 'returned',
  disposed: 'disposed of',
  lost: 'lost',
  recalled: 'handover recalled',
  disputed: 'disputed',
}

const firstLabel = (one: IntroducedExhibit): string => one.labels[0]?.label ?? ''

const authoritiesOf = (set: CustodianSet | undefined): string[] =>
  set === undefined ? [] : ('authority' in set ? [set] : 'all' in set ? set.all : set.any).map(({ authority }) => authority)

/** Bytes as hexadecimal, everything else as it is: the details of an exhibit hold nothing more. */
function plainOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainOf(one)]))
}

function textOf(one: IntroducedExhibit, instances: readonly InstanceReport[], names: ReturnType<typeof namesOf>, whole: boolean): string {
  const who = (authority: string): string => names.get(authority) ?? `unknown authority ${authority.slice(0, 20)}\u2026`
  const labels = one.labels.map(({ label, system, from, until }) => {
    const when = [
      from === undefined ? '' : `from ${timeOf(from).slice(0, 10)}`,
      until === undefined ? '' : `until ${timeOf(until).slice(0, 10)}`,
    ]
    const more = [system === undefined ? '' : shown(system, 60), ...when].filter((text) => text !== '')
    return `${shown(label, 60)}${more.length > 0 ? ` (${more.join(', ')})` : ''}`
  })
  const head = `${labels.length === 0 ? 'no label' : labels.join(' = ')}  ${shortKey(one)}`
  const details = detailLines(one.detail ?? {}, whole)
  const held = instances.map(({ instance, state, holder }) => {
    const what = instance === 'original' ? 'original' : `copy ${instance.slice(0, 8)}${instance.slice(instance.indexOf('/')).slice(0, 13)}`
    const by = authoritiesOf(holder).map(who)
    return `${what}: ${states[state]}${by.length > 0 ? ` by ${by.join(', ')}` : ''}`
  })
  const all = [natureTitles[one.nature], ...details, ...(held.length > 0 ? held : ['no custody record yet'])]
  return `${head}\n${all.map((text) => `  ${text}`).join('\n')}`
}

/** Everything an exhibit was introduced with, or of a list only what one knows it by. */
function detailLines(detail: ExhibitDetail, whole: boolean): string[] {
  const brief = [detail.make, detail.model, detail.serial === undefined ? undefined : `serial ${detail.serial}`]
  if (!whole) {
    const text = brief.filter((part) => part !== undefined).join(' ')
    return text === '' ? [] : [shown(text, 120)]
  }
  const words = membersIn('en')
  const called = (member: string): string => (Object.hasOwn(words, member) ? words[member as keyof typeof words] : shown(member, 40))
  const lines: string[] = []
  const put = (name: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [member, part] of Object.entries(value)) {
        // A text stands under its language, and a language nobody named says nothing.
        const language = /^[a-z]{2,3}(?:-[A-Za-z0-9-]+)?$/.test(member) && typeof part === 'string' && !Object.hasOwn(words, member)
        put(language ? (member === 'und' ? name : `${name} (${member})`) : `${name}, ${called(member)}`, part)
      }
    else lines.push(`${name}: ${shown(Array.isArray(value) ? value.join(', ') : String(value), 500)}`)
  }
  for (const [name, value] of Object.entries(plainOf(detail) as object))
    put(name === 'found' ? words.foundAt : name === 'from' ? words.fromWhom : called(name), value)
  return lines
}
