import { bounded, pairs, table } from './details.js'
import { over } from './eleven.js'
import { code, given, grouped, type Html, html, type Piece, technical, textOf } from './html.js'
import { observations } from './observations.js'
import type { CourtReport } from './types.js'
import type { Writer } from './writer.js'

/** Evidence certificates: who declares what, about which digests. */
export function certificates(w: Writer, report: CourtReport): Html {
  const { words } = w.c
  return html`<section id="certificates"><h2>${words.certificatesTitle}</h2>
${report.certificates.length === 0 ? html`<p>${words.noCertificates}</p>\n` : ''}${table(
  '',
  [words.form, words.person, words.declares, words.aboutDigests, words.record],
  bounded(w, report.certificates, (one) => [
    html`${technical(one.form, 60)}<br>${one.complete ? words.completeYes : words.completeNo}${!one.opened && html`, ${words.notOpened}`}`,
    html`${one.name !== undefined && textOf(one.name, w.language, 80)}${one.function !== undefined && html`, ${textOf(one.function, w.language, 80)}`}${one.capacity !== undefined && html` (${capacityName(w, one.capacity)})`}<div>${w.authority(one.authority)}${!one.believed && html` <strong>(${words.unknownSigner})</strong>`}</div>`,
    w.list(one.statements.slice(0, 40).map((id) => code(id, 60))),
    one.digests
      .slice(0, 20)
      .map((d) => html`<div>${w.exhibit(d.exhibit)}: ${technical(d.algorithm, 30)} ${grouped(d.value)} (${over(w, d.over)})</div>`),
    html`${w.record(one.statement)}<br>${w.time(one.signed)}`,
  ]),
)}${report.certificates.slice(0, certificatesWhole).map((one) => (one.observations.length === 0 ? '' : observations(w, one.observations)))}${report.certificates.slice(0, certificatesWhole).map((one) => signedWords(w, one))}</section>\n`
}

/** So many evidence certificates are shown word for word, and of each so many lines. */
const certificatesWhole = 100
const linesWhole = 200

/** What the person was shown and signed, line for line, in the direction of its first letters. */
function signedWords(w: Writer, { statement, words }: CourtReport['certificates'][number]): Piece {
  if (words === undefined) return ''
  const lines = words.text.split('\n').filter((line) => line.trim() !== '')
  const rest = lines.length - linesWhole
  return html`<h3>${w.c.words.wordsSigned} (${w.record(statement)})</h3>
<div class="words" dir="auto">${lines.slice(0, linesWhole).map((line) => html`<p>${textOf({ [words.language]: line.trim() }, w.language, 1000)}</p>\n`)}${rest > 0 && html`<p><em>${w.c.words.moreInJson.replace('{n}', String(rest))}</em></p>\n`}</div>\n`
}

/** The quality in which somebody signed; one that no form has stands as it was given. */
const capacityName = ({ c: { titles } }: Writer, capacity: string): Piece =>
  Object.hasOwn(titles.capacities, capacity) ? titles.capacities[capacity as keyof typeof titles.capacities] : given(capacity, 40)

/** Earlier custody: what other case records say, judged there. Nothing stands where nothing was brought in. */
export function imports(w: Writer, report: CourtReport): Html {
  const { words } = w.c
  if (report.imports.length === 0) return html``
  return html`<section id="imports"><h2>${words.importsTitle}</h2>
${table(
  '',
  [words.caseRecord, words.importedBy, words.records, words.leftOut],
  bounded(w, report.imports, (one) => [
    grouped(one.docket),
    html`${w.authority(one.authority)}<br>${w.record(one.statement)}, ${w.time(one.signed)}`,
    one.shown ? (one.records === undefined ? words.notKnown : w.number(one.records)) : html`<strong>${words.importNotShown}</strong>`,
    one.omitted === undefined ? words.notStated : textOf(one.omitted, w.language),
  ]),
)}${report.imports.slice(0, 50).map((one) => (one.observations.length === 0 ? '' : observations(w, one.observations)))}</section>\n`
}

