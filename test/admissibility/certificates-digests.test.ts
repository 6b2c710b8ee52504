import { describe, expect, test } from 'vitest'
import type { CertificateFact } from '../../src/admissibility/certificates/index.js'
import type { ContentFacts, ExhibitContent } from '../../src/exchange/index.js'
import { toHex } from '../../src/ground/index.js'
import type { Digest } from '../../src/matter/index.js'
import { A, A2, B, C } from '../custody/world.js'
import { CertificateWorld, codesOf, expertInput, person, sha, signedAt } from './certificate-world.js'

const form = 'us-fre-902-14'

/** One evidence certificate that names these digests of the image. */
function certified(w: CertificateWorld, ...digests: readonly { digest: Digest; path?: readonly string[] }[]): void {
  w.certificate(w.prepare(form, { digests: digests.map((one) => ({ exhibit: w.image, ...one })) }))
}

function content(w: CertificateWorld, list: readonly [path: string, fill: number][], more: Partial<ExhibitContent> = {}): ContentFacts {
  const items = list.map(([path, fill]) => ({ path: [path], sha256: toHex(sha(fill).value) }))
  const one = { exhibit: w.named, number: 1, instance: 'original', items: items.length, failed: 0, claimed: [], list: items, ...more }
  return { seal: '00'.repeat(32), whole: true, errors: 0, exhibits: [one] }
}

const agrees = (facts: readonly CertificateFact[]) => facts.flatMap(({ digests }) => digests.map((one) => one.agrees))

describe('[CER-30] certificate.digest: exact digests against what is recorded and read', () => {
  test('equal: nothing is observed', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(1) })
    expect(codesOf(w.read())).toEqual([])
    expect(agrees(w.read())).toEqual([true])
  })

  test('another value than recorded: it does not speak of these bytes', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(2) })
    const [fact] = w.read()
    expect(codesOf([fact!])).toEqual(['certificate.digest'])
    expect(fact!.observations[0]).toMatchObject({
      severity: 'error',
      at: { statement: fact!.statement, exhibit: w.named },
      data: { algorithm: 'SHA-256', recomputed: false, with: w.acquired, now: '01'.repeat(32) },
    })
    expect(agrees([fact!])).toEqual([false])
  })

  test('swapping the file voids it: a record after it finds another value', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(1) })
    w.digest(B, sha(7))
    expect(codesOf(w.read())).toEqual(['certificate.digest'])
  })

  test('an earlier other value does not count once a later record finds the certified one', () => {
    const w = new CertificateWorld()
    w.digest(B, sha(7))
    w.digest(A, sha(1))
    certified(w, { digest: sha(1) })
    expect(codesOf(w.read())).toEqual([])
  })

  test('of two records that do not know of one another the differing one counts, whatever the tie', () => {
    for (const salt of ['a', 'b', 'c', 'd']) {
      const w = new CertificateWorld(salt)
      w.digest(B, sha(7), {}, { prev: [w.acquired] })
      w.digest(C, sha(1), {}, { prev: [w.acquired] })
      certified(w, { digest: sha(1) })
      expect(codesOf(w.read())).toEqual(['certificate.digest'])
    }
  })

  test('what an act changed: the value found after it counts, not the one before', () => {
    const w = new CertificateWorld()
    w.act(
      A,
      {
        action: 'verify',
        exhibits: [{ exhibit: w.image, instance: 'original' }],
      },
      { parts: { digests: [{ exhibit: w.image, before: [sha(1)], found: [sha(5)] }] } as never },
    )
    certified(w, { digest: sha(5) })
    expect(codesOf(w.read())).toEqual([])
    const old = new CertificateWorld()
    certified(old, { digest: sha(1) })
    old.act(
      A,
      {
        action: 'verify',
        exhibits: [{ exhibit: old.image, instance: 'original' }],
      },
      { parts: { digests: [{ exhibit: old.image, before: [sha(1)], found: [sha(5)] }] } as never },
    )
    expect(codesOf(old.read())).toEqual(['certificate.digest'])
  })

  test('[CER-32] certificate.not-comparable: another algorithm or another over is never a mismatch; an equal kind raises none', () => {
    for (const digest of [sha(2, { kind: 'mediaStream' }), sha(2, { kind: 'item' }, 'MD5'), sha(2, { kind: 'partition', number: 1 })]) {
      const w = new CertificateWorld()
      certified(w, { digest })
      expect(codesOf(w.read())).toEqual(['certificate.not-comparable'])
      expect(agrees(w.read())).toEqual([undefined])
    }
    const w = new CertificateWorld()
    certified(w, { digest: sha(1) })
    expect(codesOf(w.read())).not.toContain('certificate.not-comparable')
  })

  test('with a key: the content read again decides, whatever is recorded', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(1) })
    expect(codesOf(w.read({ content: content(w, [['disk.dd', 1]]) }))).toEqual([])
    const [fact] = w.read({ content: content(w, [['disk.dd', 8]]) })
    expect(codesOf([fact!])).toEqual(['certificate.digest'])
    expect(fact!.observations[0]!.data).toMatchObject({ recomputed: true, now: '08'.repeat(32) })
  })

  test('with a path: the file of that name and no other', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(3), path: ['a.txt'] }, { digest: sha(4), path: ['b.txt'] })
    const files: [string, number][] = [
      ['a.txt', 3],
      ['b.txt', 4],
    ]
    expect(codesOf(w.read({ content: content(w, files) }))).toEqual([])
    expect(
      codesOf(
        w.read({
          content: content(w, [
            ['a.txt', 4],
            ['b.txt', 3],
          ]),
        }),
      ),
    ).toEqual(['certificate.digest', 'certificate.digest'])
    expect(codesOf(w.read({ content: content(w, [['a.txt', 3]]) }))).toEqual(['certificate.digest'])
  })

  test('what an acquisition tool claimed when it was sealed is compared where no record says anything', () => {
    const claim = sha(6, { kind: 'mediaStream' }, 'MD5')
    const w = new CertificateWorld()
    certified(w, { digest: claim })
    const claimed = (fill: number) => [
      { algorithm: 'MD5', over: { kind: 'mediaStream' } as const, value: toHex(sha(fill, claim.over, 'MD5').value) },
    ]
    expect(codesOf(w.read({ content: content(w, [['x', 1]], { claimed: claimed(6) }) }))).toEqual([])
    expect(codesOf(w.read({ content: content(w, [['x', 1]], { claimed: claimed(5) }) }))).toEqual(['certificate.digest'])
  })

  test('records of keys that are not admitted do not count', () => {
    const w = new CertificateWorld()
    certified(w, { digest: sha(1) })
    w.digest({ kid: 'ee'.repeat(32), authority: `rog:${'ee'.repeat(32)}`, roles: [] }, sha(7))
    expect(codesOf(w.read())).toEqual([])
  })
})

