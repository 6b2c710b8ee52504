import { statementCsv } from '../case/bank.mjs'

const lines = (rows) => `${rows.join('\n')}\n`

/** Bytes that look like a small medium: a boot sector's end mark, text here and there, zeros between. */
function image(size, seed, notes) {
  const bytes = new Uint8Array(size)
  bytes[510] = 0x55
  bytes[511] = 0xaa
  let state = seed
  for (let i = 512; i < 1024; i++) {
    state = (state * 1103515245 + 12345) % 2147483648
    bytes[i] = state >> 16
  }
  for (const [i, note] of notes.entries()) bytes.set(Buffer.from(note, 'utf8'), 1024 + i * 256)
  return bytes
}

/** A page of PDF with a few lines of text: stands for the scan of a paper form. */
export function scan(rows) {
  const shown = rows.map((row, i) => `1 0 0 1 60 ${760 - i * 24} Tm (${row.replaceAll(/[()\\]/g, '\\$&')}) Tj`).join('\n')
  const content = `BT /F1 14 Tf\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>`
  return `${text}${end}\nstartxref\n${text.length}\n%%EOF\n`
}

export const evidence = {
  'A1-image.dd': image(8192, 317, ['Lista de entregas: lote 7, lote 9', 'Armazém de Matosinhos, chave com o Sr. Exemplo']),
  'A2-messages.json': lines([
    '[',
    '  { "at": "2026-03-17T18:22:00Z", "from": "+351 000 000 001", "text": "A fatura 0317 segue amanhã." },',
    '  { "at": "2026-03-17T18:25:00Z", "from": "+49 000 000 0002", "text": "Gut. Die Ware bleibt in Nordhafen." },',
    '  { "at": "2026-03-18T07:03:00Z", "from": "+351 000 000 001", "text": "Combinado." }',
    ']',
  ]),
  'A2-summary.txt': lines(['Three messages between two telephones speak of invoice 0317 and of goods kept at Nordhafen.']),
  'B1-movements.csv': statementCsv(),
}

export const fromLaboratory = {
  'A3-image.dd': image(8192, 117, ['Rechnung 2026/0317', 'Lagerschein Nordhafen, Tor 4']),
  'A3-mails.mbox': lines([
    'From vertrieb@example.org Wed Mar 18 08:00:00 2026',
    'From: vertrieb@example.org',
    'To: encomendas@example.com',
    'Subject: Rechnung 2026/0317',
    '',
    'Anbei die Rechnung wie besprochen.',
    '',
  ]),
}

export const seizure = {
  at: {
    from: '2026-04-15T08:02:54+01:00',
    until: '2026-04-15T09:35:00+01:00',
    precision: 'minute',
    zone: 'Europe/Lisbon',
    source: { kind: 'memory' },
  },
  place: { country: 'PT', address: { pt: 'Rua do Arsenal 12, Lisboa (exemplo)' } },
  participants: [
    { name: { pt: 'Inspetora Marta Reis' }, part: ['performed', 'packaged', 'sealed'] },
    { name: { pt: 'Inspetor João Lima' }, part: ['witnessed'] },
  ],
  legalBasis: [{ kind: 'warrant', reference: '317/26-B', issuer: 'Tribunal Central de Instrução Criminal', date: '2026-04-13' }],
  formalities: { witnesses: [{ name: { pt: 'Porteira do prédio' } }], note: { pt: 'Cópia do auto entregue ao visado.' } },
  note: { pt: 'Tudo estava na segunda sala; o telefone estava ligado.' },
}

const reis = { name: { pt: 'Inspetora Marta Reis' }, part: ['performed'] }
const warrant = seizure.legalBasis

export const acquisition = {
  place: { country: 'PT', facility: { pt: 'Laboratório forense, Lisboa' } },
  participants: [reis],
  legalBasis: warrant,
  tools: [{ name: 'imager', version: '7.3.1', settings: { en: 'write blocker, whole medium' }, kind: 'deterministic' }],
}

export const extraction = {
  place: { country: 'PT', facility: { pt: 'Laboratório forense, Lisboa' } },
  participants: [reis],
  legalBasis: warrant,
  tools: [{ name: 'phone-reader', version: '12.1', kind: 'deterministic' }],
  deviceClock: [{ exhibit: 'A2', device: '2026-04-17T10:01:40+01:00', examiner: '2026-04-17T10:00:00+01:00', ahead: 100 }],
  changes: [
    {
      exhibit: 'A2',
      what: { pt: 'O telefone foi posto em modo de voo.' },
      by: { name: { pt: 'Inspetora Marta Reis' } },
      why: { pt: 'Para que nada fosse apagado à distância.' },
    },
  ],
}

