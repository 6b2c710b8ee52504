import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprintIn, Place, sealArgs, twoSides } from './run.js'

const place = new Place()
const german = ['--trust', 'trust.json', '--key', 'de/secret.key']
const docket = ['--docket', 'case.docket', '--key', 'pt/secret.key']

beforeAll(() => {
  twoSides(place)
  mkdirSync(place.path('ev/mails/deep'), { recursive: true })
  place.write('ev/a.txt', 'first\n')
  place.write('ev/empty', '')
  place.write('ev/mails/deep/1.eml', 'Subject: ünïcode\n')
  place.write('ev/items.json', '{}')
  symlinkSync('a.txt', place.path('ev/link'))
  const terms = { conditions: [{ id: 'p', kind: 'purpose', source: { kind: 'wish' }, purposes: ['fraud'] }] }
  place.write('terms.json', JSON.stringify(terms))
  place.write(
    'exhibits.json',
    JSON.stringify({
      schema: 'rogatory.exhibits/1',
      exhibits: { 'a.txt': { exhibit: 'A1' }, mails: { label: 'M1', nature: 'records', description: 'the mailbox' } },
    }),
  )
})
afterAll(() => place.remove())

describe('docket, exhibits, custody', () => {
  test('docket open refuses an existing file', () => {
    const args = ['docket', 'open', '--case', 'NUIPC 317', '--key', 'pt/secret.key', '--out', 'case.docket']
    expect(place.json(args)).toMatchObject({ exit: 0, document: { schema: 'rogatory.recorded/1' } })
    expect(place.json(args)).toMatchObject({ exit: 4, document: { code: 'sink.exists' } })
  })

  test('exhibit add prints the identity; one label is not given twice', () => {
    const added = place.run(['exhibit', 'add', ...docket, '--label', 'A1', '--nature', 'document', '--serial', '7', '--found-in', 'PT'])
    expect(added.out).toMatch(/^[0-9a-f]{64}\/0\n$/)
    expect(place.run(['exhibit', 'add', ...docket, '--label', 'A2', '--nature', 'object']).exit).toBe(0)
    expect(place.json(['exhibit', 'add', ...docket, '--label', 'A1'])).toMatchObject({
      exit: 2,
      document: { code: 'docket.label-ambiguous' },
    })
    expect(place.run(['exhibit', 'add', ...docket, '--label', 'A3', '--nature', 'thing']).exit).toBe(2)
  })

  test('seize: many bags in one signed record', () => {
    const bags = ['--bag-seal', 'A1=4711', 'A2=4712', '--place', 'PT', '--legal-basis', 'warrant=12/26']
    const { exit, document } = place.json(['custody', 'seize', ...docket, '--exhibit', 'A1', 'A2', ...bags])
    expect({ exit, added: (document.added as string[]).length }).toEqual({ exit: 0, added: 1 })
    const shown = place.json(['custody', 'show', 'A2', '--docket', 'case.docket', '--trust', 'trust.json'])
    expect(shown.exit).toBe(0)
    const [exhibit] = shown.document.exhibits as {
      labels: { label: string }[]
      instances: { state: string; line: { steps?: string[] }[] }[]
    }[]
    expect(exhibit?.labels[0]?.label).toBe('A2')
    expect(exhibit?.instances[0]).toMatchObject({
      state: 'held',
      line: [{ steps: ['recognise', 'isolate', 'document', 'collect', 'package'] }],
    })
  })

  test('what an action needs is demanded, what it has not is refused', () => {
    expect(place.run(['custody', 'acquire', ...docket, '--exhibit', 'A1']).err).toMatch(/tools|digests/)
    expect(place.run(['custody', 'store', ...docket, '--exhibit', 'A1', '--method', 'fire']).exit).toBe(2)
    expect(place.run(['custody', 'store', ...docket]).err).toContain('A1, A2')
    expect(place.json(['custody', 'store', ...docket, '--exhibit', 'A9'])).toMatchObject({
      exit: 2,
      document: { code: 'docket.label-unknown' },
    })
  })

  test('a scene file is shared; a slip in it is named by its path', () => {
    place.write(
      'scene.json',
      JSON.stringify({ note: 'rain', place: { country: 'PT', address: 'Rua 1' }, participants: [{ name: 'Reis', part: ['performed'] }] }),
    )
    expect(place.run(['custody', 'examine', ...docket, '--exhibit', 'A1', '--context', 'scene.json'])).toMatchObject({ exit: 0 })
    place.write('slip.json', JSON.stringify({ place: { country: 'PT', adress: 'Rua 1' } }))
    expect(place.run(['custody', 'examine', ...docket, '--exhibit', 'A1', '--context', 'slip.json']).err).toContain('place.adress')
  })

  test('a draft enters no docket until it is signed, and then only the right one', () => {
    const before = readFileSync(place.path('case.docket'))
    expect(place.json(['custody', 'store', ...docket, '--exhibit', 'A1', '--store', 'room-2', '--draft', 'draft.json'])).toMatchObject({
      exit: 0,
      document: { schema: 'rogatory.draft/1' },
    })
    expect(readFileSync(place.path('case.docket')).equals(before)).toBe(true)
    expect(place.run(['docket', 'open', '--case', 'other', '--key', 'pt/secret.key', '--out', 'other.docket']).exit).toBe(0)
    expect(place.run(['custody', 'sign', 'draft.json', '--docket', 'other.docket', '--key', 'pt/secret.key']).exit).toBe(2)
    expect(place.run(['custody', 'sign', 'draft.json', '--docket', 'case.docket', '--key', 'de/secret.key']).exit).toBe(2)
    expect(place.run(['custody', 'sign', 'draft.json', ...docket]).exit).toBe(0)
    const { document } = place.json(['custody', 'show', 'A1', '--docket', 'case.docket', '--trust', 'trust.json'])
    expect(JSON.stringify(document)).toContain('room-2')
  })

  test('two processes add at once: both records are there', async () => {
    const add = (label: string) => place.start(['exhibit', 'add', ...docket, '--label', label]).ended
    const ended = await Promise.all(['C1', 'C2', 'C3'].map(add))
    expect(ended.map(({ exit }) => exit)).toEqual([0, 0, 0])
    const verify = ['docket', 'verify', 'case.docket', '--trust', 'trust.json']
    for (const workers of ['0', '2']) expect(place.json([...verify, '--workers', workers]).exit).toBe(0)
    for (const label of ['C1', 'C2', 'C3'])
      expect(place.run(['custody', 'show', label, '--docket', 'case.docket', '--trust', 'trust.json']).exit).toBe(0)
  })
})

