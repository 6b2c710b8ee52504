import { malformed } from './asn1.js'

const armour = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g

/** The DER of a certificate given in DER or as the one certificate of a PEM file (RFC 7468). @throws FormatError `token.malformed` */
export function fromPem(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30) return bytes
  const [found, ...more] = [...new TextDecoder().decode(bytes).matchAll(armour)]
  if (found === undefined) throw malformed('no certificate')
  if (more.length > 0) throw malformed('several certificates in one file')
  try {
    return Uint8Array.from(atob(found[1]!.replace(/\s/g, '')), (c) => c.charCodeAt(0))
  } catch (cause) {
    throw malformed('no base64', cause)
  }
}
