import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { webProvider } from '../../src/crypto/index.js'
import { decodeDocket, openDocket, sealToBlob, verify, verifyDocket } from '../../src/exchange/index.js'
import {
  emptyTrust,
  generateKeySet,
  lockKeySet,
  pinCard,
  readCard,
  readTrust,
  trustedCard,
  unlockKeySet,
  writeTrust,
} from '../../src/identity/index.js'
import { reportJson, reportText } from '../../src/report/index.js'
import { describeBrowser } from '../tools/browser.js'
import { buildPage } from '../tools/page.js'

const fixture = (path: string) => resolve('fixtures/v1', path)
const [trust, small] = [fixture('keys/trust.json'), fixture('golden/small.rog')]
const passphrase = 'quatorze pombas \u00e0 janela'
const hostile = '<img src=x onerror="document.title=1">\u202Egpj.exe'

describe('the page as a file', () => {
  test('two builds give the same bytes, which name no other file and no code but their own', async () => {
    const [one, two] = await Promise.all([buildPage(), buildPage()])
    expect(one).toBe(two)
    expect(one).not.toMatch(/<(link|img|iframe|object|base)\b/)
    expect(one.match(/<script/g)).toHaveLength(1)
    expect(one).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none'; script-src 'sha256-/)
    expect(one).not.toMatch(/unsafe-(inline|eval)/)
    expect(one.length).toBeLessThan(720_000)
  })
})

