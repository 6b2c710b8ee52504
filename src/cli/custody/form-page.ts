import { code128Svg } from './code128.js'
import { type CommandAction, needsOf, rowsOf } from './needs.js'

/** One paper form. */
export interface Form {
  /** in groups of four */
  readonly code: string
  readonly action: CommandAction
  readonly exhibits: readonly { readonly label: string; readonly words?: string }[]
  /** the docket's id, where it is known */
  readonly docket?: string
}

/** What is done, as the heading of its form. */
const titles: Readonly<Record<CommandAction, string>> = {
  seize: 'Seizure: recognised, isolated, documented, collected, packaged',
  recognise: 'Recognised as relevant',
  isolate: 'Isolated',
  document: 'Documented before it was touched',
  collect: 'Collected',
  package: 'Packed and sealed',
  transport: 'Transported',
  acquire: 'Imaged',
  copy: 'Copied',
  examine: 'Examined',
  derive: 'Something derived from it',
  decrypt: 'Decrypted',
  redact: 'Redacted',
  translate: 'Translated',
  rehash: 'Digests computed anew',
  split: 'Divided',
  combine: 'Put together with others',
  consume: 'Used up',
  release: 'Handed over',
  receive: 'Received',
  access: 'Accessed',
  verify: 'Digests compared',
  store: 'Put into store',
  disclose: 'Shown to somebody',
  return: 'Returned',
  dispose: 'Disposed of',
  lose: 'Lost',
  recall: 'Handover recalled',
  correct: 'Correction of a record',
  incident: 'Incident',
  hold: 'Preservation order',
  liftHold: 'Preservation order lifted',
  dispute: 'Record disputed',
  claim: 'Claim of privilege or ownership',
  observe: 'Observation',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\p{Cc}\p{Cf}]/gu, ' ')

const ticks = (...words: readonly string[]): string => words.map((word) => `<span class="tick">${word}</span>`).join(' ')
const line = (lines = 1): string => '<div class="line"></div>'.repeat(lines)
const field = (title: string, inside: string, needed: boolean): string =>
  `<section><h2>${title}${needed ? ' <b>*</b>' : ''}</h2>${inside}</section>`
const short = (title: string, width = 'half'): string => `<label class="${width}">${title}<span class="line"></span></label>`

const when = `<div class="row"><label>year<span class="boxes">${'<i></i>'.repeat(4)}</span></label><label>month<span class="boxes">${'<i></i>'.repeat(2)}</span></label><label>day<span class="boxes">${'<i></i>'.repeat(2)}</span></label><label>hour<span class="boxes">${'<i></i>'.repeat(2)}</span></label><label>minute<span class="boxes">${'<i></i>'.repeat(2)}</span></label><label>hours from UTC<span class="boxes">${'<i></i>'.repeat(3)}</span></label></div>${ticks('to the minute', 'the day only', 'the month only', 'not known')}`

/** What stands on paper for a part or member of the record, in the order in which it is filled in. */
const fields: readonly (readonly [name: string, title: string, inside: string])[] = [
  ['at', 'When it was done', when],
  ['stage', 'Stage', ticks('arrival: taken in, not opened', 'content: everything checked')],
  ['place', 'Where', `<div class="row">${short('country, two letters', 'third')}${short('address, building, room', 'wide')}</div>`],
  [
    'participants',
    'Who took part',
    `<div class="row">${short('name, function')}${short('part*')}</div><div class="row">${short('name, function')}${short('part*')}</div><p>* performed, directed, packaged, sealed, carried, witnessed, present, interpreted</p>`,
  ],
  ['to', 'To whom', `<div class="row">${short('authority')}${short('name, function')}</div>`],
  [
    'carriage',
    'Carrier',
    `<div class="row">${short('carrier')}${short('waybill number')}</div>${ticks('bag seals intact', 'not intact', 'not recorded')}`,
  ],
  ['answers', 'Which handover it answers', line()],
  ['about', 'Which record it is about', `<div class="row">${short('number or date of the record', 'wide')}</div>`],
  [
    'legalBasis',
    'What it rests on',
    `${ticks('warrant', 'order', 'statute', 'consent', 'request')}<div class="row">${short('reference')}${short('issued by, date')}</div>`,
  ],
  ['purpose', 'Why', line()],
  [
    'tools',
    'Tools',
    `<div class="row">${short('name')}${short('version')}</div><div class="row">${short('name')}${short('version')}</div>`,
  ],
  [
    'digests',
    'Digests',
    `<div class="row">${short('exhibit', 'third')}${short('algorithm and digest, in groups of four', 'wide')}</div>${line()}`,
  ],
  ['disposal', 'How it was destroyed, and what remains', line(2)],
  [
    'correction',
    'Correction',
    `<div class="row">${short('field')}${short('what stands there')}</div><div class="row">${short('what is right')}${short('why, and how it was noticed')}</div>`,
  ],
  ['note', 'Anything else', line(2)],
]

/** Parts that everybody may fill in, beside those the action needs. */
const usual: ReadonlySet<string> = new Set(['at', 'place', 'participants', 'carriage', 'note'])
/** Whoever takes something writes down on what it rests. */
const taking: ReadonlySet<string> = new Set(['seize', 'collect', 'package', 'acquire', 'consume'])