describe('seal', () => {
  test('with docket, exhibits, terms: the plan is shown, a link is said to be skipped', () => {
    const { exit, err } = place.run([
      ...sealArgs('ev', 'x.rog'),
      '--docket',
      'case.docket',
      '--exhibits',
      'exhibits.json',
      '--terms',
      'terms.json',
    ])
    expect(exit).toBe(0)
    expect(err).toContain('link is a symbolic link')
    expect(err).toMatch(/mails.*M1/)
    expect(err).toContain('To be sealed')
  })

  test('an existing name is refused and left as it is', () => {
    const before = readFileSync(place.path('x.rog'))
    expect(place.json(sealArgs('ev', 'x.rog'))).toMatchObject({ exit: 4, document: { code: 'sink.exists' } })
    expect(readFileSync(place.path('x.rog')).equals(before)).toBe(true)
  })

  test('without a docket a new one is written beside the envelope', () => {
    const { exit, document } = place.json([...sealArgs('ev/a.txt', 'y.rog')])
    expect({ exit, file: document.docketFile }).toEqual({ exit: 0, file: 'y.docket' })
    expect(place.run(['docket', 'verify', 'y.docket', '--trust', 'trust.json']).exit).toBe(0)
  })

  test('without a trust store the fingerprints are shown and said not to be checked', () => {
    const args = ['seal', 'ev/a.txt', '--key', 'pt/secret.key', '--to', 'de/public.card', '--out', 'z.rog']
    const { exit, err } = place.run(args)
    expect(exit).toBe(0)
    expect(err).toContain(fingerprintIn(place.run(['card', 'fingerprint', 'de/public.card']).out))
    expect(err).toContain('not checked')
  })

  test('a recipient the store does not believe, a missing volume, wrong terms, an unknown exhibit', () => {
    place.run(['keygen', '--name', 'X', '--jurisdiction', 'FR', '--role', 'court', '--out', 'fr', '--no-passphrase'])
    const stranger = ['seal', 'ev', '--key', 'pt/secret.key', '--to', 'fr/public.card', '--trust', 'trust.json', '--out', 'w.rog']
    expect(place.json(stranger)).toMatchObject({ exit: 2, document: { code: 'usage.unbelieved-card' } })
    mkdirSync(place.path('vol'))
    place.write('vol/disk.001', '1')
    place.write('vol/disk.003', '3')
    expect(place.json(sealArgs('vol', 'w.rog'))).toMatchObject({ exit: 4, document: { code: 'source.volume-missing' } })
    expect(place.json([...sealArgs('vol', 'v.rog'), '--volumes-as-files'])).toMatchObject({ exit: 0, document: { exhibits: 2 } })
    place.write('bad-terms.json', JSON.stringify({ conditions: [{ id: 'p', kind: 'purpose', source: { kind: 'wish' }, purposes: [] }] }))
    expect(place.run([...sealArgs('ev', 'w.rog'), '--terms', 'bad-terms.json']).err).toContain('conditions.0.purposes')
    place.write('bad-exhibits.json', JSON.stringify({ schema: 'rogatory.exhibits/1', exhibits: { nothing: {} } }))
    expect(place.run([...sealArgs('ev', 'w.rog'), '--exhibits', 'bad-exhibits.json'])).toMatchObject({ exit: 2 })
    expect(readdirSync(place.dir).filter((name) => name.startsWith('w.'))).toEqual([])
  })

  test('a folder of more than 1,000 entries becomes one exhibit, and it says so', () => {
    mkdirSync(place.path('many'))
    for (let n = 0; n < 1001; n++) place.write(`many/${n}`, String(n))
    const { exit, err } = place.run(sealArgs('many', 'many.rog'))
    expect(exit).toBe(0)
    expect(err).toContain('more than 1,000 entries')
    expect(place.json(['verify', 'many.rog', ...german]).document).toMatchObject({ envelope: { contents: { exhibits: 1, items: 1001 } } })
  })
})