/** Who is who: fingerprints of cards, how they were confirmed, and the keys that signed. */
export function keys(w: Writer, report: CourtReport): Html {
  const { words, titles } = w.c
  return html`<section id="keys"><h2>${words.keysTitle}</h2>
${table(
  '',
  [words.authority, words.fingerprint, words.key, words.records],
  bounded(w, report.authorities, (one) => [
    html`${w.authority(one.authority)}${one.jurisdiction !== undefined && html` (${given(one.jurisdiction, 20)})`}<br>${code(one.authority, 80)}${one.roles !== undefined && html`<br>${w.list(one.roles.map((role) => titles.roles[role]))}`}`,
    one.fingerprint === undefined
      ? html`<strong>${words.notBelieved}</strong>`
      : html`${code(one.fingerprint, 60)}<br>${one.confirmed === true ? words.confirmed : html`<strong>${words.notConfirmed}</strong>`}${one.confirmedBy !== undefined && html`; ${words.confirmedBy} ${textOf(one.confirmedBy, w.language, 120)}`}`,
    one.keys
      .slice(0, 20)
      .map(
        (key) =>
          html`<div>${technical(key.algorithm, 20)} ${grouped(key.kid)}${key.statuses.length > 0 && html` (${w.list(key.statuses.map((status) => titles.keyStatus[status]))})`}</div>`,
      ),
    one.keys.slice(0, 20).map((key) => html`<div>${w.number(key.records)}</div>`),
  ]),
)}</section>\n`
}

/** Whole ids of every record that the report refers to by number. */
export function records(w: Writer, report: CourtReport): Html {
  const { words, titles } = w.c
  let n = 0
  const kind = (type: string | undefined, action: string | undefined): Html =>
    type === undefined
      ? html`${words.leftOut}`
      : html`${code(type, 60)}${action !== undefined && html`<br>${Object.hasOwn(titles.actions, action) ? titles.actions[action as keyof typeof titles.actions] : code(action, 40)}`}`
  return html`<section id="records"><h2>${words.recordsTitle}</h2><p>${words.recordsIntro}</p>
<table class="records"><thead><tr>${[words.number, words.recordId, words.recordType, words.authority, words.whenSigned].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${report.records.map((one) => {
  n++
  return html`<tr id="r${n}"><th scope="row">R${n}</th><td>${grouped(one.id)}</td><td>${kind(one.type, one.action)}</td><td>${one.authority === undefined ? '' : w.authority(one.authority)}</td><td>${one.signed === undefined ? '' : w.time(one.signed)}</td></tr>\n`
})}</tbody></table></section>\n`
}

/** Commands, the digests of what they read, and what must come out. */
export function repeat(w: Writer, report: CourtReport): Html {
  const { words, titles } = w.c
  const { commands, inputs, expected } = report.statements.repeat
  return html`<section id="repeat"><h2>${words.repeatTitle}</h2>
<h3>${words.commands}</h3>
${commands.map((one) => html`<pre dir="ltr" tabindex="0">${one}</pre>\n`)}${table(
  words.inputs,
  [words.what, words.fileName, words.fileSize, 'SHA-256'],
  bounded(w, inputs, (one) => [
    titles.inputs[one.role],
    given(one.name, 120),
    one.size === undefined ? '' : w.number(one.size),
    one.sha256 === undefined ? words.notStated : grouped(one.sha256),
  ]),
)}<h3>${words.expected}</h3>
${pairs([
  [words.integrity, titles.verdicts[expected.verdict]],
  [words.records, w.number(expected.statements)],
  [words.observationsTitle, w.count(w.c.counts.observations, expected.observations)],
  [words.heads, html`${expected.heads.slice(0, 64).map((head) => html`<div>${grouped(head)}</div>`)}`],
])}</section>\n`
}

/** Where a person who can be questioned makes the report theirs. */
export function signature(w: Writer): Html {
  const { words, statements } = w.c
  const line = (label: string): Html => html`<div class="line"><span>${label}</span></div>`
  return html`<section id="adoption" class="signature"><h2>${words.signatureTitle}</h2>
<p><strong>${statements.adoption.words}</strong></p><p>${words.signatureIntro}</p>
${[words.nameLine, words.functionLine, words.placeLine, words.exceptions, words.signLine].map(line)}</section>\n`
}
