import { inMap } from '../../ground/index.js'
import { shown } from '../escape.js'
import type {
  CredentialOutput,
  DirectoryOutput,
  OfficerRequestOutput,
  PolicyCheckOutput,
  RevocationOutput,
  SignerJson,
  SuccessionOutput,
} from '../identity-outputs.js'
import { counted } from '../sentences/words.js'
import { roleTitles } from '../titles.js'
import { allOf, authorityName, grouped, type Names, shortId } from './names.js'
import { putObservations } from './observations.js'
import { type Page, pageOf, type TextOptions } from './page.js'

const reasons = { superseded: 'replaced by another', ceased: 'no longer in use', compromised: 'in other hands' } as const

/** A directory: what is listed, what was closed, what was revoked. */
export function directoryText({ directory, believed, file, observations }: DirectoryOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title(`Directory no. ${directory.number}`)
  page.row('Identity', grouped(directory.id))
  page.row('Operator', shown(directory.signer, 100))
  page.row('Signing key', grouped(directory.kid))
  page.row('Signed at', `${directory.signed}, by their own clock`)
  if (directory.replaces !== undefined) page.row('After', grouped(directory.replaces))
  if (believed !== undefined) page.row('Operator', believed ? 'believed by your trust store' : 'not believed by your trust store')
  page.row('Listed', counted(directory.entries.length, 'card'))
  for (const { card, authority, fingerprint, from, until } of directory.entries)
    page.put(
      `card ${shortId(card)} of ${shortId(authority)}, fingerprint ${shown(fingerprint, 60)}, from ${from}${until === undefined ? '' : ` until ${until}`}`,
      '    ',
      '      ',
    )
  for (const { kid, card, reason, since, published } of directory.revocations)
    page.put(
      `${kid === undefined ? `all keys of card ${shortId(card ?? '')}` : `key ${shortId(kid)}`} ${reasons[reason]}${since === undefined ? '' : ` since ${since}`}, published ${published}`,
      '    ',
      '      ',
    )
  if (file !== undefined) page.row('Written', shown(file, 500))
  putObservations(page, observations)
  return page.end()
}

export function successionText(output: SuccessionOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title('Succession: a card follows another whose keys were lost')
  page.row('Identity', grouped(output.id))
  page.row('Operator', shown(output.signer, 100))
  page.row('Authority', shown(output.authority, 100))
  page.row('Old card', grouped(output.old))
  page.row('New card', grouped(output.next))
  page.row('Fingerprint', shown(output.fingerprint, 60))
  page.row('Old keys', output.reason)
  if (output.file !== undefined) page.row('Written', shown(output.file, 500))
  return page.end()
}

/** An officer's request; its fingerprint is the last line. */
export function officerRequestText(output: OfficerRequestOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title("Request for an officer's credential")
  page.row('Authority', shown(output.authority, 100))
  if (output.names !== undefined) page.row('Name', allOf(output.names))
  if (output.function !== undefined) page.row('Function', allOf(output.function))
  page.row('Signing key', grouped(output.kid))
  for (const file of output.files ?? []) page.row('Written', shown(file, 500))
  page.blank()
  page.put('Give the request to your authority. They compare this fingerprint with you before they sign:')
  page.put(shown(output.fingerprint, 60))
  return page.end()
}

export function credentialText(output: CredentialOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title("Officer's credential")
  page.row('Identity', grouped(output.id))
  page.row('Authority', shown(output.authority, 100))
  page.row('Officer', output.officer === undefined ? 'not told apart from others' : shown(output.officer, 100))
  const { pool } = output
  if (pool !== undefined)
    page.row(
      'Stands for',
      `several persons${pool.withheldBy === undefined ? '' : `; identity withheld by order of ${allOf(pool.withheldBy)}`}`,
    )
  if (output.names !== undefined) page.row('Name', allOf(output.names))
  if (output.function !== undefined) page.row('Function', allOf(output.function))
  for (const { names } of output.members ?? []) page.row('Behind it', allOf(names))
  page.row('Roles', output.roles.map((role) => roleTitles[role]).join(', '))
  page.row('Valid', `from ${output.from}${output.until === undefined ? '' : ` until ${output.until}`}`)
  page.row('Signing key', grouped(output.kid))
  page.row('Signature', output.checked ? "holds under the authority's card" : 'not checked: no card of the authority was given')
  if (output.file !== undefined) page.row('Written', shown(output.file, 500))
  return page.end()
}

