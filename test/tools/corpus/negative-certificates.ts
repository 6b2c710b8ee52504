import type { CertifyInput, PreparedCertificate } from '../../../src/admissibility/certificates/index.js'
import { forms, prepareCertificate, wordsOf } from '../../../src/admissibility/certificates/index.js'
import { type CertificateParts, certificateType } from '../../../src/docket/index.js'
import { type Hex, toHex, utf8 } from '../../../src/ground/index.js'
import { type KeySet, writeTrust } from '../../../src/identity/index.js'
import type { ExhibitId } from '../../../src/matter/index.js'
import type { LaterCase } from './case.js'
import { begun, clock, Desk, day } from './desk.js'
import { drawn } from './draws.js'
import { officer } from './negative-signers.js'
import { bob, trust } from './people.js'
import { digest, found, type Story, verify } from './stories.js'

const signed = begun + 3 * day
const hashes = 'us-fre-902-14'

/** Everything a form asks for, with something fitting in every field. */
function inputFor(id: string, [statement, index]: ExhibitId): CertifyInput {
  const form = forms[id]!
  const fields = form.fields
    .filter(({ from }) => from === undefined)
    .map(({ id: field, kind, choices }): [string, string | readonly string[]] => {
      const choice = Object.keys(choices ?? {})[0]!
      const given = { choices: [choice], choice, date: '2026-09-01', time: '2026-09-01T10:00:00Z', list: ['one', 'two'] }
      return [field, given[kind as keyof typeof given] ?? `text of ${field}`]
    })
  const required = form.statements.filter(({ optional }) => optional !== true).map((one) => one.id)
  return {
    form: id,
    exhibits: [{ statement: toHex(statement), index, called: 'A1' }],
    person: { name: { en: 'Maria Silva' }, function: { en: 'Head of records' }, address: { en: 'Lisbon' }, capacity: form.capacities[0]! },
    statements: [...new Set([...required, ...(form.oneOf ?? []).map(([first]) => first!)])],
    fields: Object.fromEntries(fields),
    at: { ...clock(signed), offset: 60 },
    place: { country: 'DE', facility: { en: 'Police laboratory' } },
    ...(form.attachment && { attachments: [{ name: 'hash-report.pdf', digests: new Map([[-16, drawn('hash report')(32)]]) }] }),
  }
}
const expert = { person: { name: { en: 'Ravi Kumar' }, capacity: 'expert' } } as const

interface Signing {
  readonly by?: KeySet
  readonly iat?: number
  readonly parts?: (parts: PreparedCertificate['parts']) => CertificateParts
  readonly open?: object
  /** the words stay as they were prepared */
  readonly keepWords?: true
}

/** Signed by software that checks nothing. */
async function sign(d: Desk, e: ExhibitId, form: string, input: Partial<CertifyInput> = {}, o: Signing = {}): Promise<Hex> {
  const prepared = prepareCertificate(d.docket, { ...inputFor(form, e), ...input })
  const { iat = signed } = o
  const at = { ...prepared.parts.at!, from: iat }
  const parts = o.parts?.(prepared.parts) ?? { ...prepared.parts, at }
  const { words } = parts
  const whole =
    words === undefined || o.keepWords
      ? parts
      : { ...parts, words: { ...words, text: wordsOf(prepared.form, words.language, prepared.open, parts) } }
  return d.add(o.by ?? bob, certificateType, { ...prepared.open, ...o.open }, whole, { iat })
}

/** An officer of the same authority. */
async function other(d: Desk): Promise<KeySet> {
  const keys = await officer('R-1')
  await d.introduce(keys.credential!)
  return keys
}

