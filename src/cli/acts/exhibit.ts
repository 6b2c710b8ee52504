import { type Docket, type ExhibitDetail, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { addExhibits, labelExhibits } from '../../exchange/index.js'
import { UsageError } from '../../ground/index.js'
import { updateDocket } from '../../node/index.js'
import { shown } from '../../report/index.js'
import { seconds } from '../convert.js'
import { findExhibit, natureOf } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import type { ExhibitOptions, LabelOptions } from '../given/exhibit.js'
import { loadKeys } from '../keys.js'
import { recordedJson } from '../recorded.js'
import type { Shell } from '../shell.js'

export async function addExhibit(shell: Shell, options: ExhibitOptions): Promise<Exit> {
  const nature = natureOf(options.nature ?? 'object')
  const labels = options.label.map((label) => ({ label, ...(options.system !== undefined && { system: options.system }) }))
  const details = detailsOf(options)
  const { keys, card } = await loadKeys(shell, options)
  let before: Docket | undefined
  let identity = ''
  const run = { signal: shell.signal }
  const after = await updateDocket(
    options.docket,
    async (docket) => {
      before = docket
      for (const { label, authority } of introducedExhibits(docket).flatMap((exhibit) => exhibit.labels))
        if (authority === card.authority && options.label.includes(label))
          throw new UsageError('docket.label-ambiguous', `the docket has an exhibit ${label} of yours already`)
      const added = await addExhibits(docket, keys, [{ nature, labels, details }], run)
      identity = exhibitKey(added.exhibits[0]!)
      return added.docket
    },
    run,
  )
  await shell.print(identity)
  await shell.document(recordedJson(after, before, options.docket, [{ exhibit: identity, labels: [...options.label] }]))
  return exits.ok
}

/** Gives an exhibit of the docket further labels. */
export async function labelExhibit(shell: Shell, which: string, options: LabelOptions): Promise<Exit> {
  const from = options.from === undefined ? undefined : seconds(options.from, '--from')
  const until = options.until === undefined ? undefined : seconds(options.until, '--until')
  if (from !== undefined && until !== undefined && until < from) throw new UsageError('usage.argument', '--until is before --from')
  const { keys } = await loadKeys(shell, options)
  let before: Docket | undefined
  let identity = ''
  const run = { signal: shell.signal }
  const after = await updateDocket(
    options.docket,
    (docket) => {
      before = docket
      const exhibit = findExhibit(docket, which)
      identity = exhibitKey(exhibit)
      const labels = options.label.map((label) => ({
        exhibit: { statement: exhibit.statement, index: exhibit.index },
        label,
        ...(options.system !== undefined && { system: options.system }),
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      }))
      return labelExhibits(docket, keys, labels, run)
    },
    run,
  )
  await shell.print(
    `${shown(which)} (${identity.slice(0, 8)}${identity.slice(64)}) is also ${options.label.map((one) => shown(one)).join(', ')}.`,
  )
  await shell.document(recordedJson(after, before, options.docket, [{ exhibit: identity, labels: [...options.label] }]))
  return exits.ok
}

function detailsOf(options: ExhibitOptions): Record<string, unknown> {
  const language = options.language ?? 'und'
  const text = (value: string | undefined) => (value === undefined ? undefined : { [language]: value })
  const person = (value: string | undefined) => (value === undefined ? undefined : { name: { [language]: value } })
  const found = options.found === undefined && options.foundIn === undefined ? undefined : foundOf(options, language)
  const details: { readonly [name in keyof ExhibitDetail]?: unknown } = {
    quantity: text(options.quantity),
    make: options.make,
    model: options.model,
    colour: text(options.colour),
    serial: options.serial,
    imei: options.imei,
    iccid: options.iccid,
    uid: options.uid,
    mac: options.mac,
    description: text(options.description),
    found,
    from: person(options.from),
    owner: person(options.owner),
    condition: text(options.condition),
  }
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
}

function foundOf({ found, foundIn }: ExhibitOptions, language: string): ExhibitDetail['found'] {
  if (foundIn !== undefined && !/^[A-Z]{2}$/.test(foundIn))
    throw new UsageError('usage.argument', `${foundIn} is no ISO 3166-1 alpha-2 country code`)
  return { ...(foundIn !== undefined && { place: { country: foundIn } }), ...(found !== undefined && { detail: { [language]: found } }) }
}
