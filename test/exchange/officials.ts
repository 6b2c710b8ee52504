import type { CustodyRecord } from '../../src/custody/index.js'
import type { Docket } from '../../src/docket/index.js'
import { addExhibits, introduceStatements, openDocket, type Report, record, verifyDocket } from '../../src/exchange/index.js'
import { fromHex } from '../../src/ground/index.js'
import {
  type CredentialInput,
  entryOf,
  generateOfficerKeys,
  type KeySet,
  type Policy,
  pinDirectory,
  type RevocationInput,
  requestCredential,
  signCredential,
  signDirectory,
  signRevocation,
  type Trust,
} from '../../src/identity/index.js'
import { believed, now, p, type Someone, seeded, someone, trusting } from './people.js'

export const a = await someone('Police A', 'PT', 'police')
export const b = await someone('Court B', 'DE', 'court')
export const operator = await someone('Operator O', 'FR')
export const stranger = await someone('Stranger S', 'IT')
export const run = { crypto: p }
/** The tenth second after the start of the case, and so on. */
export const t = (seconds: number): number => now + seconds
export const day = (seconds: number): Date => new Date(t(seconds) * 1000)

/** Two sides and an operator, and no clocks that differ. */
export const trustOf = (policy: Partial<Policy> = {}, operators = false): Trust => {
  const base = trusting(a, b)
  const store = { ...base, policy: { ...base.policy, clockTolerance: 0, promptly: 10_000, ...policy } }
  return operators ? pinDirectory(store, operator.card, { fingerprint: operator.card.fingerprint, at: day(0) }) : store
}

export interface Case {
  docket: Docket
  exhibit: CustodyRecord['exhibits'][number]['exhibit']
}

/** A case of A's that admits B, with one exhibit. */
export async function caseOf(): Promise<Case> {
  const opened = await openDocket({ caseRef: { en: 'Case' }, admit: [believed(trusting(a, b), b)], at: day(0) }, a.keys, run)
  const { docket, exhibits } = await addExhibits(opened, a.keys, [{ nature: 'device' }], run, day(1))
  return { docket, exhibit: [fromHex(exhibits[0]!.statement), 0] }
}

/** Signs a custody record; its id. */
export async function sign(
  c: Case,
  keys: KeySet,
  authority: string,
  action: CustodyRecord['action'],
  at: number,
  more: Partial<CustodyRecord> = {},
) {
  const before = new Set(c.docket.entries.keys())
  c.docket = await record(
    c.docket,
    keys,
    {
      action,
      exhibits: [{ exhibit: c.exhibit, instance: 'original' }],
      custodian: { authority },
      ...more,
      parts: {
        basis: { kind: 'ownAct' },
        at: { from: t(at), precision: 'second', source: { kind: 'systemClock' } },
        ...(action === 'collect' && { place: { country: 'PT' } }),
        ...(action === 'observe' && { note: { en: 'seen' } }),
        ...more.parts,
      },
    },
    run,
    day(at),
  )
  return [...c.docket.entries.keys()].filter((id) => !before.has(id)).at(-1)!
}

export async function introduce(c: Case, by: Someone, bytes: Uint8Array, at: number): Promise<void> {
  c.docket = await introduceStatements(c.docket, by.keys, [bytes], run, day(at))
}

/** An officer of somebody, with a credential signed by anybody. */
export async function officerOf(
  name: string,
  of: Someone,
  about: Partial<CredentialInput> = {},
  signer: KeySet = of.keys,
  at = 0,
): Promise<KeySet> {
  const keys = await generateOfficerKeys(of.card.bytes, run)
  const request = await requestCredential(keys, { names: { en: name } }, run)
  const { statement } = await signCredential(
    p,
    signer,
    {
      authority: of.card.authority,
      key: request.key,
      companionKey: request.companionKey,
      roles: ['police'],
      from: t(0),
      officer: name,
      ...about,
    },
    { random: seeded(`${name} ${at}`), now: t(at) },
  )
  return { ...keys, credential: statement.bytes }
}

export const revocation = async (
  by: Someone,
  about: Omit<RevocationInput, 'authority'> & { authority?: string },
  at: number,
): Promise<Uint8Array> =>
  (await signRevocation(p, by.keys, { authority: by.card.authority, ...about }, { random: seeded('revocation'), now: t(at) })).statement
    .bytes

/** The operator's first directory. */
export const directoryOf = (content: Parameters<typeof signDirectory>[3], at: number, by = operator) =>
  signDirectory(p, by.keys, by.card.authority, content, undefined, { random: seeded('directory'), now: t(at) })

export const listed = (from: number, until?: number) => entryOf(a.card, t(from), until === undefined ? undefined : t(until))

export const judge = (c: Case, trust = trustOf(), at = 1000): Promise<Report> => verifyDocket(c.docket, { trust, at: day(at) }, run)

export const about = (report: Report, statement: string): string[] =>
  report.observations.filter((o) => o.at.statement === statement && /^(signer|policy)\./.test(o.code)).map((o) => o.code)

export const factOf = (report: Report, statement: string) => report.signers?.find((one) => one.statement === statement)