describeBrowser('page', 'export const unused = 1', ({ page, complaints }) => {
  const requests: string[] = []
  let dir = ''
  let url = ''
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(dir, name)
    writeFileSync(path, content)
    return path
  }
  const choose = async (files: Readonly<Record<string, string | readonly string[]>>) => {
    for (const [id, paths] of Object.entries(files)) await page().locator(`#${id}`).setInputFiles([paths].flat())
  }
  const submit = () => page().getByRole('button', { name: 'Check', exact: true }).click()
  const checked = async (files: Readonly<Record<string, string | readonly string[]>>) => {
    await choose(files)
    await submit()
    return page().locator('#verdict, .fault').textContent()
  }
  const saved = async (button: string) => {
    const [download] = await Promise.all([page().waitForEvent('download'), page().getByRole('button', { name: button }).click()])
    return readFileSync(await download.path(), 'utf8')
  }
  const text = () => page().locator('.result').textContent()

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rogatory-page-'))
    url = pathToFileURL(file('verifier.html', await buildPage())).href
    await page().context().setOffline(true)
    page().on('request', (request) => requests.push(request.url()))
  })
  beforeEach(async () => {
    await page().goto(url)
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  test('nothing chosen, nothing said of evidence', async () => {
    await submit()
    expect(await page().locator('.fault').textContent()).toBe('Choose an envelope, or a case record.')
  })

  test('verified without a key: the sentence, the signer, the seal in groups, what was not checked', async () => {
    expect(await checked({ envelope: small, trust })).toMatch(
      /^Intact\. The seal is signed by .+, the signature holds and no byte was changed since sealing; the items themselves were not opened\.$/,
    )
    expect(await page().locator('.result').getAttribute('class')).toContain('verified')
    const said = await text()
    expect(said).toMatch(/Seal([0-9a-f]{4} ){15}[0-9a-f]{4}Signed by/)
    expect(said).toMatch(/Fingerprint([0-9A-Z]{5}-){6}[0-9A-Z]{5}/)
    expect(said).toContain('not checked: every item, hashed again')
    expect(said).toContain('Envelope: small.rog')
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('verdict')
  })

  test('verified with a key: items and custody; both saved reports are those of the library', async () => {
    const envelope = fixture('golden/history.rog')
    expect(await checked({ envelope, trust, key: fixture('keys/bob.key') })).toContain('every item was read again and agrees')
    expect(await page().locator('li.step').count()).toBeGreaterThan(2)
    const json = JSON.parse(await saved('Save report (JSON)'))
    const believed = await readTrust(readFileSync(trust, 'utf8'))
    const keys = await unlockKeySet(readFileSync(fixture('keys/bob.key'), 'utf8'), null)
    const bytes = new Uint8Array(readFileSync(envelope))
    const report = await verify(bytes, { trust: believed, keys, at: new Date(json.at) }, { crypto: webProvider })
    expect(json).toEqual(reportJson(report))
    expect(await saved('Save report (text)')).toBe(reportText(report, { columns: 100, trust: believed }))
  })

  test('untrusted: nobody is known; a card with its fingerprint makes the signer known, another fingerprint does not', async () => {
    const plain = 'Intact. We do not know whether this signer is who they say.'
    expect(await checked({ envelope: small })).toBe(plain)
    expect(await text()).toContain('No trust store and no card: nobody is known here')
    const card = fixture('keys/alice.card')
    expect(await checked({ cards: card })).toMatch(/^Type the fingerprint of alice\.card /)
    const fingerprints = await Promise.all(
      ['alice', 'mallory'].map(async (who) => (await readCard(new Uint8Array(readFileSync(fixture(`keys/${who}.card`))))).fingerprint),
    )
    const field = page().getByLabel('Fingerprint of alice.card')
    await field.fill(fingerprints[1]!)
    expect(await checked({})).toMatch(/^alice\.card cannot be used as a card\. /)
    await field.fill(`${fingerprints[0]!.slice(0, -1)}*`)
    expect(await checked({})).toContain('group 7')
    await field.fill(fingerprints[0]!.toLowerCase())
    await submit()
    expect(await page().locator('#verdict').textContent()).toMatch(/^Intact\. The seal is signed by /)
    expect(await text()).toContain('believed for this check only')
    // What is chosen anew is not what the result on the screen is about.
    await choose({ envelope: fixture('golden/minimal.rog') })
    expect(await page().locator('#verdict').count()).toBe(0)
  })

  test.each([
    ['frame/payload-flip-padding.rog', 'envelope.block'],
    ['frame/not-an-envelope.rog', 'envelope.magic'],
    ['frame/truncated-half.rog', 'envelope.trailer'],
    ['seal/signature-flip.rog', 'statement.signature'],
  ])('failed: %s', async (name, code) => {
    expect(await checked({ envelope: fixture(`negative/${name}`), trust })).toMatch(/^Do not rely on this: /)
    expect(await page().locator('.result').getAttribute('class')).toContain('failed')
    expect(await page().locator('p.red').first().textContent()).toBe(code)
    // A check that was made is not shown as one that succeeded.
    expect(await text()).not.toContain('\u2713')
  })

  test('a case record alone', async () => {
    const path = fixture('golden/history.docket')
    const sentence = await checked({ docket: path, trust })
    const json = JSON.parse(await saved('Save report (JSON)'))
    const run = { crypto: webProvider }
    const docket = await decodeDocket(new Uint8Array(readFileSync(path)), run)
    const report = await verifyDocket(docket, { trust: await readTrust(readFileSync(trust, 'utf8')), at: new Date(json.at) }, run)
    expect(json).toEqual(reportJson(report))
    expect(sentence).toMatch(report.verdict === 'verified' ? /^Intact\. Every signature in this case record holds/ : /^(Intact\.|Do not)/)
    expect(await checked({ docket: fixture('negative/frame/not-an-envelope.rog') })).toContain('cannot be read as a case record')
  })

  test('keys: a passphrase that fits, one that does not, none, a key that is not the recipient\u2019s', async () => {
    const { a, b, both, envelope: bytes } = await sealed(new Uint8Array(3 * 2 ** 20))
    expect((await readCard(a.card)).names.en).toBe(hostile)
    const envelope = file('evil<b>.rog', bytes)
    const key = file('b.key', await lockKeySet(b, passphrase))
    const store = file('both.json', writeTrust(both))
    expect(await checked({ envelope, trust: store, key })).toMatch(/^b\.key cannot be used as a key file\. /)
    await page().locator('#passphrase').fill('wrong')
    expect(await checked({})).toBe('The passphrase does not fit the key file b.key.')
    expect(await page().locator('#passphrase').inputValue()).toBe('')
    await page().locator('#passphrase').fill(passphrase)
    await submit()
    // What a name holds is text, its direction marks spelt out; it is no element and runs nothing.
    expect(await page().locator('#verdict').textContent()).toContain('<img src=x onerror="document.title=1">\u27E6U+202E\u27E7gpj.exe')
    expect(await text()).toContain('3,145,728 bytes')
    expect(await page().locator('img, b, .result [onerror]').count()).toBe(0)
    expect(await page().title()).toBe('rogatory verifier')
    expect(await checked({ key: fixture('keys/bob.key') })).toMatch(
      /^The key does not fit: the envelope evil<b>\.rog is not sealed to it\./,
    )
  })

  test('files of another kind are told by name', async () => {
    expect(await checked({ envelope: small, trust: small })).toMatch(/^small\.rog cannot be used as a trust store\. /)
    expect(await checked({ trust, key: trust })).toMatch(/^trust\.json cannot be used as a key file\. /)
  })

  test('can be cancelled, and says that nothing was found out', async () => {
    const { b, both, envelope } = await sealed(new Blob(Array(96).fill(new Uint8Array(2 ** 20))))
    await choose({
      envelope: file('big.rog', envelope),
      trust: file('both.json', writeTrust(both)),
      key: file('b.key', await lockKeySet(b, null)),
    })
    await submit()
    await page()
      .getByText(/^[\d,]+ of [\d,]+ bytes$/)
      .waitFor()
    expect(await page().locator('progress').getAttribute('max')).toMatch(/^\d{8,}$/)
    await page().getByRole('button', { name: 'Cancel' }).click()
    expect(await page().locator('.status').textContent()).toContain('Cancelled. Nothing was found out')
    expect(await page().locator('#verdict').count()).toBe(0)
  })

  test('every field has a label, and nothing is wider than a narrow screen', async () => {
    await page().setViewportSize({ width: 360, height: 740 })
    await checked({ envelope: fixture('golden/history.rog'), trust, key: fixture('keys/bob.key') })
    const found = await page().evaluate(() => ({
      unlabelled: [...document.querySelectorAll('input')].filter((input) => input.labels?.length !== 1).map((input) => input.id),
      wide: document.documentElement.scrollWidth,
    }))
    expect(found).toEqual({ unlabelled: [], wide: 360 })
    await page().setViewportSize({ width: 1000, height: 800 })
  })

  test('nothing was asked of any network, and nothing complained of; the policy would refuse', async () => {
    expect(requests.filter((one) => !one.startsWith('file:') && !one.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
    const refused = await page().evaluate(async () => {
      const markup = () => {
        document.body.innerHTML = '<b>x</b>'
      }
      const code = () => new Function('return 1')()
      const throws = (work: () => unknown) => {
        try {
          work()
          return false
        } catch {
          return true
        }
      }
      const image = new Promise((done) => {
        const one = new Image()
        one.onload = () => done(false)
        one.onerror = () => done(true)
        one.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='
      })
      const connection = fetch('data:,x').then(
        () => false,
        () => true,
      )
      return { connection: await connection, image: await image, markup: throws(markup), code: throws(code) }
    })
    expect(refused).toEqual({ connection: true, image: true, markup: true, code: true })
  })
})

/** An envelope from one hostile name to B, who knows it. */
async function sealed(data: Blob | Uint8Array) {
  const a = await generateKeySet({ names: { en: hostile }, jurisdiction: 'PT', roles: ['court'] })
  const b = await generateKeySet({ names: { en: 'B' }, jurisdiction: 'DE', roles: ['court'] })
  const [cardA, cardB] = [await readCard(a.card), await readCard(b.card)]
  const both = pinCard(pinCard(emptyTrust(), cardA, { fingerprint: cardA.fingerprint }), cardB, { fingerprint: cardB.fingerprint })
  const { blob } = await sealToBlob({
    from: a,
    to: [trustedCard(both, cardB.keys.signing.kid)!],
    docket: await openDocket({ caseRef: { en: hostile } }, a),
    exhibits: [{ ref: 'e', exhibit: { nature: 'document', labels: [{ label: hostile }] } }],
    items: [{ exhibit: 'e', path: [hostile], data }],
  })
  return { a, b, both, envelope: new Uint8Array(await blob.arrayBuffer()) }
}
