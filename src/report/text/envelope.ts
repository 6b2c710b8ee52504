import { quoted, shown } from '../escape.js'
import type { ConditionJson, EnvelopeJson, TermsJson } from '../outputs.js'
import { counted } from '../sentences/words.js'
import { conditionTitles } from '../titles.js'
import { allOf, grouped, shortId } from './names.js'
import type { Page } from './page.js'

export const bytesText = (n: number): string => counted(n, 'byte')

/** What an envelope shows, and to whom it is addressed. */
export function putEnvelope(page: Page, envelope: EnvelopeJson, judged = true): void {
  const { signer } = envelope
  const unknown = judged ? 'somebody we do not know, by their own key' : 'whoever holds the key below: nobody was judged here'
  page.title(`Envelope ${shortId(envelope.sealId)}`)
  page.row('Seal', grouped(envelope.sealId))
  page.row('Signed by', signer.believed && signer.names ? allOf(signer.names) : unknown)
  page.row('Authority', shown(signer.authority, 100))
  page.row('Signing key', grouped(signer.kid))
  if (signer.fingerprint !== undefined)
    page.row(
      'Fingerprint',
      `${shown(signer.fingerprint, 60)} (${signer.fingerprintConfirmed === true ? 'confirmed over a second channel' : 'not confirmed over a second channel'})`,
    )
  page.row('Signed at', `${shown(signer.signed, 40)}, by the signer's own clock`)
  page.row(
    'Signature',
    `${shown(signer.algorithm, 40)}${signer.companion ? ', with a second, quantum-safe signature' : ', without a second, quantum-safe signature'}`,
  )
  page.row('Recipients', recipientsText(envelope))
  page.row('Size', `${bytesText(envelope.length)}, of them content ${bytesText(envelope.payloadLength)}`)
  const { contents } = envelope
  page.row(
    'Contents',
    contents
      ? `${counted(contents.exhibits, 'exhibit')}, ${counted(contents.items, 'item')}, ${bytesText(contents.size)}`
      : judged
        ? 'not opened: no key was given that opens it'
        : 'sealed: only a recipient can see them',
  )
  if (envelope.terms) putTerms(page, envelope.terms)
}

function recipientsText({ recipients }: EnvelopeJson): string {
  const some = recipients.slice(0, 8).map(({ kid, postQuantum }) => `${shortId(kid)}${postQuantum ? '' : ' (not quantum-safe)'}`)
  const more = recipients.length > some.length ? `, and ${recipients.length - some.length} more` : ''
  return `${counted(recipients.length, 'key')}: ${some.join(', ')}${more}`
}

function putTerms(page: Page, terms: TermsJson): void {
  const list = terms.conditions
  page.row('Conditions', list.length === 0 ? 'none stated' : `${counted(list.length, 'condition')} of use, as the sender sealed them`)
  for (const condition of list.slice(0, 50)) page.put(conditionText(condition), '    \u2022 ', '      ')
  if (list.length > 50) page.put(`and ${list.length - 50} more`, '      ')
}

/** One condition of use in words. */
export function conditionText(c: ConditionJson): string {
  const said = conditionDetail(c)
  const where =
    c.exhibits === undefined ? '' : `, for exhibits ${c.exhibits.slice(0, 20).join(', ')}${c.exhibits.length > 20 ? ' \u2026' : ''}`
  const text = c.text === undefined ? '' : `: ${quoted(Object.values(c.text)[0] ?? '', 300)}`
  return `${quoted(c.id, 40)} ${conditionTitles[c.kind]}${said === '' ? '' : ` ${said}`}${where}${text}`
}

const transferRules = { never: 'never', withConsent: 'only with consent', toNamed: 'only to those named' } as const
const list = (values: readonly string[]): string =>
  values
    .slice(0, 20)
    .map((value) => quoted(value, 100))
    .join(', ')

function conditionDetail(c: ConditionJson): string {
  switch (c.kind) {
    case 'purpose':
      return [list(c.purposes), ...(c.proceedings ? [`in proceedings ${list(c.proceedings)}`] : [])].join(' ')
    case 'confidentiality':
      return c.until === undefined ? '' : `until ${c.until}`
    case 'onwardTransfer':
      return transferRules[c.rule]
    case 'handling':
      return shown(`${c.scheme} ${c.code}`, 40)
    case 'retention':
      return [
        ...(c.until === undefined ? [] : [`until ${c.until}`]),
        ...(c.days === undefined ? [] : [`for ${counted(c.days, 'day')}`]),
      ].join(', ')
    case 'return':
    case 'disposal':
      return c.by === undefined ? '' : `by ${c.by}`
    case 'privilege':
      return { claimed: 'claimed', underReview: 'under review', upheld: 'upheld', rejected: 'rejected', waived: 'waived' }[c.status]
    case 'nature':
      return c.nature === 'fact' ? '(fact)' : '(assessment)'
    case 'exculpatory':
      return ''
  }
}
