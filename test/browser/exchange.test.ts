import { expect, test } from 'vitest'
import { webProvider } from '../../src/crypto/index.js'
import { addExhibits, open, openDocket, sealToBlob, verify } from '../../src/exchange/index.js'
import { emptyTrust, generateKeySet, lockKeySet, pinCard, readCard, trustedCard, unlockKeySet } from '../../src/identity/index.js'
import { fixture, fixtureText, index, judged } from '../corpus/read.js'
import { describeBrowser } from '../tools/browser.js'
import { goldens } from '../tools/corpus/goldens.js'

/** The page's bundle: the everyday API, the providers, and the corpus's way to judge one file. */
declare const lib: typeof import('../../src/index.js') &
  Pick<typeof import('../../src/crypto/index.js'), 'nobleProvider' | 'webProvider'> &
  typeof import('../tools/corpus/judge.js')

const source = [
  "export * from './src/index.js'",
  "export { nobleProvider, webProvider } from './src/crypto/index.js'",
  "export { judge } from './test/tools/corpus/judge.js'",
].join('\n')

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const names = Object.entries(goldens).flatMap(([name, { stored, to }]) => (stored === false ? [] : [{ name, to: to[0]! }]))
const now = new Date(index.at).getTime()

describeBrowser('exchange', source, ({ evaluate, complaints }) => {
  test('generates keys, seals from a Blob, verifies, streams to a sink, receives, all in the page', async () => {
    const done = await evaluate(async () => {
      const about = (name: string) => ({ names: { en: name }, jurisdiction: 'DE', roles: ['court' as const] })
      const [a, b] = [await lib.generateKeySet(about('A')), await lib.generateKeySet(about('B'))]
      const [cardA, cardB] = [await lib.readCard(a.card), await lib.readCard(b.card)]
      const trust = lib.pinCard(lib.pinCard(lib.emptyTrust(), cardA, { fingerprint: cardA.fingerprint }), cardB, {
        fingerprint: cardB.fingerprint,
      })
      const data = new Blob([new Uint8Array(2 ** 20).fill(7), 'the end'])
      const { blob } = await lib.sealToBlob({
        from: a,
        to: [lib.trustedCard(trust, cardB.keys.signing.kid)!],
        docket: await lib.openDocket({ caseRef: { en: 'In the page' } }, a),
        exhibits: [{ ref: 'e', exhibit: { nature: 'document', labels: [{ label: 'X1' }] } }],
        items: [{ exhibit: 'e', path: ['big.bin'], data }],
      })
      const verdicts = [(await lib.verify(blob, { trust })).verdict, (await lib.verify(blob, { trust, keys: b })).verdict]
      const broken = new Uint8Array(await blob.arrayBuffer())
      broken[1000]! ^= 1
      verdicts.push((await lib.verify(broken, { trust })).verdict)
      const opened = await lib.open(blob, { trust, keys: b })
      let written = 0
      let last = 0
      let closed = false
      await opened.extract(
        () =>
          new WritableStream<Uint8Array>({
            write(chunk) {
              written += chunk.length
              last = chunk[chunk.length - 1]!
            },
            close() {
              closed = true
            },
          }),
      )
      const received = await lib.receive(opened, { keys: b, trust, stage: 'content' })
      return { verdicts, written, last, closed, received: received.report.verdict }
    }, null)
    expect(done).toEqual({
      verdicts: ['verified', 'verified', 'failed'],
      written: 2 ** 20 + 7,
      last: 100,
      closed: true,
      received: 'verified',
    })
  })

  test('what the page seals, Node opens', async () => {
    const receiver = await generateKeySet({ names: { en: 'Node' }, jurisdiction: 'PT', roles: ['police'] })
    const sent = await evaluate(async (card) => {
      const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
      const text = async (blob: Blob) => {
        let binary = ''
        for (const byte of new Uint8Array(await blob.arrayBuffer())) binary += String.fromCharCode(byte)
        return btoa(binary)
      }
      const keys = await lib.generateKeySet({ names: { en: 'Page' }, jurisdiction: 'FR', roles: ['court'] })
      const to = await lib.readCard(bytes(card))
      const trust = lib.pinCard(lib.emptyTrust(), to, { fingerprint: to.fingerprint })
      const { blob } = await lib.sealToBlob({
        from: keys,
        to: [lib.trustedCard(trust, to.keys.signing.kid)!],
        docket: await lib.openDocket({ caseRef: { en: 'Across' } }, keys),
        exhibits: [{ ref: 'e', exhibit: { nature: 'document' } }],
        items: [{ exhibit: 'e', path: ['note'], data: new Blob(['from the page']) }],
      })
      return { envelope: await text(blob), card: await text(new Blob([keys.card as Uint8Array<ArrayBuffer>])) }
    }, base64(receiver.card))
    const card = await readCard(Buffer.from(sent.card, 'base64'))
    const own = await readCard(receiver.card)
    const trust = pinCard(pinCard(emptyTrust(), card, { fingerprint: card.fingerprint }), own, { fingerprint: own.fingerprint })
    const envelope = new Uint8Array(Buffer.from(sent.envelope, 'base64'))
    expect((await verify(envelope, { trust, keys: receiver })).verdict).toBe('verified')
    const item = await (await open(envelope, { trust, keys: receiver })).item(1, ['note'])
    expect(new TextDecoder().decode(await item!.read(0, 13))).toBe('from the page')
  })

  test('what Node seals, the page opens', async () => {
    const [a, b] = await Promise.all(
      ['A', 'B'].map((name) => generateKeySet({ names: { en: name }, jurisdiction: 'PT', roles: ['police'] })),
    )
    const [cardA, cardB] = [await readCard(a!.card), await readCard(b!.card)]
    const trust = pinCard(pinCard(emptyTrust(), cardA, { fingerprint: cardA.fingerprint }), cardB, { fingerprint: cardB.fingerprint })
    const docket = await openDocket({ caseRef: { en: 'Across' } }, a!)
    const added = await addExhibits(docket, a!, [{ nature: 'document' }])
    const { blob } = await sealToBlob({
      from: a!,
      to: [trustedCard(trust, cardB.keys.signing.kid)!],
      docket: added.docket,
      exhibits: [{ ref: 'e', exhibit: added.exhibits[0]! }],
      items: [{ exhibit: 'e', path: ['note'], data: new TextEncoder().encode('from Node') }],
    })
    const found = await evaluate(
      async ({ envelope, key, card }) => {
        const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
        const sender = await lib.readCard(bytes(card))
        const trust = lib.pinCard(lib.emptyTrust(), sender, { fingerprint: sender.fingerprint })
        const keys = await lib.unlockKeySet(key, null)
        const opened = await lib.open(new Blob([bytes(envelope)]), { trust, keys })
        const item = await opened.item(1, ['note'])
        return new TextDecoder().decode(await item!.read(0, 9))
      },
      { envelope: base64(new Uint8Array(await blob.arrayBuffer())), key: await lockKeySet(b!, null), card: base64(a!.card) },
    )
    expect(found).toBe('from Node')
    expect((await unlockKeySet(await lockKeySet(b!, null), null)).card).toEqual(b!.card)
  })

  test.each(['web', 'noble'] as const)('golden envelopes verify there by %s, with and without a key', async (name) => {
    const files = names.map(({ name: golden, to }) => ({
      envelope: base64(fixture(`golden/${golden}.rog`)),
      key: fixtureText(`keys/${to}.key`),
    }))
    const verdicts = await evaluate(
      async ({ files, trust, now, name }) => {
        const crypto = name === 'web' ? lib.webProvider : lib.nobleProvider
        const believe = { trust: await lib.readTrust(trust, { crypto }), at: new Date(now) }
        const out: string[] = []
        for (const { envelope, key } of files) {
          const bytes = Uint8Array.from(atob(envelope), (c) => c.charCodeAt(0))
          const keys = await lib.unlockKeySet(key, null, { crypto })
          out.push(
            (await lib.verify(bytes, believe, { crypto })).verdict,
            (await lib.verify(bytes, { ...believe, keys }, { crypto })).verdict,
          )
        }
        return out
      },
      { files, trust: fixtureText('keys/trust.json'), now, name },
    )
    expect(verdicts).toEqual(files.flatMap(() => ['verified', 'verified']))
  })

  // The whole negative corpus, some files a test: each has a time limit of its own, on a slow machine as on a quick one.
  const groups = Array.from({ length: Math.ceil(index.files.length / 24) }, (_, i) => index.files.slice(i * 24, (i + 1) * 24))
  test.each(groups.map((rows) => ({ from: rows[0]!.file, to: rows.at(-1)!.file, rows })))(
    'negative corpus, $from to $to: the same verdicts and codes there as in Node',
    async ({ rows }) => {
      const files = rows.map(({ file, kind, key, docket, passphrase, trust, card }) => ({
        file,
        kind,
        passphrase,
        trust: trust === undefined ? undefined : fixtureText(`negative/${trust}`),
        card: card === undefined ? undefined : base64(fixture(card.replace('../', ''))),
        bytes: base64(fixture(`negative/${file}`)),
        docket: docket === undefined ? undefined : base64(fixture(`negative/${docket}`)),
        key: key === undefined ? undefined : fixtureText(key.replace('../', '')),
      }))
      const there = await evaluate(
        async ({ files, trust, now }) => {
          const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
          const crypto = lib.webProvider
          const believed = await lib.readTrust(trust, { crypto })
          const out = []
          for (const one of files) {
            const keys = one.key === undefined ? undefined : await lib.unlockKeySet(one.key, null, { crypto })
            const docket = one.docket === undefined ? undefined : bytes(one.docket)
            const ownTrust = one.trust !== undefined
            const store = one.trust === undefined ? believed : await lib.readTrust(one.trust, { crypto })
            const card = one.card === undefined ? undefined : bytes(one.card)
            const given = { kind: one.kind, passphrase: one.passphrase, keys, docket, trust: store, ownTrust, card, at: new Date(now) }
            const { first, thrown, verdict, codes } = await lib.judge(bytes(one.bytes), given, crypto)
            out.push({ file: one.file, first: first ?? '', thrown, verdict: verdict ?? '', codes })
          }
          return out
        },
        { files, trust: fixtureText('keys/trust.json'), now },
      )
      const here = []
      for (const row of rows) {
        const { first, thrown, verdict, codes } = await judged(row, webProvider)
        here.push({ file: row.file, first: first ?? '', thrown, verdict: verdict ?? '', codes })
      }
      expect(there).toEqual(here)
    },
  )

  test('the page complained about nothing', () => {
    expect(complaints).toEqual([])
  })
})
