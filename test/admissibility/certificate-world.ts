import {
  type CertificateFact,
  type CertifyInput,
  forms,
  type PreparedCertificate,
  prepareCertificate,
  type ReadCertificatesOptions,
  readCertificates,
  wordsOf,
} from '../../src/admissibility/certificates/index.js'
import type { CertificateParts } from '../../src/docket/index.js'
import { fromHex, type Hex, toHex } from '../../src/ground/index.js'
import type { Digest, ExhibitId } from '../../src/matter/index.js'
import { A, B, clock, start, type Who, World } from '../custody/world.js'

export const sha = (fill: number, over: Digest['over'] = { kind: 'item' }, algorithm = 'SHA-256'): Digest => ({
  algorithm,
  value: new Uint8Array(algorithm === 'MD5' ? 16 : 32).fill(fill),
  over,
})

/** A case with one image, seized, acquired and packed by A, and whatever a test adds. */
export class CertificateWorld extends World {
  readonly image: ExhibitId
  readonly acquired: Hex

  constructor(salt = '', details: object = device) {
    super(salt)
    const introduced = this.add(A, 'exhibit', { introduces: [{ nature: 'image' }] }, { parts: { exhibits: [details] } as never })
    this.image = [fromHex(introduced), 0]
    this.acquired = this.digest(A, sha(1), {
      tools: [{ name: 'imager', version: '4.2', kind: 'deterministic' }],
      container: [{ exhibit: this.image, sealNumbers: ['B-0001'] }],
      legalBasis: [{ kind: 'warrant', reference: '12/26', issuer: 'Court of Lisbon' }],
    })
  }

  get named(): string {
    return `${toHex(this.image[0])}/0`
  }

  /** A record that finds a digest of the image. */
  digest(by: Who, found: Digest, parts: object = {}, more: { prev?: readonly Hex[]; iat?: number } = {}): Hex {
    const of = { exhibit: this.image, instance: 'original' } as const
    return this.act(
      by,
      { action: 'verify', exhibits: [of] },
      { ...more, parts: { digests: [{ exhibit: this.image, found: [found] }], ...parts } as never },
    )
  }

  prepare(form: string, change: Partial<CertifyInput> = {}): PreparedCertificate {
    return prepareCertificate(this.docket(), { ...inputFor(form, this.image), ...change })
  }

  /** Puts an evidence certificate into the docket as if it had been signed; the words are made anew unless given. */
  certificate(
    { form, open, parts }: PreparedCertificate,
    o: { by?: Who; iat?: number; parts?: CertificateParts; open?: object; withhold?: readonly string[]; keepWords?: true } = {},
  ): Hex {
    const changed = o.parts ?? parts
    const words = changed.words
    const whole =
      words === undefined || o.keepWords ? changed : { ...changed, words: { ...words, text: wordsOf(form, words.language, open, changed) } }
    const { by = B, iat = signedAt, withhold } = o
    return this.add(by, 'evidence.certificate', { ...open, ...o.open }, { iat, parts: whole as never, ...(withhold && { withhold }) })
  }

  read(o: ReadCertificatesOptions & { believed?: (kid: Hex) => boolean } = {}): readonly CertificateFact[] {
    const docket = this.docket()
    const signers = new Map(
      [...docket.entries].flatMap(([id, entry]) =>
        entry.kind === 'statement' ? [[id, { believed: o.believed?.(entry.statement.kid) ?? true }] as const] : [],
      ),
    )
    return readCertificates(docket, { signers }, o)
  }
}

export const signedAt = start + 20 * 86_400

export const device = { make: 'Acme', model: 'P9', colour: { en: 'black' }, serial: 'S-77', imei: ['356938035643809'], uid: 'U1' }

export const formIds = Object.keys(forms)

export const person = { name: { en: 'Maria Silva' }, function: { en: 'Head of records' }, address: { en: 'Lisbon' } }

/** Everything a form asks for: its required statements, the first of each group, every field with something fitting in it. */
export function inputFor(id: string, image: ExhibitId): CertifyInput {
  const form = forms[id]!
  const statements = [
    ...form.statements.filter(({ optional }) => optional !== true).map((one) => one.id),
    ...(form.oneOf ?? []).map(([first]) => first!),
  ]
  const fields = form.fields
    .filter(({ from }) => from === undefined)
    .map(({ id: field, kind, choices }): [string, string | readonly string[]] => {
      const choice = Object.keys(choices ?? {})[0]
      if (kind === 'choices') return [field, [choice!]]
      if (kind === 'choice') return [field, choice!]
      if (kind === 'date') return [field, '2026-09-01']
      if (kind === 'time') return [field, '2026-09-01T10:00:00Z']
      return [field, kind === 'list' ? [`one ${field}`, 'two'] : `text of ${field}`]
    })
  return {
    form: id,
    exhibits: [{ statement: toHex(image[0]), index: image[1], called: 'A1' }],
    person: { ...person, capacity: form.capacities[0]! },
    statements: [...new Set(statements)],
    fields: Object.fromEntries(fields),
    at: { ...clock(signedAt), offset: 60 },
    place: { country: 'PT', facility: { en: 'Police laboratory' } },
    ...(form.attachment && {
      attachments: [{ name: 'hash-report.pdf', digests: new Map([[-16, new Uint8Array(32).fill(9)]]) }],
    }),
  }
}

/** Part B beside a Part A, by somebody else. */
export const expertInput: Partial<CertifyInput> = { person: { name: { en: 'Ravi Kumar' }, capacity: 'expert' } }

export const codesOf = (facts: readonly CertificateFact[]): string[] =>
  facts.flatMap(({ observations }) => observations.map(({ code }) => code))
