import { crlf, latin1, random } from './bytes.mjs'
import { fat12 } from './fat12.mjs'

/** The USB stick: a folder, a long name, a text with a code page of its own, a deleted file, remains in free space. */
export function disk({ invoice, stamp }) {
  const march = [2026, 3, 16, 18, 22]
  const payments = ['Data;Destino;Montante', '18-03-2026;Varna;42.000,00', '20-03-2026;numerário;19.500,00', ''].join('\n')
  const list = ['cliente;real?', 'Nordhafen;não', 'Mercearia São João;sim', 'Hansa Probe;não', ''].join('\n')
  const image = fat12('AZULMAR', 0x0317_2026, [
    { short: 'LEIAME  TXT', when: march, content: latin1(crlf('Cópia da pasta do escritório.\nNão levar para casa.\n')) },
    {
      short: 'FATURAS    ',
      when: march,
      children: [
        { short: 'F20260~1PDF', long: 'Fatura 2026-0317 (versão final).pdf', when: march, content: invoice },
        { short: 'CARIMBO JPG', when: [2026, 3, 15, 17, 40], content: stamp },
      ],
    },
    { short: 'PAGAME~1CSV', long: 'Pagamentos março 2026.csv', when: [2026, 3, 20, 17, 5], content: latin1(crlf(payments)) },
    { short: 'CLIENTESCSV', when: [2026, 3, 29, 0, 31], content: latin1(crlf(list)), deleted: true },
  ])
  const next = random(12)
  for (let at = 200 * 1024; at < 232 * 1024; at++) image[at] = next() & 255
  latin1('...rascunho: o camiao nao sai, so o papel...').copy(image, 240 * 1024)
  return image
}
