import * as asn1 from 'asn1js'
import type { Bytes } from '../../src/ground/index.js'

const { subtle } = globalThis.crypto

export const oids = {
  sha1: '1.3.14.3.2.26',
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const
export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'
export type Kind = 'rsa' | 'pss' | 'P-256' | 'P-384'

const oid = (value: string) => new asn1.ObjectIdentifier({ value })
const seq = (...value: asn1.AsnType[]) => new asn1.Sequence({ value })
const set = (...value: asn1.AsnType[]) => new asn1.Set({ value })
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: bytes as Bytes })
const bits = (bytes: Uint8Array) => new asn1.BitString({ valueHex: bytes as Bytes })
const tagged = (tagNumber: number, ...value: asn1.AsnType[]) => new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value })
const number = (value: number) => new asn1.Integer({ value })
const time = (seconds: number) => new asn1.GeneralizedTime({ valueDate: new Date(seconds * 1000) })
const algorithm = (id: string) => seq(oid(id), new asn1.Null())
const name = (text: string) => seq(set(seq(oid('2.5.4.3'), new asn1.Utf8String({ value: text }))))
export const der = (block: asn1.AsnType): Bytes => new Uint8Array(block.toBER())
const parsed = (bytes: Uint8Array) => asn1.fromBER(bytes as Bytes).result as asn1.AsnType
export const hash = async (algorithmName: string, bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await subtle.digest(algorithmName, bytes as Bytes))

/** A key and how it signs, as X.509 and CMS name it. */
interface Maker {
  readonly spki: asn1.AsnType
  readonly algorithm: asn1.AsnType
  sign(bytes: Uint8Array): Promise<Bytes>
}

async function makerOf(kind: Kind, modulusLength = 2048): Promise<Maker> {
  const rsa = { modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }
  const how =
    kind === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', ...rsa }
      : kind === 'pss'
        ? { name: 'RSA-PSS', ...rsa }
        : { name: 'ECDSA', namedCurve: kind }
  const pair = (await subtle.generateKey(how, true, ['sign', 'verify'])) as CryptoKeyPair
  const ecHash = kind === 'P-384' ? 'SHA-384' : 'SHA-256'
  const pss = seq(
    oid('1.2.840.113549.1.1.10'),
    seq(
      tagged(0, algorithm(oids['SHA-256'])),
      tagged(1, seq(oid('1.2.840.113549.1.1.8'), algorithm(oids['SHA-256']))),
      tagged(2, number(32)),
    ),
  )
  return {
    spki: parsed(new Uint8Array(await subtle.exportKey('spki', pair.publicKey))),
    algorithm:
      kind === 'rsa'
        ? algorithm('1.2.840.113549.1.1.11')
        : kind === 'pss'
          ? pss
          : seq(oid(`1.2.840.10045.4.3.${kind === 'P-384' ? 3 : 2}`)),
    async sign(bytes) {
      const raw = new Uint8Array(await subtle.sign({ name: how.name, saltLength: 32, hash: ecHash }, pair.privateKey, bytes as Bytes))
      if (kind === 'rsa' || kind === 'pss') return raw
      const half = raw.length / 2
      const part = (from: number) => new asn1.Integer({ valueHex: new Uint8Array([0, ...raw.subarray(from, from + half)]) })
      return der(seq(minimal(part(0)), minimal(part(half))))
    },
  }
}

/** An INTEGER without bytes that say nothing. */
function minimal(block: asn1.Integer): asn1.Integer {
  const bytes = new Uint8Array(block.valueBlock.valueHexView)
  let at = 0
  while (at < bytes.length - 1 && bytes[at] === 0 && bytes[at + 1]! < 128) at++
  return new asn1.Integer({ valueHex: bytes.slice(at) })
}

export interface CertificateOptions {
  readonly from?: number
  readonly until?: number
  /** purposes; none at all for [] */
  readonly purposes?: readonly string[]
  readonly critical?: boolean
  readonly ca?: boolean
  readonly pathLength?: number
  readonly usage?: number
  readonly extra?: { readonly oid: string; readonly critical: boolean }
  /** of an RSA key: 2,048 unless said */
  readonly rsaBits?: number
  /** the key of another certificate instead of a fresh one */
  readonly maker?: Maker
}

export interface Issuer {
  readonly name: string
  readonly maker: Maker
  readonly certificate: Bytes
  readonly serial: number
  readonly issuerName: string
}

let serials = 1

/** A certificate for a fresh key, by `by` or itself. */
export async function issue(text: string, kind: Kind, options: CertificateOptions = {}, by?: Issuer): Promise<Issuer> {
  const maker = options.maker ?? (await makerOf(kind, options.rsaBits))
  const { from = 1_500_000_000, until = 2_200_000_000, ca = false } = options
  const purposes = options.purposes ?? (ca ? [] : [oids.timeStamping])
  const extension = (id: string, critical: boolean, value: asn1.AsnType) =>
    seq(oid(id), ...(critical ? [new asn1.Boolean({ value: true })] : []), octets(der(value)))
  const extensions = [
    ...(ca
      ? [
          extension(
            '2.5.29.19',
            true,
            seq(new asn1.Boolean({ value: true }), ...(options.pathLength === undefined ? [] : [number(options.pathLength)])),
          ),
        ]
      : []),
    ...(purposes.length > 0 ? [extension('2.5.29.37', options.critical ?? true, seq(...purposes.map(oid)))] : []),
    ...(options.usage === undefined ? [] : [extension('2.5.29.15', true, bits(new Uint8Array([options.usage])))]),
    ...(options.extra ? [extension(options.extra.oid, options.extra.critical, new asn1.Null())] : []),
  ]
  const signer = by?.maker ?? maker
  const serial = serials++
  const tbs = seq(
    tagged(0, number(2)),
    number(serial),
    signer.algorithm,
    name(by?.name ?? text),
    seq(time(from), time(until)),
    name(text),
    maker.spki,
    ...(extensions.length > 0 ? [tagged(3, seq(...extensions))] : []),
  )
  const certificate = der(seq(tbs, signer.algorithm, bits(await signer.sign(der(tbs)))))
  return { name: text, maker, certificate, serial, issuerName: by?.name ?? text }
}

