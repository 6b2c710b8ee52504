// Writes the committed files of fixtures/case: node test/tools/case/make.mjs [FOLDER]. Same code, same bytes.
// Only the phone's database needs a tool beside Node (sqlite3); without it that one file is left as it is.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { mt940, statementCsv } from './bank.mjs'
import { latin1, utf8 } from './bytes.mjs'
import { disk } from './disk.mjs'
import { accessLog, vpnLog } from './log.mjs'
import { mails } from './mails.mjs'
import { textPdf } from './pdf.mjs'
import { photos, stamp } from './pictures.mjs'
import { scannedStatement } from './statement.mjs'
import { tar } from './tar.mjs'

const here = import.meta.dirname
const out = resolve(process.argv[2] ?? join(here, '../../../fixtures/case'))
const digest = (name, bytes) => createHash(name).update(bytes).digest('hex')

const invoice = textPdf('Fatura 2026/0317', [
  [20, 'Azulmar Conservas (exemplo), Lda.'],
  [10, 'Rua Inventada 317, Matosinhos · NIF 000 000 000 · azulmar.example'],
  [16, 'Fatura 2026/0317'],
  [11, 'Cliente: Nordhafen Musterhandel GmbH (Beispiel), Erfundener Kai 17, Hamburg'],
  [11, 'Data: 16-03-2026   Vencimento: 31-03-2026'],
  [11, '24 000 un. Sardinha em azeite 125 g a 3,50 EUR'],
  [13, 'Total: 84 000,00 EUR (isento de IVA, transmissão intracomunitária)'],
  [10, 'IBAN: PT00 9999 0000 0000 0000 0317 0'],
])
const image = disk({ invoice, stamp: stamp() })
const imageLog = `Acquisition record (invented)
Source     USB stick, no make marked, serial EX-0317, write blocker EX-WB-2
Method     bit by bit, raw
Sectors    ${image.length / 512} of 512 bytes, 0 unreadable
Started    2026-04-15T10:02:11+01:00
Ended      2026-04-15T10:02:54+01:00
MD5        ${digest('md5', image)}
SHA-256    ${digest('sha256', image)}
`
const backup = tar(
  {
    'livro/2026-01.csv': statementCsv().subarray(0, 1400),
    'livro/fatura-2026-0317.pdf': invoice,
    'livro/carimbo.jpg': stamp(),
    'livro/notas.txt': utf8('Guardar só no disco de fora. Ç ã õ ü.\n'),
  },
  Date.UTC(2026, 2, 28, 23, 10) / 1000,
)
const volume = 8192

const under = (folder, files) => Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]))
const deep = [
  'arquivo',
  '2026',
  '1.º trimestre',
  'março',
  'semana 12',
  'azulmar',
  'clientes',
  'alemanha',
  'hamburgo',
  'nordhafen',
  'faturas',
  'rascunhos',
  'versão 2',
]
const files = {
  '01-usb-stick/usb-stick.img': image,
  '01-usb-stick/usb-stick.txt': utf8(imageLog),
  ...under('03-mailbox', mails({ invoice, stamp: stamp() })),
  '04-bank/movimentos-2026.csv': statementCsv(),
  '04-bank/umsaetze-2026-03.sta': mt940(),
  ...under('05-photos', photos()),
  '06-statement/Zeugenvernehmung Scan 0317.pdf': scannedStatement(),
  '07-server-log/access.log': accessLog(),
  '07-server-log/vpn-gateway.log': vpnLog(),
  '09-misc/nothing was written here.txt': Buffer.alloc(0),
  [`09-misc/${deep.join('/')}/nota.txt`]: latin1('Aqui ninguém procura.\r\n'),
  'backup.001': backup.subarray(0, volume),
  'backup.002': backup.subarray(volume),
}

for (const [name, bytes] of Object.entries(files)) {
  const path = join(out, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

const phone = join(out, '02-phone/msgstore.db')
mkdirSync(dirname(phone), { recursive: true })
try {
  execFileSync('sqlite3', ['-version'])
  rmSync(phone, { force: true })
  execFileSync('sqlite3', [phone], { input: readFileSync(join(here, 'phone.sql')) })
} catch (cause) {
  console.error(`02-phone/msgstore.db not made anew: sqlite3 did not run (${cause.message})`)
}
