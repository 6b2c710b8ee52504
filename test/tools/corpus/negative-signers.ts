import { orderType } from '../../../src/docket/index.js'
import { type Hex, utf8 } from '../../../src/ground/index.js'
import {
  type CredentialInput,
  entryOf,
  type KeySet,
  type Policy,
  pinDirectory,
  type RevocationInput,
  signCredential,
  signDirectory,
  signRevocation,
  type Trust,
  withLatest,
  writeTrust,
} from '../../../src/identity/index.js'
import { generateOfficerKeysWith } from '../../../src/identity/officer-keys.js'
import type { LaterCase } from './case.js'
import { begun, clock, Desk, day, on } from './desk.js'
import { drawn } from './draws.js'
import { alice, at, bob, mallory, type Person, p, trust } from './people.js'
import { collect, plain, release } from './stories.js'

/** An officer of bob's, whose keys are drawn from the name, with a credential that somebody signed. */
export async function officer(name: string, about: Partial<CredentialInput> = {}, by: Person = bob, signed = begun): Promise<KeySet> {
  const keys = await generateOfficerKeysWith(bob.card.bytes, p, drawn(`officer ${name}`))
  const input = {
    authority: bob.card.authority,
    key: keys.signer.key,
    companionKey: keys.companion!.key,
    roles: ['prosecutor'],
    from: begun,
    officer: name,
    ...about,
  } as const
  const { statement } = await signCredential(p, by.keys, input, { random: drawn(`credential ${name}`), now: signed })
  return { ...keys, credential: statement.bytes }
}

export const revocation = async (by: Person, about: Omit<RevocationInput, 'authority'> & { authority?: string }, signed: number) =>
  (await signRevocation(p, by.keys, { authority: by.card.authority, ...about }, { random: drawn('revocation'), now: signed })).statement
    .bytes

/** mallory keeps directories here: in the store only where the file says so. */
export const operator = mallory
/** Who signs in these cases, and nobody else: stores of their own stay small. */
const alone: Trust = { ...trust, pins: trust.pins.filter((pin) => pin.card.authority === bob.card.authority) }
const believing = (): Trust => pinDirectory(alone, operator.card, { fingerprint: operator.card.fingerprint, at })
export const directory = (content: Parameters<typeof signDirectory>[3], signed: number, before?: Parameters<typeof signDirectory>[4]) =>
  signDirectory(p, operator.keys, operator.card.authority, content, before, { random: drawn(`directory ${signed}`), now: signed })

const text = (store: Trust): Uint8Array => utf8(writeTrust(store))
const withPolicy = (policy: Partial<Policy>) => text({ ...alone, policy: { ...trust.policy, ...policy } })
const kid = bob.card.keys.signing.kid
const byOfficer = async (d: Desk, keys: KeySet, exhibits: ReturnType<typeof on>, iat?: number) => {
  await d.introduce(keys.credential!)
  return d.act(
    keys,
    { action: 'collect', exhibits, parts: { place: { country: 'DE' }, ...(iat !== undefined && { at: clock(iat) }) } },
    { authority: bob.card.authority, companion: true, ...(iat !== undefined && { iat }) },
  )
}

type Told = Pick<LaterCase, 'name' | 'changed' | 'code' | 'observations'> & {
  readonly with?: readonly Person[]
  readonly trust?: () => Promise<Uint8Array> | Uint8Array
  readonly tell: (d: Desk, e: Awaited<ReturnType<Desk['exhibit']>>) => Promise<Hex | undefined>
}

