import { actions, type CustodyParts, type CustodyRecord } from '../../custody/index.js'
import { type Docket, type ExhibitRef, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { type Code, RogatoryError, UsageError } from '../../ground/index.js'
import { counted, shown } from '../../report/index.js'
import { instanceOf } from '../convert.js'
import { findExhibit } from '../exhibits.js'
import { readText } from '../files.js'
import type { RecordOptions } from '../given/custody.js'
import { recordOf } from '../record.js'
import type { Shell } from '../shell.js'
import { authorityAt } from '../stores.js'
import type { Target } from '../target.js'
import { checkRecord, wholeRecord } from './check.js'
import { wrongWith } from './choices.js'
import { type Fault, headerOf, optionsOf, type Row, type RowOptions, readRows } from './columns.js'
import { type CommandAction, missingCells, missingOf } from './needs.js'
import { wholeIds } from './whole-ids.js'

const mostBytes = 2 ** 26
/** Enough to correct a file by; a file of another kind altogether has as many as it has rows. */
const mostFaults = 1000
const mostTold = 20

/** What all rows have in common. */
export interface Common {
  readonly docket: Docket
  readonly authority: string
  readonly held: ReadonlyMap<string, string>
  /** of the command line: what it says stands for what a row leaves out */
  readonly options: RowOptions
  readonly scene: CustodyParts
  /** the action of the command; absent: each row names its own */
  readonly action?: CommandAction
  /** seconds since 1970 UTC */
  readonly now: number
  /** whether the rows are paper forms */
  readonly forms: boolean
  /** what a paper form adds to a row; faults are told by their column */
  form?(row: RowOptions, fault: Told, where: string): { readonly parts: CustodyParts } | undefined
}

/** Tells what is wrong with a cell. */
export type Told = (column: keyof RowOptions, what: string, code?: Code) => void

export interface RowRecords {
  readonly records: readonly CustodyRecord[]
  /** by the place in `records` */
  readonly rows: readonly Row[]
}

/**
 * The records of a file of rows, every one of them ready to be signed.
 * @throws UsageError `records.cell` when anything is wrong, after all of it was told
 */
export async function recordsIn(shell: Shell, path: string, common: Common): Promise<RowRecords> {
  const text = await readText(path, mostBytes)
  const { rows, faults, understood } = readWhole(path, text, common.forms)
  const all = [...faults]
  const exhibits = labelsOf(common.docket)
  const cards = new Map<string, Promise<string>>()
  const records: CustodyRecord[] = []
  for (const row of rows) {
    if (all.length >= mostFaults) break
    const made = await recordIn(row, common, exhibits, cards, understood)
    if ('faults' in made) all.push(...made.faults)
    else records.push(made.record)
  }
  if (all.length > 0)
    throw tell(
      shell,
      path,
      all.sort((a, b) => placeOf(a) - placeOf(b)),
    )
  twice(shell, rows)
  return { records, rows }
}

/** Rows that say the same word for word: it may be so twice, and more often somebody pasted a row twice. */
function twice(shell: Shell, rows: readonly Row[]): void {
  const seen = new Map<string, string>()
  let told = 0
  for (const { where, cells } of rows) {
    const text = JSON.stringify(cells)
    const first = seen.get(text)
    if (first === undefined) {
      seen.set(text, where)
      continue
    }
    told += 1
    if (told <= mostTold) shell.say(`  ${where} says the same as ${first}: it is one more record`)
  }
  if (told > mostTold) shell.say(`  and ${told - mostTold} more rows that say what another says`)
}

function readWhole(path: string, text: string, forms: boolean): ReturnType<typeof readRows> {
  try {
    return readRows(text, forms)
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    throw new UsageError(cause.code, `${path}: ${cause.message}`, { cause, data: { ...cause.data, file: path } })
  }
}

/** The line or the record, by which faults are told in the order of the file. */
const placeOf = ({ where }: Fault): number => Number(/\d+/.exec(where)?.[0] ?? 0)

const said = ({ where, column, what }: Fault): string => `${where}${column === undefined ? '' : `, column ${column}`}: ${what}`

/** Everything that is wrong, line by line, and then the refusal that counts it. */
function tell(shell: Shell, path: string, faults: readonly Fault[]): UsageError {
  for (const fault of faults) shell.say(`  ${shown(said(fault), 500)}`)
  const data = { file: path, wrong: faults.length, cells: faults.map(said).join('\n').slice(0, 100_000) }
  const count = faults.length >= mostFaults ? 'so many places that the rest was not looked at' : counted(faults.length, 'place')
  const first = shell.json ? `: ${faults.slice(0, 5).map(said).join('; ')}${faults.length > 5 ? '; …' : ''}` : ''
  const [one] = faults
  const code = one?.code !== undefined && faults.every((fault) => fault.code === one.code) ? one.code : 'records.cell'
  return new UsageError(code, `${shown(path, 200)} is wrong in ${count}${first}. Nothing was signed`, { data })
}

type Labels = ReadonlyMap<string, ExhibitRef | 'several'>

function labelsOf(docket: Docket): Labels {
  const labels = new Map<string, ExhibitRef | 'several'>()
  for (const exhibit of introducedExhibits(docket))
    for (const label of new Set(exhibit.labels.map((one) => one.label))) labels.set(label, labels.has(label) ? 'several' : exhibit)
  return labels
}

async function recordIn(
  row: Row,
  common: Common,
  labels: Labels,
  cards: Map<string, Promise<string>>,
  understood: boolean,
): Promise<{ readonly record: CustodyRecord } | { readonly faults: readonly Fault[] }> {
  const faults: Fault[] = []
  const fault: Told = (column, what, code) => faults.push({ where: row.where, column: headerOf(column), what, ...(code && { code }) })
  const options = optionsOf(row, common.options)
  for (const { column, values } of row.cells)
    for (const value of values) {
      const wrong = wrongWith(column, value)
      if (wrong !== undefined) fault(column, wrong)
    }
  // Under a header that is not understood nothing is known to be missing: it may stand in the column nobody could name.
  const lacking: Told = (...what) => understood && fault(...what)
  const action = actionOf(options, common, fault, lacking)
  const targets = targetsOf(options, common, labels, fault, lacking)
  const form = common.form?.(options, fault, row.where)
  const scene = { ...common.scene, ...form?.parts }
  const to = await toOf(options, cards, fault)
  const given = options as RecordOptions
  if (action !== undefined && understood) {
    const missing = missingOf(action, given, scene)
    if (missing.length > 0) faults.push({ where: row.where, what: missingCells(action, missing) })
  }
  if (faults.length > 0 || action === undefined || !understood) return { faults }
  try {
    const made = await recordOf(action, wholeIds(given, common.docket), {
      authority: common.authority,
      targets,
      ...(to !== undefined && { to }),
      scene,
      now: common.now,
    })
    // What a form says of how one knows goes before what the options would have made of their silence.
    const record = wholeRecord(action, { ...made, parts: { ...made.parts, ...form?.parts } })
    await checkRecord(record, action)
    return { record }
  } catch (error) {
    if (!(error instanceof RogatoryError)) throw error
    return { faults: [{ where: row.where, what: error.message }] }
  }
}

function actionOf({ action }: RowOptions, common: Common, fault: Told, lacking: Told): CommandAction | undefined {
  const name = action ?? common.action
  if (name === undefined) lacking('action', 'which action? There is none here')
  else if (name !== 'seize' && !Object.hasOwn(actions, name)) fault('action', `there is no action ${shown(name, 60)}`)
  else if (common.action !== undefined && name !== common.action)
    fault('action', `this command records ${common.action}; rogatory custody record --from takes rows of every action`)
  else return name as CommandAction
  return undefined
}

function targetsOf(options: RowOptions, { docket, held }: Common, labels: Labels, fault: Told, lacking: Told): Target[] {
  if (options.exhibit === undefined || options.exhibit.length === 0) {
    if (options.answers === undefined) lacking('exhibit', 'which exhibit? There is none here')
    return []
  }
  return options.exhibit.flatMap((label): Target[] => {
    try {
      const found = labels.get(label)
      const exhibit = found === undefined || found === 'several' ? findExhibit(docket, label) : found
      const written = options.instance ?? held.get(exhibitKey(exhibit)) ?? 'original'
      // Found to be wrong and told already where it is no instance.
      return [{ label, exhibit, instance: wrongWith('instance', written) === undefined ? instanceOf(written, 'instance') : 'original' }]
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      fault('exhibit', error.message === 'no exhibit has this label' ? `no exhibit has the label ${shown(label, 60)}` : error.message)
      return []
    }
  })
}

async function toOf({ to }: RowOptions, cards: Map<string, Promise<string>>, fault: Told): Promise<string | undefined> {
  if (to === undefined) return undefined
  const found = cards.get(to) ?? authorityAt(to)
  cards.set(to, found)
  try {
    return await found
  } catch (error) {
    if (!(error instanceof RogatoryError)) throw error
    fault('to', error.message)
    return undefined
  }
}
