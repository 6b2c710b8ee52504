import { lstat } from 'node:fs/promises'
import type { Docket } from '../../docket/index.js'
import { type ExhibitRef, openDocket, type Sealed, type SealInput, seal } from '../../exchange/index.js'
import { SourceError, UsageError, type Verified } from '../../ground/index.js'
import { believedCard, type Card, type CardAt, type Trust } from '../../identity/index.js'
import {
  createDocketFile,
  fileSink,
  type PlanSize,
  planExhibits,
  planItems,
  planSeal,
  planSize,
  type SealPlan,
  type SkippedEntry,
  updateDocket,
} from '../../node/index.js'
import { counted, observationJson, plain, type SealedOutput, sealedText, shown } from '../../report/index.js'
import { heldBy } from '../exhibits.js'
import { applyExhibits, readExhibits } from '../exhibits-file.js'
import { type Exit, exits } from '../exits.js'
import { readJson } from '../files.js'
import type { SealOptions } from '../given/seal.js'
import { loadKeys, type OpenKeys } from '../keys.js'
import { runOf } from '../run.js'
import type { Shell } from '../shell.js'
import { loadCard, loadDocket, loadTrust, uncheckedCard } from '../stores.js'
import { readTerms } from '../terms.js'
import { refuseWithin } from '../within.js'
import { oneOf, size } from '../words.js'

