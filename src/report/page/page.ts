import { providerOf } from '../../crypto/index.js'
import { toHex, utf8 } from '../../ground/index.js'
import { type Catalogue, catalogueOf } from '../languages/catalogue.js'
import type { Language } from '../languages/types.js'
import { details, pairs } from './details.js'
import { eleven } from './eleven.js'
import { certificates, imports, keys, records, repeat, signature } from './end.js'
import { exhibits } from './exhibit.js'
import { bytesOf, code, grouped, type Html, html, raw } from './html.js'
import { observations } from './observations.js'
import type { PageOptions } from './options.js'
import { styleOf } from './style.js'
import type { CourtReport } from './types.js'
import { type Writer, writerOf } from './writer.js'

/**
 * One HTML page that needs nothing else: no script, no style or picture from elsewhere, text from evidence inert (PAG-20).
 * The same report and language give the same bytes.
 * @throws UsageError `report.incomplete` for a report that lacks any of its eleven statements
 */
export async function reportPage(report: CourtReport, options: PageOptions = {}): Promise<string> {
  const { completeReport } = await import('./complete.js')
  const whole = await completeReport(report)
  const language = options.language ?? 'en'
  const c = await catalogueOf(language)
  const w = writerOf(c, language, whole)
  return document(w, c.words.title, whole.docket.id, body(w, whole))
}

function body(w: Writer, report: CourtReport): Html {
  const { words, titles } = w.c
  return html`<header class="first"><h1>${words.title}</h1>
${pairs([
  [words.caseRecord, grouped(report.docket.id)],
  [words.envelope, report.envelope && grouped(report.envelope.sealId)],
  [words.asAt, w.time(report.at)],
  [words.integrity, titles.verdicts[report.verdict]],
])}<h2>${words.elevenTitle}</h2>
${eleven(w, report)}<p class="hint">${words.printHint}</p></header>
<main>
${details(w, report)}${exhibits(w, report)}${imports(w, report)}${certificates(w, report)}<section id="observations"><h2>${words.observationsTitle}</h2>
${observations(w, report.observations)}</section>
${keys(w, report)}${records(w, report)}${repeat(w, report)}${signature(w)}</main>`
}

/** What stands alone on the line that holds a page's own digest; nothing else in a page begins a line like this. */
const digestLine = '<p class="digest">'

/** Puts a page together; its digest is SHA-256 over the page without the line that holds it (PAG-30). */
export async function document(w: Writer, title: string, docket: string, content: Html): Promise<string> {
  const p = providerOf(undefined)
  const style = styleOf(pageNumbers(w.c), /^[0-9a-f]{64}$/.test(docket) ? docket.replaceAll(/(.{4})(?=.)/g, '$1 ') : '')
  const policy = `default-src 'none'; style-src 'sha256-${base64(await p.hash('SHA-256', utf8(style)))}'; base-uri 'none'; form-action 'none'`
  const head = bytesOf(html`<!doctype html>
<html lang="${w.language as Language}" dir="${w.c.dir}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
<style>${raw(style)}</style></head>
<body>
${content}
<footer>
`)
  const foot = '</footer>\n</body></html>\n'
  const digest = toHex(await p.hash('SHA-256', utf8(head + foot)))
  const line = bytesOf(
    html`${raw(digestLine)}<strong>${w.c.words.reportDigest}:</strong> ${grouped(digest)} ${w.c.words.reportDigestHow} ${code('grep -v \'^<p class="digest">\' report.html | sha256sum')}</p>`,
  )
  return `${head}${line}\n${foot}`
}

/** `Page {page} of {pages}` as CSS has it. */
function pageNumbers(c: Catalogue): string {
  return c.words.page
    .split(/(\{page\}|\{pages\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : JSON.stringify(part)))
    .join(' ')
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
