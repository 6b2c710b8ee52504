import { certificatePreparedFrom, type PreparedCertificate } from '../admissibility/index.js'
import { decode, encode } from '../cbor/index.js'
import { type CertificateOpen, type CertificateParts, certificateType, type Docket } from '../docket/index.js'
import { FormatError, fromHex, type Hex, toHex, UsageError } from '../ground/index.js'

/** An evidence certificate not yet signed, on its way to the person who will. It never enters a docket. */
export interface CertificateDraft {
  readonly schema: 'rogatory.certificate-draft/1'
  readonly docket: Hex
  readonly authority: string
  readonly form: string
  readonly language: string
  /** what the form still asks for */
  readonly absent: readonly string[]
  /** the words, for reading */
  readonly text: string
  /** open members and parts, as CBOR: exactly what will be signed */
  readonly content: Hex
}

export function certificateDraft(docket: Docket, authority: string, prepared: PreparedCertificate): CertificateDraft {
  const { form, open, parts, absent } = prepared
  const { language, text } = parts.words
  const content = toHex(encode([open, parts]))
  return { schema: 'rogatory.certificate-draft/1', docket: docket.id, authority, form: form.id, language, absent, text, content }
}

/**
 * Reads a draft; the time written becomes that of the signing.
 * @throws FormatError for what is no draft, or whose words are not those of its content
 */
export async function readCertificateDraft(
  json: unknown,
  docket: Docket,
  now: number,
): Promise<CertificateDraft & { readonly prepared: PreparedCertificate }> {
  const draft = json as Partial<CertificateDraft> | null
  const texts = ['docket', 'authority', 'form', 'language', 'text', 'content'] as const
  if (typeof draft !== 'object' || draft === null || draft.schema !== 'rogatory.certificate-draft/1')
    throw new UsageError('usage.argument', 'not a draft of an evidence certificate')
  for (const name of texts) if (typeof draft[name] !== 'string') throw new FormatError('usage.argument', `the draft has no ${name}`)
  const whole = draft as CertificateDraft
  const [open, parts] = await contentOf(whole.content)
  if (parts.words?.text !== whole.text) throw new FormatError('usage.argument', 'the words of the draft are not those it holds for signing')
  return { ...whole, prepared: certificatePreparedFrom(docket, open, parts, now) }
}

async function contentOf(hex: string): Promise<readonly [CertificateOpen, CertificateParts]> {
  const content = /^(?:[0-9a-f]{2})+$/.test(hex) ? (decode(fromHex(hex)) as unknown) : undefined
  const [open, parts] = Array.isArray(content) && content.length === 2 ? content : []
  const schemas = await certificateType.schemas()
  const whole =
    schemas.open.safeParse(open).success &&
    typeof parts === 'object' &&
    parts !== null &&
    Object.entries(parts).every(([name, part]) => schemas.parts[name]?.safeParse(part).success ?? false)
  if (!whole) throw new FormatError('usage.argument', 'the content of the draft is not as it was written')
  return [open as CertificateOpen, parts as CertificateParts]
}