describe('pairs and persons', () => {
  const pair = (o: { b?: object; byA?: typeof A; byB?: typeof A } = {}) => {
    const w = new CertificateWorld()
    w.certificate(w.prepare('in-bsa-63-a'), { by: o.byA ?? A })
    w.certificate(w.prepare('in-bsa-63-b', { ...expertInput, ...o.b }), { by: o.byB ?? B })
    return w
  }

  test('[CER-40] certificate.alone: Part A without Part B; both beside one another raise none', () => {
    const w = new CertificateWorld()
    w.certificate(w.prepare('in-bsa-63-a'))
    expect(codesOf(w.read())).toEqual(['certificate.alone'])
    expect(codesOf(pair().read())).toEqual([])
  })

  test('[CER-41] certificate.pair: other digests or another device in the two; agreeing ones raise none', () => {
    const w = pair({ b: { digests: [] } })
    expect(codesOf(w.read())).toContain('certificate.pair')
    const other = new CertificateWorld()
    other.certificate(other.prepare('in-bsa-63-a'), { by: A })
    const b = other.prepare('in-bsa-63-b', expertInput)
    other.certificate(b, { by: B, parts: { ...b.parts, fields: { ...b.parts.fields, serial: 'S-78' } } })
    const facts = other.read()
    expect(codesOf(facts)).toEqual(['certificate.pair', 'certificate.pair'])
    expect(facts[0]!.observations[0]!.data.with).toBe(facts[1]!.statement)
    // upper and lower case, and spaces nobody sees, are no other device
    const same = new CertificateWorld()
    same.certificate(same.prepare('in-bsa-63-a'), { by: A })
    const again = same.prepare('in-bsa-63-b', expertInput)
    same.certificate(again, { by: B, parts: { ...again.parts, fields: { ...again.parts.fields, make: ' ACME ' } } })
    expect(codesOf(same.read())).toEqual([])
  })

  test('[CER-42] certificate.same-person: one key, or one name under two keys; two persons raise none', () => {
    expect(codesOf(pair({ byA: A, byB: A }).read())).toEqual(['certificate.same-person', 'certificate.same-person'])
    const named = pair({ byA: A, byB: A2, b: { person: { name: { en: '  maria   SILVA ' }, capacity: 'expert' } } })
    expect(codesOf(named.read())).toEqual(['certificate.same-person', 'certificate.same-person'])
    expect(codesOf(pair({ byA: A, byB: A2 }).read())).toEqual([])
  })

  test('[CER-42] certificate.same-person: a second expert of their own makes the pair good', () => {
    const w = pair({ byA: A, byB: A })
    w.certificate(w.prepare('in-bsa-63-b', { person: { name: { en: 'Third' }, capacity: 'expert' } }), { by: C })
    expect(codesOf(w.read()).filter((code) => code === 'certificate.same-person')).toHaveLength(1)
  })

  test('[CER-42] the same evidence certificate twice by one person counts once: a note at the later one', () => {
    const w = new CertificateWorld()
    const first = w.certificate(w.prepare(form))
    const second = w.certificate(w.prepare(form), { iat: signedAt + 60 })
    const facts = w.read()
    const noted = facts.flatMap(({ observations }) => observations)
    expect(noted).toHaveLength(1)
    expect(noted[0]).toMatchObject({ code: 'certificate.same-person', severity: 'note', at: { statement: second }, data: { with: first } })
  })

  test('[CER-42] who certifies a testimony is not the one who gives it', () => {
    const w = new CertificateWorld()
    const fields = w.prepare('au-fea').parts.fields
    w.certificate(w.prepare('au-fea', { fields: { ...fields, 'certified-by': 'Maria Silva' } }))
    const [fact] = w.read()
    expect(codesOf([fact!])).toEqual(['certificate.same-person'])
    expect(fact!.complete).toBe(false)
    const before = new CertificateWorld()
    before.certificate(before.prepare('ca-cea-31', { before: { name: person.name } }))
    expect(codesOf(before.read())).toEqual(['certificate.same-person'])
  })
})