describe('inspect, verify', () => {
  test('inspect believes nobody', () => {
    expect(place.json(['inspect', 'x.rog'])).toMatchObject({ exit: 0, document: { schema: 'rogatory.inspect/1' } })
    expect(place.json(['inspect', 'ev/a.txt'])).toMatchObject({ exit: 1 })
    expect(place.json(['inspect', 'ev'])).toMatchObject({ exit: 4, document: { code: 'source.kind' } })
    expect(place.json(['inspect', 'none.rog'])).toMatchObject({ exit: 4, document: { code: 'source.missing' } })
  })

  test('verify without and with a key: 0', () => {
    expect(place.json(['verify', 'x.rog', '--trust', 'trust.json'])).toMatchObject({ exit: 0, document: { verdict: 'verified' } })
    const keyed = place.json(['verify', 'x.rog', ...german])
    expect(keyed).toMatchObject({ exit: 0, document: { schema: 'rogatory.report/1', verdict: 'verified', notChecked: [] } })
    expect(place.run(['verify', 'x.rog'], { ROGATORY_TRUST: 'trust.json', ROGATORY_KEY: 'de/secret.key' }).exit).toBe(0)
  })

  test('verify with a key prints custody lines, then observations, then one sentence', () => {
    const { out } = place.run(['verify', 'x.rog', ...german])
    const custody = out.indexOf('A1')
    const notes = out.indexOf('Notes (')
    expect(custody).toBeGreaterThan(0)
    expect(notes).toBeGreaterThan(custody)
    expect(out.trimEnd().split('\n\n').at(-1)).toMatch(/^Intact\./)
  })

  test('an unknown signer is 3 and said in these words', () => {
    place.run(['trust', 'add', 'fr/public.card', '--store', 'fr.json'])
    const { exit, out } = place.run(['verify', 'x.rog', '--trust', 'fr.json'])
    expect(exit).toBe(3)
    expect(out.trimEnd().endsWith('Intact. We do not know whether this signer is who they say.')).toBe(true)
  })

  test('a key that does not fit is 5', () => {
    expect(place.json(['verify', 'x.rog', '--trust', 'trust.json', '--key', 'fr/secret.key'])).toMatchObject({ exit: 5 })
    expect(place.json(['open', 'x.rog', '--trust', 'trust.json', '--key', 'fr/secret.key', '--out', 'no'])).toMatchObject({ exit: 5 })
    expect(existsSync(place.path('no'))).toBe(false)
  })

  test('a changed byte is 1, --strict makes warnings 1', () => {
    const bytes = readFileSync(place.path('x.rog'))
    bytes[500]! ^= 1
    place.write('bad.rog', bytes)
    expect(place.json(['verify', 'bad.rog', '--trust', 'trust.json'])).toMatchObject({ exit: 1, document: { verdict: 'failed' } })
    const opened = place.json(['open', 'bad.rog', ...german, '--out', 'bad-out'])
    expect(opened.exit).toBe(1)
    expect(opened.document.message).toMatch(/^Do not rely on this: [A-Z]/)
    const report = place.json(['verify', 'x.rog', ...german]).document
    const warned = (report.observations as { severity: string }[]).some(({ severity }) => severity === 'warning')
    expect(place.run(['verify', 'x.rog', ...german, '--strict']).exit).toBe(warned ? 1 : 0)
  })
})