export function revocationText(output: RevocationOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title('Revocation of a key')
  page.row('Identity', grouped(output.id))
  page.row('Authority', shown(output.authority, 100))
  page.row('Key', grouped(output.concerns))
  page.row('Why', `${reasons[output.reason]}${output.since === undefined ? '' : ` since ${output.since}`}`)
  page.row('Published', output.published)
  if (output.file !== undefined) page.row('Written', shown(output.file, 500))
  return page.end()
}

/** What is wrong with a policy, or what each of its rules means. */
export function policyText(output: PolicyCheckOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title(output.correct ? 'What these rules mean' : 'What is wrong with these rules')
  for (const { member, sentence } of output.correct ? output.rules : output.wrong) page.row(shown(member, 40), sentence)
  return page.end()
}

const statuses = {
  valid: '',
  superseded: 'key replaced before',
  ceased: 'key no longer in use before',
  compromisedSince: 'key said to have been in other hands',
  expired: 'key expired before',
  notYetValid: 'key not yet valid',
  unknown: '',
} as const

/** What of a signer a text is about. */
export type ShownSigner = Pick<SignerJson, 'kid' | 'authority' | 'believed' | 'keyStatus' | 'officer'> & {
  readonly time: { readonly shownBefore?: unknown }
}

interface SignerRow {
  readonly one: ShownSigner
  count: number
  shown: number
}

/** What is known of signers beyond that their own authority's key signed: officers, keys with a past, times that others show. */
export function putSigners(page: Page, signers: Iterable<ShownSigner>, names: Names): void {
  const rows: SignerRow[] = []
  const seen = new Map<string, Map<string, SignerRow[]>>()
  for (const one of signers) {
    const ofKey = inMap(seen, one.kid, () => new Map<string, SignerRow[]>())
    // Few: of one key and one credential no more than there are statuses, twice.
    const own = inMap(ofKey, one.officer?.credential ?? '', () => [])
    let row = own.find((other) => other.one.keyStatus === one.keyStatus && other.one.believed === one.believed)
    if (row === undefined) {
      row = { one, count: 0, shown: 0 }
      own.push(row)
      rows.push(row)
    }
    row.count++
    if (one.time.shownBefore !== undefined) row.shown++
  }
  const isTold = ({ one, shown: timed }: SignerRow): boolean => one.officer !== undefined || statuses[one.keyStatus] !== '' || timed > 0
  const told = rows.filter(isTold)
  if (told.length === 0) return
  page.title('Who signed')
  // Where somebody is told of, a list without the others would look as if they had signed nothing.
  const all = [...told, ...rows.filter((row) => !isTold(row))]
  for (const { one, count, shown: timed } of all.slice(0, 100)) {
    const officer =
      one.officer === undefined
        ? ''
        : `, ${one.officer.pool === true ? 'pool' : 'officer'} ${shown(one.officer.id ?? 'not told apart', 60)}`
    const status = statuses[one.keyStatus] === '' ? '' : `; ${statuses[one.keyStatus]}`
    const times =
      timed === 0
        ? ''
        : `; ${timed === count ? 'shown' : `${timed} of them shown`} by another authority's record or a time stamp to have existed`
    page.put(
      `${authorityName(one.authority, names)}${officer}, key ${shortId(one.kid)}: ${counted(count, 'record')}${one.believed ? '' : ', not believed'}${status}${times}`,
      '  ',
      '    ',
    )
  }
  if (all.length > 100) page.put(`and ${all.length - 100} more`, '  ')
}
