import { type Code, UsageError } from '../../ground/index.js'
import { shown } from '../../report/index.js'
import { nearest } from '../exhibits.js'
import type { RecordOptions } from '../given/custody.js'
import { spelled } from './choices.js'
import { type CsvRecord, mostRows, parseCsv } from './csv.js'

/** What a row says: the options, the action, and for a paper form what stands on it. */
export type RowOptions = Partial<Omit<RecordOptions, 'docket' | 'key'>> & {
  readonly action?: string
  readonly form?: string
  readonly signedBy?: string
  readonly signedDate?: string
  readonly scanFile?: string
}

export type Column = keyof RowOptions

const lists = [
  'exhibit',
  'participant',
  'legalBasis',
  'reason',
  'bagSeal',
  'condition',
  'tool',
  'digest',
  'digestBefore',
  'role',
  'outcome',
  'remaining',
] as const
const singles = [
  ...['action', 'instance', 'language', 'at', 'until', 'precision', 'clock', 'place', 'address', 'facility', 'basis', 'who', 'issuer'],
  ...[
    'purpose',
    'note',
    'unit',
    'store',
    'officer',
    'to',
    'carrier',
    'waybill',
    'intact',
    'mode',
    'copies',
    'about',
    'expires',
    'answers',
    'stage',
  ],
  ...['method', 'field', 'old', 'new', 'noticed'],
] as readonly Column[]
const paper = ['form', 'signedBy', 'signedDate', 'scanFile'] as const

const isList = (column: Column): boolean => (lists as readonly string[]).includes(column)

/** Columns of `--from`, and of `custody import`, as the header writes them. */
export const columnsOf = (forms: boolean): readonly Column[] => [...(forms ? paper : []), ...singles, ...lists]
export const headerOf = (column: Column): string => (column === 'scanFile' ? 'scan' : spelled(column, '_'))

/** One cell with its place, as a person finds it. */
export interface Cell {
  readonly column: Column
  readonly values: readonly string[]
}

/** One row: the line of a CSV it begins on, or the number of a JSON record, both from 1. */
export interface Row {
  readonly where: string
  readonly cells: readonly Cell[]
}

/** Something wrong in one place of a file. */
export interface Fault {
  readonly where: string
  readonly column?: string
  readonly what: string
  /** where it has one of its own */
  readonly code?: Code
}

const plain = (header: string): string => header.toLowerCase().replace(/[\s_-]+/g, '')

/**
 * Reads rows of CSV or of JSON, told apart by how the file begins. Faults are collected; what was wrong is in no row.
 * `understood`: every column has a name that is known, so that what a row lacks is missing.
 */
export function readRows(
  text: string,
  forms: boolean,
): { readonly rows: readonly Row[]; readonly faults: readonly Fault[]; readonly understood: boolean } {
  const faults: Fault[] = []
  let understood = true
  const known = new Map(columnsOf(forms).map((column) => [plain(headerOf(column)), column]))
  const columnAt = (header: string, where: string): Column | undefined => {
    const column = known.get(plain(header))
    if (column !== undefined) return column
    const near = nearest(plain(header), [...known.keys()])
    const meant = near === undefined ? '' : `; is it ${headerOf(known.get(near)!)}?`
    understood = false
    faults.push({ where, what: `there is no column ${shown(header, 60)}${meant}` })
    return undefined
  }
  const rows = /^\uFEFF?\s*[[{]/.test(text) ? jsonRows(text, columnAt, faults) : csvRows(parseCsv(text), columnAt, faults)
  if (rows.length === 0 && faults.length === 0) faults.push({ where: 'the file', what: 'there is no row in it' })
  return { rows, faults, understood }
}

type ColumnAt = (header: string, where: string) => Column | undefined

function csvRows([header, ...records]: readonly CsvRecord[], columnAt: ColumnAt, faults: Fault[]): Row[] {
  if (header === undefined) return []
  const columns = header.cells.map((name, i) => (name.trim() === '' ? undefined : columnAt(name, `line ${header.line}, column ${i + 1}`)))
  const twice = columns.find((column, i) => column !== undefined && columns.indexOf(column) !== i)
  if (twice !== undefined) faults.push({ where: `line ${header.line}`, what: `the column ${headerOf(twice)} stands there twice` })
  return records.flatMap(({ line, cells }) => {
    const where = `line ${line}`
    const beyond = cells.slice(header.cells.length).some((cell) => cell.trim() !== '')
    if (beyond || cells.length < header.cells.length) {
      faults.push({ where, what: `${cells.length} cells, where the header has ${header.cells.length}` })
      // Its cells may stand in the wrong columns.
      return []
    }
    const filled = columns.flatMap((column, i): Cell[] => {
      const cell = cells[i]?.trim() ?? ''
      if (cell === '') return []
      if (column !== undefined) return [{ column, values: valuesIn(column, cell) }]
      if (header.cells[i]?.trim() === '') faults.push({ where, column: String(i + 1), what: 'a value stands in a column without a name' })
      return []
    })
    return filled.length === 0 ? [] : [{ where, cells: filled }]
  })
}

/** Several values of one cell are divided by `|`; exhibits and bag seals, which hold no semicolon, by `;` too. */
function valuesIn(column: Column, cell: string): string[] {
  if (!isList(column)) return [cell]
  return cell
    .split(column === 'exhibit' || column === 'bagSeal' ? /[|;]/ : '|')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function jsonRows(text: string, columnAt: ColumnAt, faults: Fault[]): Row[] {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new UsageError('records.cell', `this is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
  const records = Array.isArray(json) ? json : (json as { schema?: unknown; records?: unknown }).records
  if (!Array.isArray(records) || (!Array.isArray(json) && (json as { schema?: unknown }).schema !== 'rogatory.records/1'))
    throw new UsageError('records.cell', 'JSON of records is a list of objects, or { "schema": "rogatory.records/1", "records": [ … ] }')
  if (records.length > mostRows) throw new UsageError('records.cell', 'more than 100,000 records')
  return records.flatMap((record: unknown, i): Row[] => {
    const where = `record ${i + 1}`
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      faults.push({ where, what: 'this is not an object' })
      return []
    }
    const seen = new Set<Column>()
    const cells = Object.entries(record).flatMap(([name, value]): Cell[] => {
      const column = columnAt(name, where)
      if (column === undefined) return []
      if (seen.has(column)) faults.push({ where, what: `the column ${headerOf(column)} stands there twice` })
      seen.add(column)
      if (value === '' || value === null) return []
      // One text says what a cell of CSV says; in a list each text is one value as it stands.
      if (typeof value === 'string') return [{ column, values: valuesIn(column, value) }]
      const list: readonly unknown[] = Array.isArray(value) ? value : [value]
      const values = list.map((one) => (typeof one === 'number' ? String(one) : one))
      if (values.some((one) => typeof one !== 'string' || one === '') || (values.length > 1 && !isList(column))) {
        faults.push({ where, column: headerOf(column), what: isList(column) ? 'this is text, or a list of texts' : 'this is text' })
        return []
      }
      return [{ column, values: values as string[] }]
    })
    return [{ where, cells }]
  })
}

/** A row as options; what the command line says stands for what the row leaves out. */
export function optionsOf({ cells }: Row, common: RowOptions): RowOptions {
  const own: Record<string, unknown> = {}
  for (const { column, values } of cells) own[column] = isList(column) ? values : values[0]
  return { ...common, ...own }
}
