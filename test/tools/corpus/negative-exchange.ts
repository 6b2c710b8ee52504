import type { CborValue } from '../../../src/cbor/index.js'
import { coseKey } from '../../../src/cose/index.js'
import { append, docketBytes, exhibitType, nextLink } from '../../../src/docket/index.js'
import { concat, fromHex } from '../../../src/ground/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { contextWith, envelope, light, smallDocket } from './envelope.js'
import { alice, bob, mallory, now } from './people.js'
import { type Header, members, resealed } from './sections.js'

/** alice's docket, gone on after what the envelope was sealed from: another statement at the place the seal took. */
async function goneOn() {
  const { docket } = await smallDocket()
  const more = await append(contextWith('gone on', now - 100), docket, light(alice), {
    type: exhibitType,
    open: { introduces: [{ nature: 'device' }] },
    parts: { exhibits: [{}] },
  })
  return docketBytes(more.docket)
}

const linkTo = (change: object) => () => envelope({ parts: (s) => ({ ...s, link: { ...s.link, ...change } }) })

/** Where the envelope, its docket and what the verifier has do not agree. */
export const exchangeCases: readonly EnvelopeCase[] = [
  {
    name: 'docket-junk',
    changed: 'item 0 is no docket',
    code: 'exchange.docket',
    by: bob,
    make: () => envelope({ docketBytes: drawn('junk')(200) }),
  },
  {
    name: 'docket-trailing',
    changed: 'item 0 goes on after its last entry with bytes that are no entry',
    code: 'docket.encoding',
    by: bob,
    make: async () => envelope({ docketBytes: concat(await docketBytes((await smallDocket()).docket), Uint8Array.of(0xff)) }),
  },
  {
    name: 'docket-other',
    changed: 'the seal is linked to another docket than item 0',
    code: 'exchange.docket',
    by: bob,
    make: linkTo({ docket: drawn('other')(32) }),
  },
  {
    name: 'heads-other',
    changed: 'the seal cites another head than item 0 has',
    code: 'exchange.heads',
    by: bob,
    make: linkTo({ prev: [drawn('other')(32)] }),
  },
  {
    name: 'seq-taken',
    changed: 'nothing: the verifier’s docket has another statement by the sealer at the seal’s place',
    code: 'docket.conflicting-seq',
    by: bob,
    docket: goneOn,
    make: () => envelope(),
  },
  {
    name: 'seq-hole',
    changed: 'the seal skips a place',
    code: 'docket.hole',
    by: bob,
    make: async () => {
      const { docket } = await smallDocket()
      return linkTo({ seq: nextLink(docket, alice.keys.signer.key.kid).seq + 1 })()
    },
  },
  {
    name: 'another-case',
    changed: 'nothing: the verifier’s docket is of another case',
    observations: ['exchange.other-docket'],
    by: bob,
    verdict: 'verified',
    docket: async () => docketBytes((await smallDocket(['records'], 'another docket')).docket),
    make: () => envelope(),
  },
  {
    name: 'one-sided',
    changed: 'nothing: nobody has received it yet',
    observations: ['handover.not-received'],
    by: bob,
    verdict: 'verified',
    make: () => envelope(),
  },
  {
    name: 'signer-unknown',
    changed: 'an honest envelope by a signer whom the trust store does not know',
    observations: ['signer.unknown'],
    verdict: 'untrusted',
    make: () => envelope({ by: mallory }),
  },
  {
    name: 'signer-replaced-keyless',
    changed: 'signed and countersigned anew by a stranger: without a key it is the stranger’s envelope',
    observations: ['signer.unknown'],
    verdict: 'untrusted',
    make: async () =>
      resealed(await envelope(), {
        by: mallory.keys,
        header: asMallory,
        payload: members((v) => ({ ...v, companion: fromHex(mallory.keys.companion!.key.kid) })),
      }),
  },
]

export function asMallory(h: Header): void {
  const claims = h.get(15) as Header
  h.set(4, fromHex(mallory.keys.signer.key.kid))
  h.set(
    15,
    new Map<number, CborValue>([
      [1, mallory.card.authority],
      [2, claims.get(2)!],
      [6, claims.get(6)!],
      [8, new Map([[1, coseKey(mallory.keys.signer.key)]])],
    ]),
  )
}
