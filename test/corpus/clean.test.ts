import { expect, test } from 'vitest'
import { assess, builtInProfiles, certify, readCertificates } from '../../src/admissibility/index.js'
import { docketBytes, exhibitLabelType, exhibitType } from '../../src/docket/index.js'
import { decodeDocket, verifyDocket } from '../../src/exchange/index.js'
import { type Code, codes, fromHex, toHex } from '../../src/ground/index.js'
import { entryOf, pinDirectory, readDirectory, readTrust, withLatest, writeTrust } from '../../src/identity/index.js'
import type { ExhibitId, ExhibitNature } from '../../src/matter/index.js'
import { inputFor } from '../admissibility/certificate-world.js'
import { begun, clock, cust, Desk, hour, on, original } from '../tools/corpus/desk.js'
import { directory, officer, operator } from '../tools/corpus/negative-signers.js'
import { bob, carol, p, trust } from '../tools/corpus/people.js'
import { digest, place } from '../tools/corpus/stories.js'

/**
 * What a case may carry in which nothing is wrong: the first record of a thing cannot say where it was before. Every other
 * code, of whatever severity, must be absent.
 */
const allowed: readonly Code[] = ['custody.no-origin']
const companion = true as const
const by = (...part: ('performed' | 'packaged')[]) => ({ participants: [{ name: { en: 'C. Reis' }, part }] })
const when = new Date((begun + 2 * hour) * 1000)

/** A case with everything in it: officers, a directory, labels, bags, an image, an extraction, a handover. */
async function cleanCase() {
  const d = await Desk.open('clean', carol)
  const keys = await officer('R-1')
  await d.introduce(keys.credential!, bob, { companion })
  const own = { authority: bob.card.authority, companion }
  const thing = async (nature: ExhibitNature, label: string): Promise<ExhibitId> => {
    const details = { make: 'Acme', model: 'P9', colour: { en: 'black' }, serial: label, imei: ['356938035643809'], uid: `U ${label}` }
    const e: ExhibitId = [fromHex(await d.add(bob, exhibitType, { introduces: [{ nature }] }, { exhibits: [details] }, { companion })), 0]
    await d.add(bob, exhibitLabelType, { exhibits: [{ exhibit: e }] }, { labels: [{ label, authority: own.authority }] }, { companion })
    return e
  }
  const [phone, image, chats] = [await thing('device', 'A-1'), await thing('image', 'A-2'), await thing('extraction', 'A-3')]
  const bag = { container: [{ exhibit: phone, sealNumbers: ['4711'], intact: 'yes' as const }] }
  const legalBasis = [{ kind: 'warrant' as const, reference: '5 Gs 212/26', issuer: 'AG Hamburg', date: begun }]
  const tools = [{ name: 'Imager', version: '4.2', kind: 'deterministic' as const }]
  const roles = (source: ExhibitId, result: ExhibitId) => [
    { exhibit: source, ...original, role: 'source' as const },
    { exhibit: result, ...original, role: 'result' as const },
  ]
  await d.act(keys, { action: 'collect', exhibits: on(phone), parts: { place, legalBasis, ...by('performed') } }, own)
  await d.act(keys, { action: 'package', exhibits: on(phone), parts: { ...bag, ...by('performed', 'packaged') } }, own)
  const imaged = { exhibit: image, found: [digest('image')] }
  await d.act(
    keys,
    { action: 'acquire', exhibits: roles(phone, image), parts: { ...bag, tools, digests: [imaged], ...by('performed') } },
    own,
  )
  const extracted = [imaged, { exhibit: chats, found: [digest('chats')] }]
  await d.act(keys, { action: 'derive', exhibits: roles(image, chats), parts: { tools, digests: extracted, ...by('performed') } }, own)
  await d.act(keys, { action: 'verify', exhibits: on(image), parts: { tools, digests: [imaged], ...by('performed') } }, own)
  const handed = { exhibits: [{ exhibit: phone, ...original, mode: 'moves' as const }], to: cust(carol) }
  const release = await d.act(keys, { action: 'release', ...handed, parts: { ...bag, ...by('performed') } }, own)
  const exhibits = [{ exhibit: phone, ...original, outcome: 'accepted' as const }]
  const received = { stage: 'content' as const, answers: { release: fromHex(release) }, exhibits, parts: bag }
  await d.act(carol, { action: 'receive', ...received }, { companion })
  const listed = await directory({ entries: [entryOf(bob.card, begun - hour)], revocations: [] }, begun)
  const at = { ...clock(when.getTime() / 1000), offset: 60 }
  const certified = await certify(
    d.docket,
    bob.keys,
    { ...inputFor('us-fre-902-14', image), exhibits: [{ statement: toHex(image[0]), index: 0, called: 'A-2' }], at },
    { crypto: p },
    when,
  )
  return { docket: certified.docket, directory: await readDirectory(listed.bytes, { crypto: p }) }
}

test('a case in which nothing is wrong raises none of all codes but those it may', async () => {
  const made = await cleanCase()
  const at = new Date(when.getTime() + hour * 1000)
  const { card } = operator
  const believing = withLatest(pinDirectory(trust, card, { fingerprint: card.fingerprint, at }), made.directory, at)
  const store = await readTrust(writeTrust(believing), { crypto: p })
  const docket = await decodeDocket(await docketBytes(made.docket), { crypto: p })
  const report = await verifyDocket(docket, { trust: store, at }, { crypto: p })
  const certificates = readCertificates(docket, report, { trust: store, at: at.getTime() / 1000 })
  const assessed = await assess({ docket, report, certificates }, Object.values(builtInProfiles), at, { crypto: p })
  expect(report.verdict).toBe('verified')
  expect(certificates).toMatchObject([{ complete: true, believed: true }])
  expect(assessed.exhibits).toHaveLength(3)
  const observed = [report, ...certificates, assessed].flatMap(({ observations }) => observations.map(({ code }) => code))
  expect([...new Set(observed)].sort()).toEqual([...allowed].sort())
  // Each of all the codes there are, one by one: so that the list is complete whatever is added to it.
  for (const code of Object.keys(codes) as Code[]) if (!allowed.includes(code)) expect(observed, code).not.toContain(code)
})
