import { brazil, card, germany, key, portugal } from './people.mjs'

/** Who is to open an envelope must be in the sender's own store, compared by fingerprint, not only in a directory. */
function confirm(stage, who, side) {
  const { fingerprint } = stage.run(['card', 'show', card(who)]).card
  stage.run(['trust', 'add', card(who), '--store', `${side}/trust.json`, '--fingerprint', fingerprint, '--confirmed-by', 'by telephone'])
}

/** Declarations of persons in Portugal, then the envelope and the courier to Hamburg. */
export function send(stage) {
  stage.chapter('Portugal to Germany')
  stage.tell(
    '2026-05-28T09:00:00Z',
    'The officer and the prosecutor sign evidence certificates, and the computer of the prosecutor is tested.',
  )
  stage.run([
    ...[
      'certify',
      'iso-27037-declaration',
      ...portugal('reis'),
      '--exhibit',
      'A1-IMG',
      'A2-EX',
      '--person',
      'Marta Reis',
      '--capacity',
      'examiner',
    ],
    ...['--statement', 'identified', 'minimal-handling', 'changes-documented', 'competent', 'digest-compared', 'custody-kept'],
    ...['--field', 'process=seized in sealed bags, imaged behind a write blocker, digests compared', '--place', 'PT', '--yes'],
  ])
  stage.run([
    ...[
      'certify',
      'eu-eio-annex',
      ...portugal('lisboa'),
      '--exhibit',
      'A1-IMG',
      'A2-EX',
      'B1',
      '--person',
      'Ana Exemplo',
      '--capacity',
      'officer',
    ],
    ...[
      '--statement',
      'method-described',
      'digests-taken',
      'lawful-there',
      'no-interception',
      '--field',
      'order=EIO 44/26 of Staatsanwaltschaft Hamburg',
    ],
    ...[
      'legal-basis=Código de Processo Penal, art. 178',
      'method=image of the whole medium; messages read by a phone reader',
      'tools=imager 7.3.1',
    ],
    ...['--place', 'PT', '--yes'],
  ])
  stage.run(['selftest', ...portugal('lisboa')])
  stage.tell('2026-06-02T09:00:00Z', 'Images, extraction, summary and bank records go to Hamburg in an envelope, under conditions of use.')
  confirm(stage, 'hamburg', 'portugal')
  const to = [
    '--to',
    card('hamburg'),
    '--trust',
    'portugal/trust.json',
    '--exhibits',
    'portugal/exhibits.json',
    '--terms',
    'portugal/terms.json',
  ]
  const about = ['--case', 'NUIPC 317/26.4JAPRT', '--language', 'pt', '--out', 'carried/to-hamburg.rog']
  stage.run(['seal', 'evidence', ...portugal('lisboa'), ...to, ...about], { name: 'seal to Hamburg' })
  stage.tell('2026-06-02T10:00:00Z', 'The computer itself goes by courier.')
  const courier = ['--carrier', 'Correio Expresso (exemplo)', '--waybill', 'CE-778-2', '--bag-seal', 'A3=0004733']
  const clerk = ['--participant', 'performed=Oficial de justiça Ana Exemplo', '--place', 'PT', '--yes']
  stage.run(['custody', 'release', ...portugal('lisboa'), '--exhibit', 'A3', '--to', card('hamburg'), ...courier, ...clerk], {
    name: 'courier',
  })
}

