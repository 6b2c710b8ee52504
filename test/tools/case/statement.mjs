import { scanPdf } from './pdf.mjs'
import { scan } from './pictures.mjs'

const GERMAN = `Polizei Musterstadt          Az. 000 Js 317/26 (erfunden)
Protokoll der Zeugenvernehmung

Ort:     Hamburg, Dienststelle 317
Datum:   14.04.2026    Beginn: 09:10    Ende: 10:05
Zeuge:   Jonas Beispielmann, Lagerist, geb. 00.00.1984
Belehrt über Wahrheitspflicht und Auskunftsverweigerung

Zur Sache:

Ich arbeite seit 2019 im Lager der Firma Nordhafen
Musterhandel GmbH. Zu meinen Aufgaben gehört es, jede
Anlieferung im Eingangsbuch einzutragen.

Im März 2026 ist keine Ware der Firma Azulmar
eingetroffen. Mir wird die Rechnung 2026/0317 über
84.000,00 EUR vorgelegt. Der Stempel "Expedido" ist mir
nicht bekannt. Die Unterschrift darunter ist nicht meine.

Auf Frage: Herr Süsskamp hat mich am 17. März gebeten,
das Buch für den 15. März nachträglich zu ergänzen.
Ich habe das abgelehnt. Zeugen dafür gibt es nicht.

Auf Frage: Die Halle 7 in Matosinhos kenne ich nur von
einem Foto. Sie war darauf leer.

Ich habe das Protokoll gelesen. Es ist richtig.

Selbst gelesen, genehmigt und unterschrieben:
`
const PORTUGUESE = `Tradução do alemão           Proc. 0317/26.0 (inventado)
Auto de inquirição de testemunha

Local:       Hamburgo, posto 317
Data:        14.04.2026    Início: 09:10    Fim: 10:05
Testemunha:  Jonas Beispielmann, fiel de armazém
Advertido do dever de dizer a verdade

Declarações:

Trabalho desde 2019 no armazém da Nordhafen Musterhandel.
Faz parte das minhas funções registar cada receção de
mercadoria no livro de entradas.

Em março de 2026 não chegou mercadoria da Azulmar.
É-me exibida a fatura 2026/0317 de 84.000,00 EUR. Não
conheço o carimbo "Expedido". A assinatura não é minha.

À pergunta: o senhor Süsskamp pediu-me, em 17 de março,
que completasse o livro com data de 15 de março.
Recusei. Não há testemunhas.

À pergunta: só conheço o armazém 7, em Matosinhos, por
uma fotografia. Nela estava vazio.

Li o auto e confirmo que está correto.

A tradutora: Clara Fictícia. Traduzido em 20.04.2026
`

export const scannedStatement = () =>
  scanPdf('Scan 0317', [scan(GERMAN.trimEnd().split('\n'), 71), scan(PORTUGUESE.trimEnd().split('\n'), 72)])
