import { mail } from './mail.mjs'

const INES = ['Inês Moinho Travessa', 'ines.moinho@azulmar.example']
const HENRIK = ['Henrik Süßkamp', 'h.suesskamp@nordhafen.example']
const NADIA = ['نادية المثالي', 'nadia@almina-freight.example']
const LIN = ['林示例', 'lin@zhenggang-pack.example']
const ELENA = ['Елена Примерова', 'elena@varna-sklad.example']

const trace = (from, date) => [
  `from mx1.${from} (mx1.${from} [192.0.2.25])\r\n by mx.nordhafen.example with ESMTPS id 7Q2C; ${date}`,
  `from [198.51.100.17] by mx1.${from}; ${date}`,
]

/** The five mails of the case; `invoice` is a PDF, `stamp` a JPEG. */
export function mails({ invoice, stamp }) {
  const pdf = (name) => ({ type: 'application/pdf', name, bytes: invoice })
  const picture = (name) => ({ type: 'image/jpeg', name, bytes: stamp })
  const pt = 'Mon, 16 Mar 2026 18:42:07 +0000'
  const de = 'Tue, 17 Mar 2026 08:03:51 +0100'
  const ar = 'Wed, 18 Mar 2026 11:20:00 +0200'
  const zh = 'Thu, 19 Mar 2026 09:15:33 +0800'
  const bg = 'Fri, 20 Mar 2026 16:48:12 +0200'
  return {
    '001 fatura 2026-0317.eml': mail({
      from: INES,
      to: HENRIK,
      subject: 'Fatura 2026/0317: sardinha em conserva, atenção ao prazo de pagamento até 31 de março',
      date: pt,
      id: '20260316.184207@azulmar.example',
      language: 'pt',
      received: trace('azulmar.example', pt),
      text: `Caro Henrik,

segue em anexo a fatura 2026/0317 (84 000,00 EUR), com o carimbo da expedição.
O camião não sai, como combinámos. Por favor paga para a conta habitual
e apaga esta mensagem depois de a leres.

Cumprimentos,
Inês
`,
      attachments: [pdf('Fatura nº 2026-0317 – conservação.pdf'), picture('carimbo-expedição.jpg')],
    }),
    '002 AW Rechnung.eml': mail({
      from: HENRIK,
      to: INES,
      subject: 'AW: Fatura 2026/0317: Beträge müssen übereinstimmen',
      date: de,
      id: 'aw.20260317.080351@nordhafen.example',
      replyTo: '20260316.184207@azulmar.example',
      language: 'de',
      charset: 'iso-8859-1',
      received: trace('nordhafen.example', de),
      text: `Liebe Inês,

die Überweisung über 84.000,00 EUR geht heute raus. Bitte ändere das
Lieferdatum: für die Prüfung müssen Frachtbrief und Rechnung übereinstimmen.
Die Hälfte wie üblich zurück über Varna.

Grüße
Henrik
`,
      attachments: [pdf('Rechnung_2026-0317_geändert.pdf')],
    }),
    '003 بوليصة الشحن.eml': mail({
      from: NADIA,
      to: HENRIK,
      subject: 'بوليصة الشحن رقم 0317: لا توجد بضاعة في المستودع',
      date: ar,
      id: '20260318.ar.0317@almina-freight.example',
      language: 'ar',
      received: trace('almina-freight.example', ar),
      text: `السيد هنريك المحترم،

راجعنا المستودع اليوم ولم نجد أي حاوية بالرقم المذكور في الفاتورة 2026/0317.
لا نستطيع ختم بوليصة الشحن من دون بضاعة. نرفق صورة الختم الذي وصلنا،
فهو ليس ختمنا.

مع التحية،
نادية
`,
      attachments: [picture('صورة الختم.jpg')],
    }),
    '004 包装订单.eml': mail({
      from: LIN,
      to: INES,
      subject: '回复:包装订单 2026-0317(未收到预付款,尚未生产)',
      date: zh,
      id: '20260319.zh.0317@zhenggang-pack.example',
      language: 'zh-Hans',
      received: trace('zhenggang-pack.example', zh),
      text: `您好:

关于订单 2026-0317,我公司没有收到预付款,因此没有生产任何罐头包装。
附件中的发票不是我们开具的,请核实。

此致
林示例
`,
      attachments: [pdf('发票-2026-0317.pdf'), picture('印章.jpg')],
    }),
    '005 Превод по сметка.eml': mail({
      from: ELENA,
      to: HENRIK,
      subject: 'Превод 42 000 евро: потвърждение и въпрос за основанието',
      date: bg,
      id: '20260320.bg.0317@varna-sklad.example',
      language: 'bg',
      received: trace('varna-sklad.example', bg),
      text: `Здравейте, г-н Зюскамп,

получихме превод от 42 000,00 евро без посочено основание. Складът във Варна
не е приемал стока по фактура 2026/0317. Моля, потвърдете за какво е сумата.

Поздрави,
Елена Примерова
`,
      attachments: [pdf('Фактура 2026-0317.pdf')],
    }),
  }
}