export const summary = {
  place: { country: 'PT' },
  participants: [reis],
  purpose: { en: 'a short summary for the letter of request' },
  tools: [
    {
      name: 'summariser',
      version: '2.0',
      kind: 'generative',
      model: {
        name: 'example-model',
        version: '2026-03',
        inputs: { en: 'all messages of A2-EX, and the instruction to summarise them in one sentence' },
        repeatable: false,
        errorRates: { en: 'not known' },
        reviewedBy: [{ name: { pt: 'Inspetora Marta Reis' } }],
      },
    },
  ],
}

export const bank = {
  place: { country: 'PT' },
  source: {
    name: { pt: 'Banco Fictício do Norte, S.A.' },
    reference: 'BFN-2026-5521',
    channel: { pt: 'portal eletrónico do banco' },
    note: { en: 'The bank signs nothing; the file is as it was downloaded.' },
  },
  participants: [{ name: { pt: 'Oficial de justiça Ana Exemplo' }, part: ['performed'] }],
  legalBasis: [{ kind: 'order', reference: '317/26-C', issuer: 'Tribunal Central de Instrução Criminal', date: '2026-04-17' }],
}

/** A bag opened and closed again: the old seal is kept in the bag. */
export const resealed = (exhibit, old, seal, condition) => ({
  container: [{ exhibit, sealNumbers: [seal], oldKept: [old], condition: { en: condition } }],
})

export const records = lines([
  'action;exhibit;at;store;condition;note;purpose',
  'store;A1|A2|A3;2026-05-27T09:00:00+01:00;cofre-1;;prateleira 3;',
  'access;A2-EX;2026-05-27T10:00:00+01:00;;;;lido pela procuradora',
  'access;A2-SUM;2026-05-27T10:30:00+01:00;;;;lido pela procuradora',
  'examine;A2-EX;2026-05-27T11:00:00+01:00;;;duas mensagens relevantes;',
])

export const termsToHamburg = {
  schema: 'rogatory.terms/1',
  conditions: [
    {
      id: 'purpose',
      kind: 'purpose',
      source: { kind: 'treaty', instrument: 'Directive 2014/41/EU', article: '19' },
      purposes: ['fraud'],
      proceedings: ['3 Js 117/26'],
    },
    { id: 'onward', kind: 'onwardTransfer', source: { kind: 'agreed' }, rule: 'withConsent' },
    { id: 'end', kind: 'disposal', source: { kind: 'wish' }, by: '2028-12-31', text: 'To be destroyed when the case has ended.' },
  ],
  acceptance: 'notAsked',
}

export const termsToBrasilia = {
  schema: 'rogatory.terms/1',
  conditions: [
    {
      id: 'purpose',
      kind: 'purpose',
      source: { kind: 'treaty', instrument: 'United Nations Convention against Transnational Organized Crime', article: '18' },
      purposes: ['fraud'],
      proceedings: ['IPL 2026.0044'],
    },
    { id: 'onward', kind: 'onwardTransfer', source: { kind: 'agreed' }, rule: 'withConsent' },
  ],
  acceptance: 'notAsked',
}

/** A rule of the prosecutor's own house, as a profile: what nobody but its author has to keep. */
export const houseRule = {
  schema: 'rogatory.profile/1',
  id: 'house-rule',
  version: '1',
  jurisdiction: 'PT',
  title: { en: 'House rule on copies (example)', pt: 'Regra interna sobre cópias (exemplo)' },
  rule: 'Ordem de serviço 3/2026 (exemplo)',
  citation: 'Ordem de serviço 3/2026 (exemplo), n.os 1 a 3',
  textDate: '2026-01-05',
  source: 'made up for this case',
  author: 'Procuradoria da República de Lisboa (exemplo)',
  status: 'draft',
  languages: ['en', 'pt'],
  conditions: [
    {
      id: 'line',
      citation: 'n.º 1',
      text: { en: 'The recorded custody has no gap.', pt: 'A custódia registada não tem lacunas.' },
      test: { check: 'P4', with: { look: 'line' } },
    },
    {
      id: 'compared',
      citation: 'n.º 2',
      natures: ['image'],
      text: { en: 'An examiner declares to have compared the digests.', pt: 'Um perito declara ter comparado os resumos criptográficos.' },
      test: { assert: { form: 'iso-27037-declaration', statements: ['digest-compared'] } },
    },
    {
      id: 'needed',
      citation: 'n.º 3',
      text: { en: 'Whether the copy was needed is for the prosecutor.', pt: 'Se a cópia era necessária, decide o magistrado.' },
      test: { human: true },
    },
  ],
}