export interface TokenOptions {
  readonly imprint?: Hash | 'SHA-1'
  /** instead of the digest of the message */
  readonly digest?: Uint8Array
  readonly accuracy?: { readonly seconds?: number; readonly millis?: number; readonly micros?: number }
  /** the seconds of accuracy so often */
  readonly repeated?: number
  /** after the seconds, as `.5` */
  readonly fraction?: string
  readonly enclosed?: readonly Bytes[]
  readonly ess?: 'v2' | 'v2-sha512' | 'none'
  readonly essOf?: Bytes
  readonly contentType?: string
  readonly attributeType?: string
  readonly messageDigest?: Uint8Array
  readonly signatureBy?: Issuer
  readonly signers?: number
  readonly extension?: boolean
  readonly sidSerial?: number
}

/** A time stamp token as the service of `issuer` would give it at `at`, with what `o` wants otherwise. */
export async function stamp(issuer: Issuer, message: Uint8Array, at: number, o: TokenOptions = {}): Promise<Bytes> {
  const imprint = o.imprint ?? 'SHA-256'
  const { accuracy } = o
  const stamped = new Date(at * 1000).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const gen = new asn1.GeneralizedTime()
  gen.valueBlock.valueHexView = new TextEncoder().encode(`${stamped}${o.fraction ?? ''}Z`)
  const genTime = parsed(new Uint8Array([0x18, stamped.length + (o.fraction ?? '').length + 1, ...gen.valueBlock.valueHexView]))
  const small = (tagNumber: number, value: number) =>
    new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: new Uint8Array([value >> 8, value & 255]) })
  const info = der(
    seq(
      number(1),
      oid('1.2.3.4'),
      seq(algorithm(imprint === 'SHA-1' ? oids.sha1 : oids[imprint]), octets(o.digest ?? (await hash(imprint, message)))),
      number(77),
      genTime,
      ...(accuracy === undefined
        ? []
        : [
            seq(
              ...(accuracy.seconds === undefined ? [] : Array.from({ length: o.repeated ?? 1 }, () => number(accuracy.seconds!))),
              ...(accuracy.millis === undefined ? [] : [small(0, accuracy.millis)]),
              ...(accuracy.micros === undefined ? [] : [small(1, accuracy.micros)]),
            ),
          ]),
      ...(o.extension ? [tagged(1, seq(oid('1.2.3.5'), new asn1.Boolean({ value: true }), octets(new Uint8Array(1))))] : []),
    ),
  )
  const attribute = (id: string, value: asn1.AsnType) => seq(oid(id), set(value))
  const essOf = o.essOf ?? issuer.certificate
  const ess =
    o.ess === 'none'
      ? []
      : [
          attribute(
            '1.2.840.113549.1.9.16.2.47',
            seq(
              seq(
                o.ess === 'v2-sha512'
                  ? seq(algorithm(oids['SHA-512']), octets(await hash('SHA-512', essOf)))
                  : seq(octets(await hash('SHA-256', essOf))),
              ),
            ),
          ),
        ]
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(o.attributeType ?? '1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', octets(o.messageDigest ?? (await hash('SHA-256', info)))),
    ...ess,
  ]
  const by = (o.signatureBy ?? issuer).maker
  const signer = seq(
    number(1),
    seq(name(issuer.issuerName), number(o.sidSerial ?? issuer.serial)),
    algorithm(oids['SHA-256']),
    tagged(0, ...attributes),
    issuer.maker.algorithm,
    octets(await by.sign(der(set(...attributes)))),
  )
  const enclosed = o.enclosed ?? [issuer.certificate]
  return der(
    seq(
      oid('1.2.840.113549.1.7.2'),
      tagged(
        0,
        seq(
          number(3),
          set(algorithm(oids['SHA-256'])),
          seq(oid(o.contentType ?? '1.2.840.113549.1.9.16.1.4'), tagged(0, octets(info))),
          ...(enclosed.length > 0 ? [tagged(0, ...enclosed.map(parsed))] : []),
          set(...Array.from({ length: o.signers ?? 1 }, () => signer)),
        ),
      ),
    ),
  )
}

/** A service's answer (TimeStampResp). */
export const answer = (token: Uint8Array | undefined, status = 0, text?: string): Bytes =>
  der(
    seq(
      seq(number(status), ...(text === undefined ? [] : [seq(new asn1.Utf8String({ value: text }))])),
      ...(token === undefined ? [] : [parsed(token)]),
    ),
  )