/** Hamburg and its laboratory. */
export function inGermany(stage, digests) {
  const custody = (who, action, exhibits, rest, more) =>
    stage.run(['custody', action, ...germany(who), '--exhibit', ...exhibits, ...rest, '--language', 'de', '--yes'], more)
  const received = ['receive', 'carried/to-hamburg.rog', '--trust', 'germany/trust.json', ...germany('hamburg')]
  stage.chapter('Germany')
  stage.tell('2026-06-03T08:00:00Z', 'The envelope arrives in Hamburg. Its docket is made from the one inside.')
  stage.run(received, { name: 'arrival' })
  stage.run([
    'docket',
    'merge',
    'germany/case.docket',
    'portugal/case.docket',
    '--out',
    'germany/case.docket',
    '--trust',
    'germany/trust.json',
  ])
  stage.run(['docket', 'reference', 'add', '3 Js 117/26', ...germany('hamburg'), '--authority', card('hamburg')])
  stage.tell('2026-06-04T08:00:00Z', 'Everything is hashed again. The bank records are not accepted: another account had been asked for.')
  const refused = ['--not-accepted', 'B1=Anderes Konto als ersucht', '--language', 'de']
  stage.run([...received, '--content', ...refused], { name: 'content' })
  stage.tell('2026-06-05T07:00:00Z', 'The courier brings the computer; the seal is whole and has the number on the papers.')
  const answers = ['--answers', `release=${stage.ids.courier}`, '--place', 'DE', '--participant', 'performed=JHS Beispiel']
  const carried = ['--carrier', 'Correio Expresso (exemplo)', '--waybill', 'CE-778-2', '--bag-seal', 'A3=0004733', '--intact', 'yes']
  custody('hamburg', 'receive', ['A3'], ['--stage', 'arrival', ...answers, ...carried])
  custody(
    'hamburg',
    'receive',
    ['A3'],
    ['--stage', 'content', ...answers, '--bag-seal', 'A3=0004733', '--intact', 'yes', '--outcome', 'A3=accepted'],
  )
  stage.tell('2026-06-08T08:00:00Z', 'Hamburg does not agree with a late record of Lisbon, and says why.')
  custody(
    'hamburg',
    'dispute',
    ['A2-EX'],
    ['--about', stage.ids.late, '--note', 'Der Zugriff ist ohne Anlass und elf Tage später eingetragen.'],
    {
      name: 'dispute',
    },
  )
  stage.tell(
    '2026-06-09T08:00:00Z',
    'The computer goes to the laboratory, which gives it its own number, images it and seals the bag anew.',
  )
  const staff = ['--participant', 'performed=KTA Probe', '--place', 'DE']
  const courier = ['--participant', 'carried=JHS Beispiel', '--place', 'DE', '--bag-seal', 'A3=0004733']
  stage.run(['docket', 'admit', card('labor'), ...germany('hamburg')])
  custody('hamburg', 'release', ['A3'], ['--to', card('labor'), ...courier], { name: 'to laboratory' })
  const taken = ['--answers', `release=${stage.ids['to laboratory']}`, '--bag-seal', 'A3=0004733', '--intact', 'yes']
  custody('labor', 'receive', ['A3'], ['--stage', 'content', ...taken, ...staff])
  stage.run(['exhibit', 'label', 'A3', ...germany('labor'), '--label', 'LAB-2026-118', '--system', 'Labor'])
  const added = ['exhibit', 'add', ...germany('labor'), '--language', 'de']
  stage.run([...added, '--label', 'A3-IMG', '--nature', 'image', '--description', 'Abbild von A3'])
  const image = digests['A3-image.dd']
  const order = ['--legal-basis', 'order=3 Js 117/26-2', '--issuer', 'Staatsanwaltschaft Hamburg']
  custody(
    'labor',
    'acquire',
    ['A3', 'A3-IMG'],
    [
      ...['--role', 'A3=source', 'A3-IMG=result', '--tool', 'imager@7.4.0', ...staff, ...order],
      ...['--digest', `A3=SHA-256:${image}@mediaStream`, `A3-IMG=SHA-256:${image}`],
    ],
  )
  custody('labor', 'package', ['A3'], ['--context', 'germany/resealed-A3.json', ...staff])
  custody('labor', 'verify', ['A3-IMG'], ['--digest', `A3-IMG=SHA-256:${image}`, '--tool', 'sha256sum@9.4', ...staff])
  stage.tell('2026-06-12T08:00:00Z', 'The mails are taken out of the image. The laboratory certifies the image, and hands all three back.')
  stage.run([...added, '--label', 'A3-MAIL', '--nature', 'extraction', '--description', 'Mails aus A3-IMG'])
  custody(
    'labor',
    'derive',
    ['A3-IMG', 'A3-MAIL'],
    [
      ...['--role', 'A3-IMG=source', 'A3-MAIL=result', '--tool', 'mailreader@3.2', ...staff],
      ...['--digest', `A3-IMG=SHA-256:${image}`, `A3-MAIL=SHA-256:${digests['A3-mails.mbox']}`],
    ],
  )
  stage.run([
    ...['certify', 'us-fre-902-14', ...germany('labor'), '--exhibit', 'A3-IMG', '--person', 'Petra Probe', '--capacity', 'examiner'],
    ...['--statement', 'qualified', 'digest-compared', 'copies-covered', 'process-described', 'penalty-of-perjury'],
    ...[
      '--field',
      'source=portable computer, S/N PF3EXMPL',
      'process=SHA-256 of the whole medium and of its image',
      '--place',
      'DE',
      '--yes',
    ],
  ])
  const back = ['A3', 'A3-IMG', 'A3-MAIL']
  custody('labor', 'release', back, ['--to', card('hamburg'), '--bag-seal', 'A3=D-5501', ...staff], { name: 'from laboratory' })
  stage.tell('2026-06-15T08:00:00Z', 'Hamburg takes them in, keeps them, and makes its record of what it holds.')
  const home = ['--answers', `release=${stage.ids['from laboratory']}`, '--bag-seal', 'A3=D-5501', '--intact', 'yes', '--place', 'DE']
  custody('hamburg', 'receive', back, ['--stage', 'content', ...home, '--participant', 'performed=JHS Beispiel'])
  custody('hamburg', 'store', back, ['--store', 'asservatenkammer-1', '--participant', 'performed=JHS Beispiel', '--place', 'DE'])
  stage.run([
    ...[
      'certify',
      'de-stpo-protokoll',
      ...germany('hamburg'),
      '--exhibit',
      'A3',
      'A3-IMG',
      '--person',
      'Jens Beispiel',
      '--capacity',
      'officer',
    ],
    ...['--statement', 'order-annexed', 'inventory-made', 'sealed', 'list-handed-over', 'true-record', '--language', 'de'],
    ...['--field', 'file-reference=3 Js 117/26', '--place', 'DE', '--yes'],
  ])
  stage.tell(
    '2026-06-30T10:00:00Z',
    'The laboratory closes and its keys end. The register says so in its second directory, which goes into the docket.',
  )
  const ended = ['--card', card('labor'), '--reason', 'ceased']
  stage.run(['directory', 'revoke', 'directories/directory-1.cbor', ...ended, ...key('register'), '--out', 'directories/directory-2.cbor'])
  for (const side of ['portugal', 'germany', 'brazil'])
    stage.run(['directory', 'latest', 'directories/directory-2.cbor', '--store', `${side}/trust.json`])
  stage.run(['docket', 'introduce', 'directories/directory-2.cbor', ...germany('hamburg')])
}