describe('open', () => {
  test('writes the items and the list, never the docket, and only into an empty folder', () => {
    const { exit, document } = place.json(['open', 'x.rog', ...german, '--out', 'out'])
    expect({ exit, written: document.written, failed: document.failed }).toEqual({ exit: 0, written: 4, failed: [] })
    expect(readFileSync(place.path('out/mails/deep/1.eml'), 'utf8')).toBe('Subject: ünïcode\n')
    const list = JSON.parse(readFileSync(place.path('out/items.json'), 'utf8')) as {
      schema: string
      items: { path: string[]; file: string; exhibit: number }[]
    }
    expect(list.schema).toBe('rogatory.items/1')
    expect(list.items.every(({ exhibit }) => exhibit > 0)).toBe(true)
    // The evidence's own items.json gave way to ours, and the mapping says where it is.
    const own = list.items.find(({ path }) => path[0] === 'items.json')
    expect(readFileSync(place.path('out', own?.file ?? ''), 'utf8')).toBe('{}')
    expect(readdirSync(place.path('out')).some((name) => name.endsWith('.part'))).toBe(false)
    expect(place.json(['open', 'x.rog', ...german, '--out', 'out'])).toMatchObject({ exit: 4, document: { code: 'sink.exists' } })
  })

  test('--item: one item, or all below a folder; a path that is none stops it', () => {
    expect(place.json(['open', 'x.rog', ...german, '--out', 'one', '--item', 'mails'])).toMatchObject({ exit: 0, document: { written: 1 } })
    expect(readdirSync(place.path('one')).sort()).toEqual(['items.json', 'mails'])
    expect(place.json(['open', 'x.rog', ...german, '--out', 'two', '--item', 'mailz'])).toMatchObject({ exit: 2 })
    expect(existsSync(place.path('two'))).toBe(false)
  })

  test('an unbelieved signer: the files are written, and it is 3', () => {
    const { exit } = place.json(['open', 'x.rog', '--trust', 'fr.json', '--key', 'de/secret.key', '--out', 'untrusted'])
    expect({ exit, there: existsSync(place.path('untrusted/a.txt')) }).toEqual({ exit: 3, there: true })
  })
})

describe('receive', () => {
  const own = ['--docket', 'de.docket']
  test('arrival makes the docket, content answers exhibit by exhibit, the receipts go back', () => {
    expect(place.run(['receive', 'x.rog', ...german, ...own, '--not-accepted', 'M1=no']).exit).toBe(2)
    expect(existsSync(place.path('de.docket'))).toBe(false)
    const arrived = place.json(['receive', 'x.rog', ...german, ...own])
    expect(arrived).toMatchObject({ exit: 0, document: { schema: 'rogatory.receipt/1', stage: 'arrival', termsAccepted: false } })
    const content = place.json(['receive', 'x.rog', ...german, ...own, '--content', '--not-accepted', 'M1=not asked for'])
    expect(content).toMatchObject({ exit: 0, document: { stage: 'content' } })
    expect(place.run(['receive', 'x.rog', ...german, ...own, '--content', '--not-accepted', 'Z9=what']).exit).toBe(2)
    const merged = place.json(['docket', 'merge', 'case.docket', 'de.docket', '--out', 'case.docket'])
    expect({ exit: merged.exit, added: (merged.document.added as string[]).length }).toEqual({ exit: 0, added: 2 })
    const { document } = place.json(['custody', 'show', 'A1', '--docket', 'case.docket', '--trust', 'trust.json'])
    const [exhibit] = document.exhibits as { instances: { instance: string; state: string }[] }[]
    expect(exhibit?.instances.map(({ state }) => state)).toEqual(['held', 'held'])
    const shown = place.run(['docket', 'show', 'case.docket'])
    expect(shown.exit).toBe(0)
    expect(shown.out).toContain('unknown authority')
    expect(shown.out).not.toContain('Hamburg')
    const named = place.run(['docket', 'show', 'case.docket', '--trust', 'trust.json'])
    expect(named.exit).toBe(0)
    expect(named.out).toContain('Hamburg')
    expect(named.out).not.toContain('unknown authority')
    expect(place.run(['docket', 'show', 'case.docket', '--trust', 'none.json']).exit).toBe(4)
  })

  test('it says that terms are not accepted', () => {
    expect(place.run(['receive', 'y.rog', ...german, '--docket', 'y-de.docket']).out).toContain('does not accept them')
  })

  test('a docket of another case is refused and left alone', () => {
    const before = readFileSync(place.path('other.docket'))
    expect(place.json(['receive', 'x.rog', ...german, '--docket', 'other.docket'])).toMatchObject({
      exit: 2,
      document: { code: 'docket.other' },
    })
    expect(readFileSync(place.path('other.docket')).equals(before)).toBe(true)
    expect(place.json(['docket', 'merge', 'case.docket', 'other.docket', '--out', 'm.docket'])).toMatchObject({ exit: 2 })
  })
})
