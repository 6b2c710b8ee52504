import { type CertifyInput, prepareCertificate } from '../../../src/admissibility/certificates/index.js'
import type { Docket } from '../../../src/docket/index.js'
import { recordCertificate } from '../../../src/exchange/index.js'
import { expert, laboratory, type Made, run, type Someone, sha256, start, type Thing } from './case.js'

/** What an evidence certificate of the case says; a change replaces members of it. */
type Given = Partial<Omit<CertifyInput, 'form' | 'exhibits'>> & {
  readonly by?: Someone
  readonly about?: readonly Thing[]
  readonly hours?: number
}

const examiner = { name: { en: 'Ines Pinto' }, function: { en: 'examiner' }, capacity: 'examiner' }
const qualified = { ...examiner, capacity: 'qualified' }
const officer = { ...examiner, function: { en: 'inspector' }, capacity: 'officer' }
const hashReport = [{ name: 'hash-report.pdf', digests: new Map([[-16, sha256(new Uint8Array(4))]]) }]
const thing = { make: 'Fairphone', model: '5', colour: 'black', serial: 'FP5-0815', identifiers: ['356938035643809'] }
const source = { parentage: 'Maria Pinto', residence: 'Lisbon', source: ['mobile'], ...thing }
const ist = { offset: 330, zone: 'Asia/Kolkata' }