/** Seals files and folders: shows the plan, writes the envelope in one pass, saves the docket before the envelope is named. */
export async function sealPaths(shell: Shell, paths: readonly string[], options: SealOptions): Promise<Exit> {
  const docketFile = options.docket ?? besideOf(options.out)
  await refuseExisting(options.out)
  if (options.docket === undefined) await refuseExisting(docketFile)
  await refuseWithin(paths, { '--out': options.out, '--key': options.key, '--docket': docketFile })
  const own = await loadKeys(shell, options)
  const docket = options.docket === undefined ? undefined : await loadDocket(options.docket, { signal: shell.signal })
  const trust = options.trust === undefined ? undefined : await loadTrust(options.trust)
  const to = await recipients(shell, options, own, trust, docket)
  const language = options.language?.[0] ?? 'und'
  const terms = options.terms === undefined ? undefined : readTerms(await readJson(options.terms), own.card.authority, language)
  const plan = await planSeal(paths, options.volumesAsFiles === true)
  const exhibits = await exhibitsOf(plan, options, own.card.authority, docket)
  const found = await tellPlan(shell, plan, exhibits)
  const skipped = new Set<string>()
  const input: Omit<SealInput, 'docket' | 'save'> = {
    from: own.keys,
    to: to.map(({ card }) => card),
    exhibits,
    items: planItems(
      plan,
      ({ path, kind }) => {
        if (!skipped.has(path)) shell.say(`Not sealed: ${shown(path, 500)} is ${skippedKinds[kind]}.`)
        skipped.add(path)
      },
      found,
    ),
    totalSize: found.bytes,
    ...(trust && { trust }),
    ...(terms && { terms }),
    ...(options.case !== undefined && { caseRef: options.case }),
    ...(options.request !== undefined && { request: requestOf(options.request) }),
    ...(options.language && { languages: options.language }),
    ...(options.wholeDocket === true && { wholeDocket: true }),
    ...(options.sha512 === true && { sha512: true }),
    ...(options.allowClassical && { allowClassical: options.allowClassical }),
  }
  const sealed = await sealInto(shell, options, docketFile, own, input)
  shell.close()
  const json: SealedOutput = plain({
    schema: 'rogatory.sealed/1',
    sealId: sealed.sealId,
    envelopeId: sealed.envelopeId,
    docket: sealed.docket.id,
    length: sealed.length,
    exhibits: sealed.exhibits,
    items: sealed.items,
    size: sealed.size,
    recipients: to.map(({ card, believed }) => ({ authority: card.authority, names: card.names, fingerprint: card.fingerprint, believed })),
    file: options.out,
    docketFile,
    observations: sealed.observations.map(observationJson),
  })
  await shell.print(sealedText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

const skippedKinds: Readonly<Record<SkippedEntry['kind'], string>> = {
  link: 'a symbolic link',
  special: 'a special file (a device, a socket or a pipe)',
  empty: 'an empty folder',
}

/** The docket's lock is held all the while; the docket with the seal is on disk before the envelope has its name. */
async function sealInto(
  shell: Shell,
  options: SealOptions,
  docketFile: string,
  own: OpenKeys,
  input: Omit<SealInput, 'docket' | 'save'>,
): Promise<Sealed> {
  const run = await runOf(shell, options, input.totalSize)
  let sealed: Sealed | undefined
  const work = async (docket: Docket, save: (docket: Docket) => Promise<void>): Promise<Docket> => {
    sealed = await seal({ ...input, docket, save }, fileSink(options.out), run)
    return sealed.docket
  }
  if (options.docket === undefined) {
    const reference = options.case ?? options.out.replace(/^.*[/\\]/, '').replace(/\.rog$/, '')
    if (options.case === undefined) shell.say(`No --case was given: the new docket ${docketFile} calls the case "${shown(reference)}".`)
    await createDocketFile(
      docketFile,
      async (save) => work(await openDocket({ caseRef: { und: reference } }, own.keys, { signal: shell.signal }), save),
      run,
    )
  } else await updateDocket(docketFile, work, run)
  return sealed!
}

const besideOf = (out: string): string => `${out.replace(/\.rog$/, '')}.docket`

async function refuseExisting(path: string): Promise<void> {
  if (await lstat(path).catch(() => undefined)) throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
}

function requestOf(id: string): string {
  if (!/^[0-9a-f]{64}$/.test(id)) throw new UsageError('usage.argument', '--request wants the id of a request, 64 hexadecimal digits')
  return id
}

interface Recipient {
  readonly card: Verified<Card>
  readonly believed: boolean
}

/** With a trust store everyone must be in it; without one their fingerprints are shown, and that they were not checked. */
async function recipients(
  shell: Shell,
  options: SealOptions,
  own: OpenKeys,
  trust: Trust | undefined,
  docket: Docket | undefined,
): Promise<Recipient[]> {
  const line = docket === undefined ? {} : broughtCards(docket)
  const found: Recipient[] = []
  for (const path of options.to) {
    const card = await loadCard(path)
    if (found.some((one) => one.card.id === card.id)) continue
    const self = card.id === own.card.id
    if (trust === undefined) found.push({ card: uncheckedCard(card), believed: false })
    else found.push({ card: self ? uncheckedCard(card) : knownCard(trust, card, path, options.trust ?? '', line), believed: true })
  }
  if (trust === undefined) {
    shell.say('These recipients were not checked against a trust store (--trust). Compare their fingerprints:')
    for (const { card } of found) shell.say(`  ${oneOf(card.names)} (${card.jurisdiction})  ${card.fingerprint}`)
  }
  return found
}

/** What the docket carries of the cards that a listed one goes back to. */
function broughtCards(docket: Docket): CardAt {
  const brought = [...docket.entries.values()].flatMap((entry) => (entry.kind === 'statement' && entry.introduction) || [])
  return {
    replaced: brought.flatMap((one) => (one.kind === 'card' ? [one.value] : [])),
    successions: brought.flatMap((one) => (one.kind === 'succession' ? [one.value] : [])),
  }
}

function knownCard(trust: Trust, card: Card, path: string, store: string, line: CardAt): Verified<Card> {
  try {
    return believedCard(trust, card, line)
  } catch (cause) {
    if (!(cause instanceof UsageError) || cause.code !== 'usage.unbelieved-card') throw cause
    const says = `${path}, which says it is ${oneOf(card.names)}`
    const message =
      cause.data.why === 'unknown'
        ? `${store} does not believe ${says}, and no directory it believes lists it; compare its fingerprint and run: rogatory trust add`
        : `nothing is sealed to ${says}: ${cause.message}`
    throw new UsageError('usage.unbelieved-card', message, { cause, data: { ...cause.data, path } })
  }
}

async function exhibitsOf(plan: SealPlan, options: SealOptions, authority: string, docket: Docket | undefined): Promise<ExhibitRef[]> {
  const planned = planExhibits(plan)
  if (options.exhibits === undefined) return planned
  const entries = readExhibits(await readJson(options.exhibits), options.language?.[0] ?? 'und')
  return applyExhibits(planned, entries, docket, docket === undefined ? new Map() : await heldBy(docket, authority))
}

/** What will be sealed, before it is: exhibits, images in volumes, and what was taken together. */
async function tellPlan(shell: Shell, plan: SealPlan, exhibits: readonly ExhibitRef[]): Promise<PlanSize> {
  const found = await planSize(plan)
  const { files, bytes } = found
  shell.say(`To be sealed: ${counted(exhibits.length, 'exhibit')}, ${counted(files, 'file')}, ${size(bytes)}.`)
  for (const path of plan.joined) shell.say(`  ${shown(path, 500)} has more than 1,000 entries: it becomes one exhibit.`)
  for (const { ref, volumes, entries } of plan.exhibits.slice(0, 100)) {
    const known = exhibits.find((one) => one.ref === ref)?.exhibit
    const label =
      known !== undefined && 'labels' in known && known.labels?.[0] !== undefined && known.labels[0].label !== ref
        ? ` (${shown(known.labels[0].label)})`
        : ''
    const parts =
      volumes === undefined
        ? entries.length > 1
          ? `, ${counted(entries.length, 'entry', 'entries')}`
          : ''
        : `, an image in ${counted(volumes, 'volume')}`
    shell.say(`  ${shown(ref, 300)}${label}${parts}`)
  }
  if (plan.exhibits.length > 100) shell.say(`  and ${plan.exhibits.length - 100} more`)
  return found
}