const stories: readonly Told[] = [
  {
    name: 'credential-expired',
    changed: 'by an officer whose time had ended',
    code: 'signer.credential-expired',
    tell: async (d, e) => byOfficer(d, await officer('R-1', { until: begun + 300 }), on(e), begun + day),
  },
  {
    name: 'credential-early',
    changed: 'by an officer whose time had not begun',
    code: 'signer.credential-not-yet',
    tell: async (d, e) => byOfficer(d, await officer('R-1', { from: begun + 2 * day }), on(e), begun + day),
  },
  {
    name: 'credential-roles',
    changed: 'an officer with a role that the authority has not itself',
    observations: ['signer.credential-roles'],
    tell: async (d, e) => byOfficer(d, await officer('R-1', { roles: ['prosecutor', 'court'] }), on(e)),
  },
  {
    name: 'credential-companion',
    changed: 'an officer’s second signature by another key than the credential names',
    code: 'signer.companion-key',
    tell: async (d, e) => byOfficer(d, await officer('R-1', { companionKey: alice.card.keys.companion }), on(e)),
  },
  {
    name: 'revoked',
    changed: 'by a key that was no longer used',
    code: 'signer.revoked',
    tell: async (d, e) => {
      await collect(d, e)
      await d.introduce(await revocation(bob, { concerns: kid, reason: 'ceased', published: begun + 600 }, begun + 600))
      return plain(d, e, 'examine', bob, {}, { iat: begun + day })
    },
  },
  {
    name: 'superseded',
    changed: 'by a key in whose place there was another',
    observations: ['signer.revoked'],
    tell: async (d, e) => {
      await collect(d, e)
      await d.introduce(await revocation(bob, { concerns: kid, reason: 'superseded', published: begun + 600 }, begun + 600))
      return plain(d, e, 'examine', bob, {}, { iat: begun + day })
    },
  },
  {
    name: 'compromised',
    changed: 'by a key that had fallen into other hands',
    code: 'signer.compromised',
    tell: async (d, e) => {
      const record = await collect(d, e)
      const about = { concerns: kid, reason: 'compromised', since: begun, published: begun + 600 } as const
      await d.introduce(await revocation(bob, about, begun + 600))
      return record
    },
  },
  {
    name: 'compromise-disputed',
    changed: 'who handed over takes the key back as stolen, from just after the handover',
    code: 'signer.compromised',
    observations: ['signer.compromise-disputed'],
    tell: async (d, e) => {
      const record = await release(d, e)
      const about = { concerns: kid, reason: 'compromised', since: begun + 300, published: begun + 600 } as const
      await d.introduce(await revocation(bob, about, begun + 600))
      return record
    },
  },
  {
    name: 'revoked-by-another',
    changed: 'another authority says that the key is no longer used',
    observations: ['revocation.not-counted'],
    with: [alice],
    tell: async (d, e) => {
      await collect(d, e)
      const about = { authority: bob.card.authority, concerns: kid, reason: 'ceased', published: begun } as const
      return d.introduce(await revocation(alice, about, begun + 120), alice)
    },
  },
  {
    name: 'directory-unknown',
    changed: 'a directory in the case by an operator the trust store does not know',
    observations: ['directory.signer'],
    tell: async (d, e) => {
      await collect(d, e)
      return d.introduce((await directory({ entries: [entryOf(bob.card, begun)], revocations: [] }, begun + 60)).bytes)
    },
  },
  {
    name: 'entry-expired',
    changed: 'signed after the believed directory had closed the card',
    code: 'signer.expired',
    trust: async () =>
      text(
        withLatest(believing(), await directory({ entries: [entryOf(bob.card, begun, begun + 300)], revocations: [] }, begun + day), at),
      ),
    tell: async (d, e) => {
      await collect(d, e)
      return plain(d, e, 'examine', bob, {}, { iat: begun + day })
    },
  },
  {
    name: 'threshold',
    changed: 'signed by one person where the policy wants two',
    code: 'policy.threshold',
    trust: () => withPolicy({ thresholds: { collect: { persons: 2 } } }),
    tell: (d, e) => collect(d, e),
  },
  {
    name: 'binding',
    changed: 'an officer binds the authority in an act that only its own key may',
    code: 'policy.binding',
    trust: () => withPolicy({ binding: { collect: ['authority'] } }),
    tell: async (d, e) => byOfficer(d, await officer('R-1'), on(e)),
  },
  {
    name: 'companion-demanded',
    changed: 'without the second signature that the policy demands of this act',
    code: 'signer.companion',
    trust: () => withPolicy({ companionFor: ['collect'] }),
    tell: (d, e) => collect(d, e),
  },
  {
    name: 'order-by-another',
    changed: 'destruction ordered by an authority that the policy gives no orders',
    observations: ['order.by-another'],
    trust: () => withPolicy({ roles: { order: ['court'] } }),
    tell: async (d, e) => {
      await collect(d, e)
      return d.add(bob, orderType, { order: 'dispose', exhibits: on(e) })
    },
  },
  {
    name: 'algorithm-ended',
    changed: 'judged after the kind of signature was no longer relied upon, with nothing to show when it was made',
    code: 'signer.algorithm',
    trust: () => withPolicy({ algorithmEnds: { Ed25519: begun + 100 } }),
    tell: async (d, e) => {
      await collect(d, e)
      return undefined
    },
  },
]

export const signerCases: readonly LaterCase[] = stories.map((one) => ({
  kind: 'docket',
  name: one.name,
  changed: one.changed,
  ...(one.code && { code: one.code }),
  ...(one.observations && { observations: one.observations }),
  make: async () => {
    const desk = await Desk.open(one.name, ...(one.with ?? []))
    const statement = await one.tell(desk, await desk.exhibit())
    const store = await one.trust?.()
    return { bytes: await desk.bytes(), ...(statement !== undefined && { statement }), ...(store && { trust: store }) }
  },
}))