/** Lisbon answers; Hamburg sends the image of the stick on to Brasília, with Lisbon's consent. */
export function onward(stage, digests) {
  stage.chapter('Lisbon answers, and on to Brazil')
  stage.tell('2026-07-01T09:00:00Z', 'Lisbon takes in what Hamburg signed, answers the dispute, and consents to the onward transfer.')
  stage.run([
    'docket',
    'merge',
    'portugal/case.docket',
    'germany/case.docket',
    '--out',
    'portugal/case.docket',
    '--trust',
    'portugal/trust.json',
  ])
  const observe = (about, exhibits, note) =>
    stage.run([
      'custody',
      'observe',
      ...portugal('lisboa'),
      '--exhibit',
      ...exhibits,
      '--about',
      about,
      '--note',
      note,
      '--language',
      'pt',
      '--yes',
    ])
  observe(stage.ids.dispute, ['A2-EX'], 'O acesso serviu o interrogatório de 20 de abril; o registo tardio deveu-se a férias.')
  observe(stage.ids['seal to Hamburg'], ['A1-IMG'], 'Consente-se na transmissão de A1-IMG à Polícia Federal em Brasília.')
  stage.tell('2026-07-06T08:00:00Z', 'Hamburg merges, and seals the image of the stick for Brasília.')
  stage.run([
    'docket',
    'merge',
    'germany/case.docket',
    'portugal/case.docket',
    '--out',
    'germany/case.docket',
    '--trust',
    'germany/trust.json',
  ])
  confirm(stage, 'brasilia', 'germany')
  const to = [
    '--to',
    card('brasilia'),
    '--trust',
    'germany/trust.json',
    '--exhibits',
    'germany/exhibits.json',
    '--terms',
    'germany/terms.json',
  ]
  const about = ['--case', '3 Js 117/26', '--language', 'de', '--out', 'carried/to-brasilia.rog']
  stage.run(['seal', 'onward', ...germany('hamburg'), ...to, ...about], { name: 'seal to Brasília' })

  stage.chapter('Brazil')
  stage.tell('2026-07-08T12:00:00Z', 'Brasília receives the envelope, hashes everything again, stores and examines it.')
  const received = ['receive', 'carried/to-brasilia.rog', '--trust', 'brazil/trust.json', ...brazil]
  stage.run(received)
  stage.run([...received, '--content'])
  const custody = (action, exhibits, rest) =>
    stage.run(['custody', action, ...brazil, '--exhibit', ...exhibits, ...rest, '--language', 'pt-BR', '--yes'])
  const staff = ['--participant', 'performed=Perita Exemplo', '--place', 'BR']
  custody('store', ['A1-IMG'], ['--store', 'central-de-custodia', ...staff])
  custody('verify', ['A1-IMG'], ['--digest', `A1-IMG=SHA-256:${digests['A1-image.dd']}`, '--tool', 'sha256sum@9.4', ...staff])
  custody('examine', ['A1-IMG'], ['--tool', 'viewer@1.8', '--note', 'lista de entregas localizada', ...staff])
  stage.run([
    ...['certify', 'br-cpp-158', ...brazil, '--exhibit', 'A1-IMG', '--person', 'Paula Exemplo', '--capacity', 'expert'],
    ...['--statement', 'received', 'processed', 'stored', 'condition-kept', '--language', 'pt', '--field', 'procedure=IPL 2026.0044'],
    ...[
      'police-unit=Polícia Federal, Brasília',
      'seal-numbers=envelope',
      'origin=Hamburgo',
      'carrier=envelope eletrônico',
      'tracking-code=3 Js 117/26',
    ],
    ...['examination=leitura de imagem', 'trace-type=imagem de mídia', 'protocol=2026-0918', '--place', 'BR', '--yes'],
  ])
}

