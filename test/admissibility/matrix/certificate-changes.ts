import { fromHex } from '../../../src/ground/index.js'
import type { ExhibitId } from '../../../src/matter/index.js'
import { american, australian, digestOf, laboratory, stranger } from './case.js'
import type { CertificateChange, Whole } from './certificates.js'

const other = digestOf(new TextEncoder().encode('another file') as Uint8Array<ArrayBuffer>)
const homes = { US: american, AU: australian } as const

/** What is done to an evidence certificate, by a word and what it is about: `struck oath`, `field make`, `by US` … */
export function certificateChange(name: string): CertificateChange {
  const [word, ...rest] = name.split(' ')
  const what = rest.join(' ')
  const fieldsBut = ({ fields = {} }: Whole) => Object.fromEntries(Object.entries(fields).filter(([id]) => id !== what))
  const table: Readonly<Record<string, CertificateChange>> = {
    absent: () => undefined,
    // its opening is taken away once it is signed
    not: (given) => given,
    struck: (given) => ({ ...given, statements: given.statements.filter((id) => !rest.includes(id)) }),
    instead: (given) => ({ ...given, statements: [...given.statements.filter((id) => id !== rest[0]), rest[1]!] }),
    field: (given) => ({ ...given, fields: { ...fieldsBut(given), [what]: [] } }),
    other: (given) => ({ ...given, fields: { ...given.fields, [what]: 'something else' } }),
    digest: (given, { exhibits: { image } }) => {
      const exhibit: ExhibitId = [fromHex(image.statement), image.index]
      return { ...given, digests: [{ exhibit, digest: other }] }
    },
    unbelieved: (given) => ({ ...given, by: stranger }),
    capacity: (given) => ({ ...given, person: { ...given.person, capacity: what } }),
    by: (given) => ({ ...given, by: homes[what as keyof typeof homes] }),
    same: (given) => ({ ...given, by: laboratory }),
    zone: (given) => ({ ...given, at: { from: 0, precision: 'second', offset: 0, source: { kind: 'systemClock' } } }),
    report: (given) => ({ ...given, attachments: [] }),
  }
  return table[word!]!
}
