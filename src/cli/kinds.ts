import { open, stat } from 'node:fs/promises'

/** What files of ours are called when another kind is wanted. */
export const kinds = {
  envelope: 'an envelope (*.rog)',
  docket: 'a docket, the signed case record (*.docket)',
  secretKey: 'a secret key file (secret.key)',
  card: 'a public card (public.card)',
  directory: 'a directory of cards',
  officerRequest: "an officer's request for a credential (officer.request)",
  credential: "an officer's credential",
  revocation: 'a revocation of a key',
  succession: "a directory operator's word that a card follows another",
  trust: 'a trust store',
  policy: 'a file of rules to judge by (rogatory.policy/1)',
  profile: 'a profile',
  terms: 'a file of conditions of use (rogatory.terms/1)',
  exhibits: 'a file that names exhibits (rogatory.exhibits/1)',
  records: 'a file of rows (CSV or JSON)',
  scene: 'a file of parts shared by many records (JSON)',
  draft: 'a draft of custody records',
  certificateDraft: 'a draft of an evidence certificate',
  selftest: 'the result of a self-test (rogatory selftest --json)',
  timeService: 'the X.509 certificate of a time service (PEM or DER)',
  timeAnswer: 'the answer of a time service (RFC 3161)',
  passphrase: 'a file whose first line is a passphrase',
  page: 'a page for people to read (HTML)',
  output: 'what a command of rogatory wrote with --json',
} as const

export type Kind = keyof typeof kinds

const magic = Buffer.from([0x89, 0x52, 0x4f, 0x47, 0x0d, 0x0a, 0x1a])

const bySchema: Readonly<Record<string, Kind>> = {
  trust: 'trust',
  policy: 'policy',
  profile: 'profile',
  terms: 'terms',
  exhibits: 'exhibits',
  records: 'records',
  draft: 'draft',
  drafts: 'draft',
  'certificate-draft': 'certificateDraft',
  selftest: 'selftest',
}

const byType: Readonly<Record<string, Kind>> = {
  card: 'card',
  directory: 'directory',
  'officer.request': 'officerRequest',
  credential: 'credential',
  revocation: 'revocation',
  succession: 'succession',
  profile: 'profile',
}

/** Which kind of our own files begins like this; undefined for everything else. Whoever reads the file then checks all of it. */
export function kindOf(begin: Buffer): Kind | undefined {
  if (begin.subarray(0, magic.length).equals(magic)) return 'envelope'
  const text = begin.toString('latin1').replace(/^(?:\xEF\xBB\xBF)?\s*/, '')
  if (text.startsWith('-----BEGIN ROGATORY SECRET KEYS-----')) return 'secretKey'
  if (text.startsWith('-----BEGIN CERTIFICATE-----')) return 'timeService'
  if (/^<!doctype html/i.test(text)) return 'page'
  if (text.startsWith('{')) {
    const name = /"schema"\s*:\s*"rogatory\.([a-z-]+)\/1"/.exec(text)?.[1]
    return name === undefined ? undefined : Object.hasOwn(bySchema, name) ? bySchema[name] : 'output'
  }
  // A signed statement (tag 18), or an array of one and its openings: a docket's entry, a credential's file.
  const type = begin[0] === 0xd2 || begin[0] === 0x82 ? /application\/rogatory\.([a-z.]+)\+cbor/i.exec(text)?.[1] : undefined
  if (type === undefined) return undefined
  if (Object.hasOwn(byType, type)) return byType[type]
  return begin[0] === 0x82 ? 'docket' : undefined
}

/** The kind of a file as its beginning tells; undefined too for what cannot be read twice, or at all: its reader tells why. */
export async function kindOfFile(path: string): Promise<Kind | undefined> {
  if ((await stat(path).catch(() => undefined))?.isFile() !== true) return undefined
  const handle = await open(path, 'r').catch(() => undefined)
  try {
    const begin = Buffer.alloc(4096)
    const read = await handle?.read(begin, 0, begin.length, 0)
    return read === undefined ? undefined : kindOf(begin.subarray(0, read.bytesRead))
  } catch {
    return undefined
  } finally {
    await handle?.close()
  }
}
