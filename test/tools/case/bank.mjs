import { crlf, latin1, random } from './bytes.mjs'

// Check digits 00 never pass the test of ISO 13616: no such account can exist.
const PT = 'PT00 9999 0000 0000 0000 0317 0'
const DE = 'DE00 9999 9999 0000 0317 00'

const amount = (cents) => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents < 0 ? '-' : ''}${whole},${digits.slice(-2)}`
}

const ORDINARY = [
  ['Eletricidade e água', -1],
  ['Salários do mês', -12],
  ['Cliente: Mercearia São João (exemplo)', 5],
  ['Comissão de manutenção', -0.1],
  ['Pagamento a fornecedor: Lotas do Norte (exemplo)', -7],
  ['Transferência a crédito: Café Açoriano (exemplo)', 3],
]
const OF_NOTE = new Map([
  ['2026-03-18', ['NORDHAFEN MUSTERHANDEL GMBH FATURA 2026/0317', 8_400_000]],
  ['2026-03-19', ['ARMAZÉM VARNA (EXEMPLO) ADIANTAMENTO', -4_200_000]],
  ['2026-03-20', ['LEVANTAMENTO EM NUMERÁRIO BALCÃO MATOSINHOS', -1_950_000]],
])

/** A bank's export: Latin-1, semicolons, decimal commas, the balance carried on. */
export function statementCsv() {
  const next = random(317)
  let balance = 1_284_517
  const rows = []
  for (let day = Date.UTC(2026, 1, 2); day <= Date.UTC(2026, 3, 30); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    const [year, month, number] = date.split('-')
    const [text, factor] = ORDINARY[next() % ORDINARY.length]
    const entries = [[text, Math.round(factor * (10_000 + (next() % 25_000)))]]
    if (OF_NOTE.has(date)) entries.push(OF_NOTE.get(date))
    for (const [what, cents] of entries) {
      balance += cents
      rows.push(`${number}-${month}-${year};${number}-${month}-${year};"${what}";${amount(cents)};EUR;${amount(balance)}`)
    }
  }
  const head = [
    'Banco Fictício do Norte, S.A.;Consulta de movimentos',
    `Conta;${PT}`,
    'Titular;Azulmar Conservas (exemplo), Lda.',
    '',
    'Data mov.;Data valor;Descrição;Montante;Moeda;Saldo contabilístico',
  ]
  return latin1(crlf([...head, ...rows, ''].join('\n')))
}

/** The other side's account as a SWIFT MT940 text; block tags as the banks' guides give them. */
export function mt940() {
  return latin1(
    crlf(`:20:STARTUMSE
:25:${DE.replaceAll(' ', '')}
:28C:00054/001
:60F:C260316EUR213408,11
:61:2603170317D84000,00NTRFFATURA 2026/0317//2026031700017
:86:166?00UEBERWEISUNG?20RECHNUNG 2026/0317?21SARDINEN IN OEL?30XXXXXXXX
?31${PT.replaceAll(' ', '')}?32AZULMAR CONSERVAS (EXEMPLO)
:61:2603200320C20500,00NTRFNONREF//2026032000003
:86:166?00GUTSCHRIFT?20RUECKVERGUETUNG BERATUNG?30XXXXXXXX
?31BG00XXXX99990000000317?32SKLAD VARNA (EXEMPLO)
:62F:C260320EUR149908,11
-
`),
  )
}