describe('[CER-60] hostile input keeps bounds', () => {
  test('ten thousand digests against a thousand records: each is judged', () => {
    const w = new CertificateWorld()
    for (let i = 0; i < 1000; i++) w.digest(A, sha(i % 2))
    const digests = Array.from({ length: 10_000 }, (_, i) => ({ exhibit: w.image, digest: sha(i % 251) }))
    const prepared = w.prepare(form, { digests })
    w.certificate(prepared, { parts: prepared.parts })
    const [fact] = w.read()
    expect(fact!.digests).toHaveLength(10_000)
  })

  test('hundreds of pairs', () => {
    const w = new CertificateWorld()
    const [a, b] = [w.prepare('in-bsa-63-a'), w.prepare('in-bsa-63-b', expertInput)]
    for (let i = 0; i < 400; i++) {
      w.certificate(a, { by: A, iat: signedAt + i })
      w.certificate(b, { by: B, iat: signedAt + i })
    }
    expect(w.read()).toHaveLength(800)
  })

  test('names that are members of every object are plain names', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare(form)
    const odd = Object.assign(Object.create(null), { constructor: 'x', toString: 'y' }) as Record<string, string>
    Object.defineProperty(odd, '__proto__', { value: 'z', enumerable: true })
    const statement = w.certificate(prepared, { parts: { ...prepared.parts, fields: odd } })
    const [fact] = w.read()
    expect(fact!.statement).toBe(statement)
    expect(fact!.absent).toEqual(expect.arrayContaining(['field:source', 'field:process', 'field:tools']))
  })

  test('times no calendar has are shown as numbers and end nothing', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('in-bsa-63-b')
    w.certificate(prepared, { parts: { ...prepared.parts, at: { ...prepared.parts.at!, from: Number.MAX_SAFE_INTEGER } } })
    expect(codesOf(w.read())).toContain('certificate.time')
  })

  test('a line break in what a person wrote cannot pose as a statement of the form', () => {
    const w = new CertificateWorld()
    const { parts } = w.prepare(form, { fields: { ...w.prepare(form).parts.fields, process: 'fine\n9. I also state everything' } })
    expect(parts.words.text).toContain('fine 9. I also state everything')
  })
})