const stories: readonly Story[] = [
  {
    name: 'digest',
    changed: 'another digest than the records hold',
    code: 'certificate.digest',
    verdict: 'verified',
    tell: async (d, e) => sign(d, e, hashes, { digests: [{ exhibit: e, digest: digest('y') }] }),
  },
  {
    name: 'digest-after',
    changed: 'a later record finds another digest than was certified, after a change it declares',
    code: 'certificate.digest',
    verdict: 'verified',
    tell: async (d, e) => {
      const statement = await sign(d, e, hashes)
      const change = { exhibit: e, what: { en: 'an app was started' }, by: { name: { en: 'C. Reis' } }, why: { en: 'to read the chats' } }
      await d.act(
        bob,
        { action: 'verify', exhibits: [{ exhibit: e, instance: 'original' }], parts: { ...found(e, digest('y')), changes: [change] } },
        { iat: signed + day },
      )
      return statement
    },
  },
  {
    name: 'digest-missing',
    changed: 'no digest of the data it speaks of',
    observations: ['certificate.digest-missing'],
    tell: (d, e) => sign(d, e, 'us-fre-902-11', {}, { parts: ({ digests: _, ...parts }) => parts }),
  },
  {
    name: 'form-unknown',
    changed: 'a form that nobody knows',
    observations: ['certificate.form'],
    tell: (d, e) => sign(d, e, hashes, {}, { open: { form: 'xx-unheard-of' } }),
  },
  {
    name: 'incomplete',
    changed: 'what the form demands is struck out',
    observations: ['certificate.incomplete'],
    tell: (d, e) => sign(d, e, hashes, { statements: [] }),
  },
  {
    name: 'capacity',
    changed: 'the expert’s part signed as a party',
    observations: ['certificate.signer'],
    tell: (d, e) => sign(d, e, 'in-bsa-63-b', { person: { name: { en: 'Ravi Kumar' }, capacity: 'party' } }),
  },
  {
    name: 'signer-unknown',
    changed: 'by somebody the trust store does not know',
    observations: ['certificate.signer-unknown'],
    verdict: 'untrusted',
    tell: (d, e) => sign(d, e, hashes),
  },
  {
    name: 'words',
    changed: 'words that name another person than signed',
    code: 'certificate.words',
    verdict: 'verified',
    tell: (d, e) =>
      sign(
        d,
        e,
        hashes,
        {},
        { keepWords: true, parts: (parts) => ({ ...parts, words: { ...parts.words, text: parts.words.text.replace('Silva', 'Sousa') } }) },
      ),
  },
  {
    name: 'before-act',
    changed: 'certifies what is to happen next year',
    code: 'certificate.before-act',
    verdict: 'verified',
    tell: (d, e) => sign(d, e, 'au-fea', { fields: { ...inputFor('au-fea', e).fields, 'certified-on': '2027-12-01' } }),
  },
  {
    name: 'alone',
    changed: 'Part A without Part B',
    observations: ['certificate.alone'],
    tell: (d, e) => sign(d, e, 'in-bsa-63-a'),
  },
  {
    name: 'pair',
    changed: 'Part A and Part B of two devices',
    code: 'certificate.pair',
    verdict: 'verified',
    tell: async (d, e) => {
      const by = await other(d)
      const first = await sign(d, e, 'in-bsa-63-a')
      await sign(d, e, 'in-bsa-63-b', expert, {
        by,
        parts: (parts) => ({ ...parts, fields: { ...parts.fields, serial: 'S-78' } }),
      })
      return first
    },
  },
  {
    name: 'same-key',
    changed: 'Part A and Part B signed with one key',
    code: 'certificate.same-person',
    verdict: 'verified',
    tell: async (d, e) => {
      const first = await sign(d, e, 'in-bsa-63-a')
      await sign(d, e, 'in-bsa-63-b', expert)
      return first
    },
  },
  {
    name: 'twice',
    changed: 'the same signed twice by one person',
    observations: ['certificate.same-person'],
    tell: async (d, e) => {
      await sign(d, e, hashes)
      return sign(d, e, hashes, {}, { iat: signed + 60 })
    },
  },
]

const details = { make: 'Acme', model: 'P9', colour: { en: 'black' }, serial: 'S-77', imei: ['356938035643809'], uid: 'U1' }

export const certificateCases: readonly LaterCase[] = stories.map(({ tell, with: parties = [], ...story }) => ({
  kind: 'certificates',
  ...story,
  make: async () => {
    const desk = await Desk.open(`certificate ${story.name}`, ...parties)
    const e = await desk.exhibit('image', bob, details)
    await verify(desk, e, [digest('x')], {
      tools: [{ name: 'imager', version: '4.2', kind: 'deterministic' }],
      container: [{ exhibit: e, sealNumbers: ['B-0001'] }],
      legalBasis: [{ kind: 'warrant', reference: '12/26', issuer: 'AG Hamburg' }],
    })
    const statement = await tell(desk, e)
    const nobody = story.verdict === 'untrusted' && { trust: utf8(writeTrust({ ...trust, pins: [] })) }
    return { bytes: await desk.bytes(), ...(statement !== undefined && { statement }), ...nobody }
  },
}))