/** Things end: a notebook goes back, a copy is destroyed before two pairs of eyes, a part is withheld, all is united. */
export function end(stage) {
  const custody = (who, action, exhibits, rest, more) =>
    stage.run(['custody', action, ...portugal(who), '--exhibit', ...exhibits, ...rest, '--language', 'pt', '--yes'], more)
  stage.chapter('Ends')
  stage.tell('2026-07-20T09:00:00Z', 'The notebook goes back to its owner.')
  const lima = ['--participant', 'performed=Inspetor João Lima', '--place', 'PT']
  custody(
    'lima',
    'return',
    ['A4'],
    ['--note', 'entregue ao dono, que assinou o recibo em papel', '--bag-seal', 'A4=0004714', '--intact', 'yes', ...lima],
  )
  stage.tell(
    '2026-07-21T09:00:00Z',
    'The working copy of the image is destroyed. The rules of all three sides ask for two persons, and two sign.',
  )
  const shown = stage.run(['custody', 'show', 'A1-IMG', '--docket', 'portugal/case.docket', '--trust', 'portugal/trust.json'])
  const copy = shown.exhibits[0].instances.map((one) => one.instance).find((one) => /^[0-9a-f]{64}.[0-9]+$/.test(one))
  custody(
    'lima',
    'dispose',
    ['A1-IMG'],
    [
      ...['--instance', copy, '--method', 'apagado e o suporte destruído', '--remaining', 'A1-IMG=o original na procuradoria'],
      ...['--legal-basis', 'order=317/26-F', '--issuer', 'Procuradoria da República de Lisboa', ...lima],
    ],
    { name: 'disposal' },
  )
  custody('reis', 'observe', ['A1-IMG'], ['--instance', copy, '--about', stage.ids.disposal, '--note', 'Assisti à destruição.'])
  stage.tell('2026-07-22T09:00:00Z', 'A note of the prosecutor names a child. The copy for the defence goes without it, and says so.')
  custody('lisboa', 'access', ['A2-EX'], ['--purpose', 'ler', '--note', 'nome de uma criança (exemplo)', '--place', 'PT'], {
    name: 'private',
  })
  const part = ['--part', `${stage.ids.private.slice(0, 16)}=note`, '--ground', 'victimProtection', '--out', 'portugal/for-defence.docket']
  stage.run(['docket', 'withhold', ...portugal('lisboa'), ...part, '--exhibit', 'A2-EX'])
  stage.tell(
    '2026-07-23T09:00:00Z',
    'The dockets of the three sides are united, and the prosecutor signs how the conditions of four rules, and of one of its own, come out.',
  )
  const trust = ['--trust', 'portugal/trust.json']
  stage.run(['profile', 'check', 'portugal/house-rule.json'])
  stage.run(['docket', 'merge', 'portugal/case.docket', 'germany/case.docket', '--out', 'portugal/case.docket', ...trust])
  stage.run(['docket', 'merge', 'portugal/case.docket', 'brazil/case.docket', '--out', 'portugal/case.docket', ...trust])
  stage.run([
    'assess',
    ...portugal('lisboa'),
    ...trust,
    '--profile',
    'iso-27037',
    'eu-eio',
    'de-stpo',
    'br-cpp-158',
    'portugal/house-rule.json',
    '--sign',
  ])
}