const things = ({ exhibits, action }: Form, full: boolean): string => {
  // One act is one sheet: where much is asked, fewer things fit on it.
  const blank = exhibits.length > 0 ? 0 : action === 'seize' ? 6 : full ? 2 : 4
  const last = action === 'receive' ? 'condition; accepted, not accepted (why), not found, unreadable' : 'condition'
  const rows = exhibits.map(
    ({ label, words }) => `<td>${escaped(label)}${words ? `<small>${escaped(words)}</small>` : ''}</td><td></td><td></td>`,
  )
  const empty = Array.from({ length: blank }, () => '<td></td><td></td><td></td>')
  const table = [...rows, ...empty].map((row) => `<tr>${row}</tr>`).join('')
  return `<table><thead><tr><th>exhibit</th><th>bag seal number</th><th>${last}</th></tr></thead><tbody>${table}</tbody></table>`
}

function page(form: Form): string {
  const { code, action, docket } = form
  const names = new Set<string>(
    rowsOf(action).flatMap((row) => [...row.required, ...row.optional, ...row.members.required, ...row.members.optional]),
  )
  const needed = new Set<string>(['at', ...needsOf(action).map(({ name }) => name)])
  const asked = fields.filter(
    ([name]) => names.has(name) && (needed.has(name) || usual.has(name) || name === 'to' || (name === 'legalBasis' && taking.has(action))),
  )
  const full = asked.length > 6
  const known = new Set(fields.map(([name]) => name))
  const others = [...needed].filter((name) => !known.has(name)).map((name) => field(escaped(name), line(2), true))
  return `<article>
<header><div><h1>${titles[action]}</h1><p>custody record on paper &#183; action <code>${action}</code></p></div><figure>${code128Svg(code.replaceAll('-', ''), 40)}<figcaption>${code}</figcaption></figure></header>
<div class="row">${docket === undefined ? short('case') : `<label class="half">case<span class="known">${escaped(docket)}</span></label>`}${short('authority, unit')}</div>
${field('Exhibits', things(form, full), true)}
${action === 'store' ? field('Where it is put', `<div class="row">${short('store')}${short('shelf, box')}</div>`, false) : ''}
${asked.map(([name, title, inside]) => field(title, full && name === 'note' ? line() : inside, needed.has(name))).join('\n')}
${others.join('\n')}
${field('How you know', ticks('I did it', 'I saw it', 'I was told by') + line(), true)}
<footer><div class="row">${short('name, function', 'third')}${short('date', 'third')}${short('signature', 'third')}</div><p><b>*</b> must be filled in. Keep the paper; scan it, and enter it with <code>rogatory custody import</code> under the code ${code}.</p></footer>
</article>`
}

const style = `@page{size:A4;margin:12mm 14mm}*{box-sizing:border-box}body{font:10pt/1.3 "Liberation Sans",Arial,Helvetica,sans-serif;color:#000;background:#fff;margin:0}
article{page-break-after:always;break-after:page;max-width:182mm;min-height:250mm;margin:0 auto;display:flex;flex-direction:column}article:last-child{page-break-after:auto;break-after:auto}
header{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm;border-bottom:.6mm solid #000;padding-bottom:2mm;margin-bottom:2mm}h1{font-size:15pt;margin:0}header p,footer p,section p{margin:1mm 0 0;font-size:8pt}
figure{margin:0;text-align:center;flex:none}figcaption{font:11pt "Liberation Mono",Consolas,monospace;letter-spacing:.06em}svg.code{display:block;width:62mm;height:13mm}
section{border-bottom:.2mm solid #000;padding:1.2mm 0 1.5mm;break-inside:avoid}h2{font-size:9pt;margin:0 0 1mm}.row{display:flex;gap:5mm;align-items:flex-end;flex-wrap:wrap}.row+.row{margin-top:1mm}
label{font-size:7.5pt;display:block}.half{flex:1 1 40%}.third{flex:1 1 28%}.wide{flex:2 1 55%}label .line{display:block}.line{border-bottom:.25mm solid #000;height:6.2mm}.known{display:block;font:11pt "Liberation Mono",Consolas,monospace;height:7mm;padding-top:2mm}
.boxes{display:flex;margin-top:.5mm}.boxes i{display:block;width:5.5mm;height:6.2mm;border:.25mm solid #000;margin-right:-.25mm}.tick{display:inline-block;margin:1mm 5mm 0 0;font-size:9pt}.tick::before{content:"";display:inline-block;width:3.4mm;height:3.4mm;border:.3mm solid #000;margin-right:1.4mm;vertical-align:-.5mm}
table{width:100%;border-collapse:collapse}th{font-size:7.5pt;text-align:left;font-weight:normal}td,th{border:.2mm solid #000;padding:.8mm 1.5mm}td{height:7.6mm;width:30%}td small{display:block;font-size:7pt}td:last-child,th:last-child{width:44%}
footer{margin-top:auto;padding-top:3mm}@media screen{body{background:#ddd}article{background:#fff;padding:10mm;margin:6mm auto;max-width:210mm;min-height:297mm}}`

/** One self-contained page with every form on a sheet of its own: no script, nothing loaded, black and white. */
export function formsPage(forms: readonly Form[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Custody forms</title><style>${style}</style></head><body>
${forms.map(page).join('\n')}
</body></html>
`
}