/** All that each form asks for, as somebody who has done everything would give it. */
const whole: Readonly<Record<string, Whole>> = {
  'iso-27037-declaration': {
    person: examiner,
    statements: ['identified', 'minimal-handling', 'changes-documented', 'competent', 'digest-compared', 'custody-kept'],
    fields: { process: 'imaged behind a write blocker' },
  },
  'uk-acpo-statement': {
    person: officer,
    statements: ['data-unchanged', 'competent', 'explained', 'audit-trail', 'responsibility', 'statement-of-truth'],
    fields: { 'person-in-charge': 'Rui Matos', necessity: 'the telephone was locked' },
  },
  'us-fre-901-declaration': {
    person: qualified,
    statements: ['qualified', 'item-genuine', 'process-described', 'accurate-process', 'penalty-of-perjury'],
    fields: { process: 'Imager 4.2 reads every sector' },
  },
  'us-fre-902-11': {
    person: { ...qualified, capacity: 'custodian' },
    statements: ['custodian', 'near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
    fields: { organisation: 'Laboratory', records: 'images of September 2026', 'notice-date': '2026-09-30' },
  },
  'us-fre-902-13': {
    person: qualified,
    statements: ['qualified', 'process-described', 'accurate-process', 'operating-properly', 'penalty-of-perjury'],
    fields: { system: 'Imager 4.2', process: 'reads every sector, and compares', 'notice-date': '2026-09-30' },
  },
  'us-fre-902-14': {
    person: qualified,
    statements: ['qualified', 'digest-compared', 'copies-covered', 'process-described', 'penalty-of-perjury'],
    fields: { source: 'telephone A-1', process: 'SHA-256 of source and copy', 'notice-date': '2026-09-30' },
  },
  'us-18usc3505': {
    person: { ...qualified, capacity: 'custodian' },
    statements: ['custodian', 'near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'duplicate', 'criminal-penalty'],
    fields: {
      organisation: 'Laboratory',
      records: 'images of September 2026',
      'penal-law': 'Código Penal, art. 360',
      'notice-date': '2026-09-30',
    },
  },
  'uk-cja-117': {
    person: qualified,
    statements: [
      'course-of-business',
      'personal-knowledge',
      'receivers-in-course',
      'no-reason-to-doubt',
      'overseas-request',
      'statement-of-truth',
    ],
    fields: { creator: 'Laboratory, in its occupation', supplier: 'Ines Pinto', request: 'R-7, for the proceedings named there' },
  },
  'in-bsa-63-a': {
    person: { ...examiner, capacity: 'party' },
    statements: ['lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'hash-stated', 'solemn-affirmation'],
    fields: { ...source, relation: ['operated'] },
    attachments: hashReport,
    at: { from: 0, precision: 'second', source: { kind: 'systemClock' }, ...ist },
  },
  'in-bsa-63-b': {
    by: expert,
    person: { name: { en: 'Ravi Rao' }, function: { en: 'examiner' }, capacity: 'expert' },
    statements: ['expert-opinion', 'obtained-from-source', 'hash-stated', 'solemn-affirmation'],
    fields: { ...source, designation: 'Examiner of electronic evidence' },
    attachments: hashReport,
    at: { from: 0, precision: 'second', source: { kind: 'systemClock' }, ...ist },
  },
  'br-cpp-158': {
    person: officer,
    statements: ['recognised', 'collected', 'packaged', 'received', 'condition-kept'],
    fields: {
      procedure: '123/2026',
      'police-unit': '1.ª DP',
      'seal-numbers': ['0004711'],
      'collected-by': 'Ana Lopes',
      'packaged-by': 'Ana Lopes',
      origin: 'Lisbon',
      carrier: 'Ana Lopes',
      'tracking-code': 'T-1',
      examination: 'image',
      'trace-type': 'telephone',
      protocol: 'P-9',
    },
  },
  'ca-cea-31': {
    person: qualified,
    statements: ['authentic', 'operating-properly', 'no-other-doubt', 'knowledge-and-belief', 'oath'],
    fields: { system: 'Imager 4.2', 'material-times': 'September 2026', 'recorded-by': 'Laboratory', commissioner: 'Teresa Cruz' },
  },
  'au-fea': {
    person: { ...examiner, capacity: 'deponent' },
    statements: ['truth', 'oath', 'exhibits-annexed', 'business-record'],
    fields: {
      request: 'R-7',
      testimony: 'how the image was made',
      'certified-by': 'Teresa Cruz',
      'certifier-office': 'judge',
      'certified-on': '2026-09-25',
      'ag-certificate': 'AG-1',
    },
  },
  'eu-eio-annex': {
    person: officer,
    statements: ['method-described', 'digests-taken', 'lawful-there', 'not-notified'],
    fields: {
      order: 'EIO 7',
      method: 'imaged with Imager 4.2',
      'withheld-by': 'Laboratory',
      'withheld-ground': 'national defence',
      'notified-on': '2026-09-25',
      'notified-state': 'DE',
      'no-notice-reason': 'nothing was intercepted',
    },
  },
  'de-stpo-protokoll': {
    person: officer,
    statements: ['order-annexed', 'inventory-made', 'sealed', 'list-handed-over', 'true-record'],
    fields: { 'file-reference': '7 Js 1/26', 'seal-numbers': ['0004711'] },
  },
  'fr-cpp-pv': {
    person: officer,
    statements: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seen-personally'],
    fields: { number: '2026/1', quality: 'OPJ', 'seal-numbers': ['0004711'], present: ['the owner'] },
  },
}

export type Whole = Given & { readonly statements: readonly string[]; readonly person: CertifyInput['person'] }

/** What is different from the evidence certificate as it should be; undefined where there is none. */
export type CertificateChange = (given: Whole, made: Made) => Given | undefined

/** Signs an evidence certificate of this form into the docket, complete or not, unless the change leaves it out. */
export async function certified(
  made: Made,
  docket: Docket,
  form: string,
  about: readonly Thing[],
  change?: CertificateChange,
): Promise<{ readonly docket: Docket; readonly statement?: string }> {
  const usual = whole[form]!
  const told = change === undefined ? usual : change(usual, made)
  if (told === undefined) return { docket }
  const { by = laboratory, hours = 96, ...rest } = told
  const from = start + hours * 3600
  const { open, parts } = prepareCertificate(docket, {
    place: { country: 'PT' },
    ...rest,
    person: rest.person ?? usual.person,
    statements: rest.statements ?? usual.statements,
    form,
    exhibits: about.map((thing) => made.exhibits[thing]),
    at: { precision: 'second', source: { kind: 'systemClock' }, ...rest.at, from },
  })
  return recordCertificate(docket, by.keys, { open, parts }, run, new Date(from * 1000))
}
