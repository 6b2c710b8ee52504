import { createHash, randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { actions as actionTable, type Basis, type CustodyParts } from '../../custody/index.js'
import { type Docket, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { type Bytes, SourceError, UsageError, utf8 } from '../../ground/index.js'
import type { Precision } from '../../matter/index.js'
import { fileSink } from '../../node/index.js'
import { counted, type FormsOutput, shown } from '../../report/index.js'
import { seconds, timeWritten } from '../convert.js'
import { headerOf, type Row, type RowOptions } from '../custody/columns.js'
import { formCode, readFormCode } from '../custody/form-code.js'
import { type Form, formsPage } from '../custody/form-page.js'
import { languageOf } from '../custody/given.js'
import { type CommandAction, needsOf } from '../custody/needs.js'
import { recordsIn, type Told } from '../custody/rows.js'
import { describe, findExhibit, heldBy } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import { readSmall } from '../files.js'
import type { FormOptions, ImportOptions } from '../given/custody.js'
import { loadKeys } from '../keys.js'
import type { Shell } from '../shell.js'
import { loadDocket } from '../stores.js'
import { finish } from './custody-rows.js'

const mostForms = 1000
const usual: readonly CommandAction[] = ['seize', 'transport', 'store', 'release', 'receive']

/** Prints paper forms: no docket is changed, and no key needed. */
export async function printForms(shell: Shell, options: FormOptions): Promise<Exit> {
  const count = options.count === undefined ? 1 : Number(options.count)
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError('usage.argument', '--count is a number from 1')
  const unknown = options.action?.find((name) => name !== 'seize' && !Object.hasOwn(actionTable, name))
  if (unknown !== undefined) throw new UsageError('usage.argument', `there is no action ${shown(unknown, 60)}`)
  const actions = (options.action as readonly CommandAction[] | undefined) ?? usual
  if (count * actions.length > mostForms) throw new UsageError('usage.argument', `at most ${mostForms} forms are printed at once`)
  const docket = options.docket === undefined ? undefined : await loadDocket(options.docket, { signal: shell.signal })
  const exhibits = (options.exhibit ?? []).map((label) => ({ label, ...wordsOf(docket, label) }))
  const forms: Form[] = actions.flatMap((action) =>
    Array.from({ length: count }, () => ({
      code: formCode(randomBytes(7)),
      action,
      exhibits,
      ...(docket !== undefined && { docket: `${docket.id.slice(0, 16)}\u2026` }),
    })),
  )
  await put(options.out, formsPage(forms))
  if (options.rows !== undefined) await put(options.rows, rowsText(forms))
  const json: FormsOutput = {
    schema: 'rogatory.forms/1',
    file: options.out,
    ...(options.rows !== undefined && { rows: options.rows }),
    forms: forms.map(({ code, action }) => ({ form: code, action, exhibits: exhibits.map(({ label }) => label) })),
  }
  const rows = options.rows === undefined ? '' : ` ${shown(options.rows, 500)} has a row for each, to be filled in when they come back.`
  await shell.print(`${shown(options.out, 500)} has ${counted(forms.length, 'form')}, one on a page.${rows}`)
  await shell.document(json)
  return exits.ok
}

/** What the docket says of an exhibit; a label that is to be given first says nothing yet. */
function wordsOf(docket: Docket | undefined, label: string): { readonly words?: string } {
  if (docket === undefined) return {}
  const key = exhibitKey(findExhibit(docket, label))
  const one = introducedExhibits(docket).find((exhibit) => exhibitKey(exhibit) === key)
  return one === undefined ? {} : { words: describe({ ...one, labels: [] }) }
}

async function put(path: string, text: string): Promise<void> {
  const writer = fileSink(path).getWriter()
  await writer.write(utf8(text))
  await writer.close()
}

/** The rows of `custody import`, with what is known already: one for each form. */
function rowsText(forms: readonly Form[]): string {
  const needed = new Set(forms.flatMap(({ action }) => needsOf(action).flatMap(({ name }) => columnsFor[name] ?? [])))
  const stores = forms.some(({ action }) => action === 'store') ? ['store'] : []
  const columns = ['form', 'action', 'exhibit', 'at', 'signed_by', 'signed_date', 'scan', 'bag_seal', ...stores, ...needed, 'note']
  const cell = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = forms.map(({ code, action, exhibits }) => {
    const known: Readonly<Record<string, string>> = { form: code, action, exhibit: exhibits.map(({ label }) => label).join('|') }
    return [...new Set(columns)].map((column) => cell(known[column] ?? '')).join(',')
  })
  // Spreadsheets take UTF-8 for another encoding without the mark.
  return `\uFEFF${[[...new Set(columns)].join(','), ...rows].join('\r\n')}\r\n`
}

const columnsFor: Readonly<Record<string, readonly string[]>> = {
  to: ['to'],
  stage: ['stage', 'outcome'],
  answers: ['answers'],
  about: ['about'],
  place: ['place', 'address'],
  participants: ['participant'],
  legalBasis: ['legal_basis', 'issuer'],
  purpose: ['purpose'],
  tools: ['tool'],
  digests: ['digest'],
  disposal: ['method', 'remaining'],
  correction: ['field', 'old', 'new', 'reason', 'noticed'],
}

interface Scan {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly digest: Bytes
}

/** Enters paper forms from a file of rows, each with its scan. */
export async function importForms(shell: Shell, file: string, options: ImportOptions): Promise<Exit> {
  const scans = await Promise.all(options.scan.map(scanAt))
  const named = new Map(scans.map((scan) => [scan.name, scan]))
  if (named.size < scans.length) throw new UsageError('form.scan', 'two scans have one name: rows could not tell them apart')
  const own = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const entered = enteredIn(docket)
  const inFile = new Map<string, string>()
  const now = Math.floor(Date.now() / 1000)
  const { records, rows } = await recordsIn(shell, file, {
    docket,
    authority: own.card.authority,
    held: await heldBy(docket, own.card.authority),
    options: languageOf(options),
    scene: {},
    now,
    forms: true,
    form: (row, fault, where) => partsOf(row, { named, scans, entered, inFile, where, now, language: options.language ?? 'und' }, fault),
  })
  const ready = { docket, docketFile: options.docket, authority: own.card.authority, records, ...languageOf(options) }
  // Two clerks may enter one paper at once: what counts is what the docket holds under the lock.
  return finish(shell, own, ready, options, (latest) => refuseRepeated(enteredIn(latest), rows))
}

interface Papers {
  readonly named: ReadonlyMap<string, Scan>
  readonly scans: readonly Scan[]
  /** form code to the record it was entered in */
  readonly entered: ReadonlyMap<string, string>
  /** form code to the place in this file */
  readonly inFile: Map<string, string>
  readonly where: string
  /** seconds since 1970 UTC */
  readonly now: number
  readonly language: string
}

/** The basis, the time's source and the attachment that a paper form gives a record (PAP-02). */
function partsOf(row: RowOptions, papers: Papers, fault: Told): { readonly parts: CustodyParts } | undefined {
  const code = row.form === undefined ? undefined : readFormCode(row.form)
  if (row.form === undefined) fault('form', 'which form? Its code stands under the bar code')
  else if (code === undefined) fault('form', `there is no form ${shown(row.form, 60)}: read it again`, 'form.code')
  else repeated(code, papers, fault)
  if (row.signedBy === undefined) fault('signedBy', 'who signed the paper?')
  if (row.basis !== undefined && row.basis !== 'document') fault('basis', 'what is entered from paper has the paper as its basis')
  if (row.clock !== undefined && row.clock !== 'document') fault('clock', 'the time is that of the paper')
  if (row.at === undefined) fault('at', 'when was it done? The paper says so, not the clock of this machine')
  const scan = row.scanFile === undefined && papers.scans.length === 1 ? papers.scans[0] : papers.named.get(basename(row.scanFile ?? ''))
  if (scan === undefined)
    fault('scanFile', row.scanFile === undefined ? 'which of the scans is it?' : `no --scan is called ${shown(basename(row.scanFile), 60)}`)
  const date = signed(row, papers.now, fault)
  if (code === undefined || scan === undefined || row.signedBy === undefined || row.at === undefined || date === undefined) return undefined
  const basis: Basis = {
    kind: 'document',
    digest: scan.digest,
    date,
    signedBy: { [row.language ?? papers.language]: row.signedBy },
    reference: code,
  }
  const { name, mediaType, size } = scan
  try {
    const at = {
      ...timeWritten(row.at, headerOf('at')),
      ...(row.until !== undefined && { until: seconds(row.until, headerOf('until')) }),
      ...(row.precision !== undefined && { precision: row.precision as Precision }),
      source: { kind: 'document' as const, reference: code },
    }
    return { parts: { basis, at, attachments: [{ name, mediaType, size, digests: new Map([[-16, scan.digest]]) }] } }
  } catch {
    // Told already: the cell is no time.
    return undefined
  }
}

function repeated(code: string, { entered, inFile, where }: Papers, fault: Told): void {
  const record = entered.get(code)
  const before = inFile.get(code)
  if (record !== undefined) fault('form', `${code} was entered already, in the signed record ${record}`, 'form.repeated')
  else if (before !== undefined) fault('form', `${code} stands in ${before} of this file already`, 'form.repeated')
  else inFile.set(code, where)
}

function signed({ signedDate }: RowOptions, now: number, fault: Told): number | undefined {
  try {
    const date = signedDate === undefined ? undefined : seconds(signedDate, '')
    // It may be tomorrow where the paper was signed.
    if (date !== undefined && date <= now + 86_400) return date
    fault('signedDate', date === undefined ? 'when was the paper signed?' : `${signedDate} lies in the future: the paper is signed already`)
  } catch {
    fault('signedDate', `is a date such as 2026-04-15, not ${shown(signedDate ?? '', 60)}`)
  }
  return undefined
}

/** Form codes that opened records of a docket were made from. */
function enteredIn(docket: Docket): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement' || entry.statement.type !== 'custody') continue
    const basis = entry.openings.basis?.[1] as Basis | undefined
    const code = basis?.kind === 'document' && basis.reference !== undefined ? readFormCode(basis.reference) : undefined
    if (code !== undefined) found.set(code, entry.statement.id)
  }
  return found
}

function refuseRepeated(entered: ReadonlyMap<string, string>, rows: readonly Row[]): void {
  for (const { cells, where } of rows) {
    const code = readFormCode(cells.find(({ column }) => column === 'form')?.values[0] ?? '') ?? ''
    const statement = entered.get(code)
    if (statement !== undefined)
      throw new UsageError('form.repeated', `${where}: the form ${code} was entered meanwhile, in the signed record ${statement}`, {
        data: { form: code, statement },
      })
  }
}

const kinds: readonly (readonly [mediaType: string, begins: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

async function scanAt(path: string): Promise<Scan> {
  const bytes = await readSmall(path, 2 ** 28)
  const kind = kinds.find(([, begins]) => begins.every((byte, i) => bytes[i] === byte))
  if (kind === undefined)
    throw new SourceError('form.scan', `${path} is no scan of a paper: a PDF, JPEG or PNG is wanted`, { data: { path } })
  return {
    name: basename(path),
    mediaType: kind[0],
    size: bytes.length,
    digest: new Uint8Array(createHash('sha256').update(bytes).digest()),
  }
}
