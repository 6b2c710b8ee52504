import { Boolean as AsnBoolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { type Bytes, FormatError } from '../ground/index.js'
import { digest, hashOids } from './algorithms.js'
import { childrenOf, contentOf, type Element, malformed, readElement, smallOf, tags, textOf } from './asn1.js'

/** A time stamp query (TimeStampReq, RFC 3161 §2.4.1) over `message`, asking for the certificate. `nonce`: 16 random bytes */
export async function timeQuery(message: Bytes, hash: keyof typeof hashOids, nonce: Bytes): Promise<Bytes> {
  const positive = new Uint8Array([1 + (nonce[0]! % 127), ...nonce.subarray(1)])
  const query = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({
        value: [
          new Sequence({ value: [new ObjectIdentifier({ value: hashOids[hash] }), new Null()] }),
          new OctetString({ valueHex: await digest(hash, message) }),
        ],
      }),
      new Integer({ valueHex: positive }),
      new AsnBoolean({ value: true }),
    ],
  })
  return new Uint8Array(query.toBER())
}

const states = ['granted', 'grantedWithMods', 'rejection', 'waiting', 'revocationWarning', 'revocationNotification']

/**
 * The token in a service's answer (TimeStampResp, RFC 3161 §2.4.2), or in a bare token.
 * @throws FormatError `token.malformed`; `token.refused` (data.status, data.text) when the service gave none
 */
export function tokenIn(answer: Uint8Array): Bytes {
  const element = readElement(answer)
  const [first, token, ...rest] = childrenOf(element)
  if (first?.tag === tags.oid) return element.bytes
  const [status, ...text] = childrenOf(first)
  const state = smallOf(contentOf(status, tags.integer))
  if (state > 1)
    throw new FormatError('token.refused', `the time service answers: ${states[state] ?? state}`, {
      data: { status: states[state] ?? String(state), text: textsOf(text.find(({ tag }) => tag === tags.sequence)) },
    })
  if (token === undefined || rest.length > 0) throw malformed('no token in the answer')
  childrenOf(token)
  return token.bytes
}

const textsOf = (element: Element | undefined): string => (element?.children ?? []).map(({ content }) => textOf(content)).join(' ')
