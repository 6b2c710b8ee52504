import { open, openDocket, receive, sealToBlob, verify } from '../../exchange/index.js'
import { equalBytes, utf8 } from '../../ground/index.js'
import { emptyTrust, generateKeySet, pinCard, readCard, trustedCard } from '../../identity/index.js'
import type { SelfTest } from './known-answers.js'

const evidence = utf8('Evidence of the self-test.\n')

/** A whole exchange in memory, with fresh keys: sealed, verified, a tampered copy refused, opened, received. */
export const exchangeTest: SelfTest = {
  name: 'a whole exchange: seal, verify, refuse a changed byte, open, receive',
  run: async (crypto) => {
    const sender = await generateKeySet({ names: { en: 'Selftest A' }, jurisdiction: 'PT', roles: ['prosecutor'] }, { crypto })
    const receiver = await generateKeySet({ names: { en: 'Selftest B' }, jurisdiction: 'DE', roles: ['court'] }, { crypto })
    const [a, b] = [await readCard(sender.card), await readCard(receiver.card)]
    const trust = pinCard(pinCard(emptyTrust(), a, { fingerprint: a.fingerprint }), b, { fingerprint: b.fingerprint })
    const { blob } = await sealToBlob(
      {
        from: sender,
        to: [trustedCard(trust, b.keys.signing.kid)!],
        docket: await openDocket({ caseRef: { und: 'selftest' } }, sender, { crypto }),
        exhibits: [{ ref: 'x', exhibit: { nature: 'document', labels: [{ label: 'X1' }] } }],
        items: [{ exhibit: 'x', path: ['evidence.txt'], data: evidence }],
      },
      { crypto },
    )
    const report = await verify(blob, { trust }, { crypto })
    if (report.verdict !== 'verified') return `the envelope was judged ${report.verdict}: ${codesOf(report.observations)}`
    const bytes = new Uint8Array(await blob.arrayBuffer())
    bytes[1000]! ^= 1
    const tampered = await verify(bytes, { trust }, { crypto })
    if (tampered.verdict !== 'failed') return `a changed byte was judged ${tampered.verdict}`
    const envelope = await open(blob, { trust, keys: receiver }, { crypto })
    const item = await envelope.item(1, ['evidence.txt'])
    if (item === undefined || !equalBytes(await item.read(0, evidence.length), evidence)) return 'the item is not what was sealed'
    const received = await receive(envelope, { keys: receiver, trust, stage: 'content' }, { crypto })
    return received.report.verdict === 'verified' ? undefined : `the receipt was judged ${codesOf(received.report.observations)}`
  },
}

export const codesOf = (observations: readonly { readonly code: string }[]): string => observations.map(({ code }) => code).join(', ')
