import { card, key, portugal } from './people.mjs'

const add = (stage, who, label, nature, ...rest) =>
  stage.run(['exhibit', 'add', ...portugal(who), '--label', label, '--nature', nature, ...rest], { name: `introduced ${label}` })

/** What the Portuguese police does: seizure, store, images, a paper form, a broken bag seal. */
export function seize(stage, digests) {
  const custody = (who, action, exhibits, rest, more) =>
    stage.run(['custody', action, ...portugal(who), '--exhibit', ...exhibits, ...rest, '--language', 'pt'], more)
  const all = ['A1', 'A2', 'A3', 'A4']

  stage.chapter('Portugal: the search and what followed')
  stage.tell('2026-04-14T09:00:00Z', 'The prosecutor in Lisbon opens the docket of the case.')
  stage.run(['docket', 'open', '--case', 'NUIPC 317/26.4JAPRT', ...key('lisboa'), '--out', 'portugal/case.docket'])
  stage.run(['docket', 'admit', card('pj'), ...portugal('lisboa')])
  stage.tell('2026-04-15T08:36:00Z', 'Four things are seized and put into sealed bags; labels and seal numbers are read by a hand scanner.')
  // The letter O at the end of the serial number is a slip; it is corrected later.
  const stick = ['--make', 'Kingston', '--model', 'DataTraveler', '--serial', '001CC0EC345O', '--colour', 'preto', '--language', 'pt']
  add(stage, 'reis', 'A1', 'medium', ...stick)
  add(stage, 'reis', 'A2', 'device', '--make', 'Fairphone', '--model', '5', '--imei', '356938035643809')
  add(stage, 'reis', 'A3', 'device', '--make', 'Lenovo', '--model', 'T14', '--serial', 'PF3EXMPL', '--description', 'portable computer')
  add(stage, 'reis', 'A4', 'document', '--description', 'caderno de capa azul', '--owner', 'Senhor Exemplo', '--language', 'pt')
  stage.run(['custody', 'seize', ...portugal('reis'), '--context', 'portugal/seizure.json', '--scan-bag-seals', '--yes'], {
    input: ['A1', '0004711', 'A2', '0004712', 'A3', '0004713', 'A4', '0004714'],
    name: 'seizure',
  })
  stage.tell('2026-04-15T09:05:00Z', 'The bags are driven to the police building and put into the evidence room.')
  custody('lima', 'transport', all, ['--participant', 'carried=Inspetor João Lima', '--place', 'PT'], { name: 'transport' })
  const found = ['A1=0004711', 'A2=0004712', 'A3=0004713', 'A4=0004714']
  custody('lima', 'store', all, [
    ...['--store', 'sala-2', '--bag-seal', ...found, '--intact', 'yes', '--place', 'PT'],
    ...['--participant', 'performed=Inspetor João Lima'],
  ])
  stage.tell('2026-04-16T08:00:00Z', 'The register of the police gives its own numbers.')
  for (const [label, number] of [
    ['A1', '2026-0471'],
    ['A2', '2026-0472'],
  ])
    stage.run(['exhibit', 'label', label, ...portugal('lima'), '--label', number, '--system', 'registo da polícia'])

  stage.tell('2026-04-16T09:30:00Z', 'The stick is imaged, its bag closed again with a new seal, the image checked and copied once.')
  const a1 = digests['A1-image.dd']
  add(stage, 'reis', 'A1-IMG', 'image', '--description', 'image of A1')
  custody(
    'reis',
    'acquire',
    ['A1', 'A1-IMG'],
    [
      ...['--role', 'A1=source', 'A1-IMG=result', '--context', 'portugal/acquisition.json'],
      ...['--digest', `A1=SHA-256:${a1}@mediaStream`, `A1-IMG=SHA-256:${a1}`],
    ],
  )
  custody(
    'reis',
    'package',
    ['A1'],
    ['--context', 'portugal/resealed-A1.json', '--place', 'PT', '--participant', 'packaged,sealed=Inspetora Marta Reis'],
  )
  const seen = ['--participant', 'performed=Inspetor João Lima', '--place', 'PT']
  custody('lima', 'verify', ['A1-IMG'], ['--digest', `A1-IMG=SHA-256:${a1}`, '--tool', 'sha256sum@9.4', ...seen])
  custody('lima', 'copy', ['A1-IMG'], ['--copies', '1', '--purpose', 'cópia de trabalho', ...seen])

  stage.tell(
    '2026-04-17T09:00:00Z',
    'The messages of the telephone are extracted; a generative tool summarises them, and an officer reads the summary.',
  )
  add(stage, 'reis', 'A2-EX', 'extraction', '--description', 'messages of A2')
  custody(
    'reis',
    'acquire',
    ['A2', 'A2-EX'],
    [
      ...['--role', 'A2=source', 'A2-EX=result', '--context', 'portugal/extraction.json'],
      ...['--digest', `A2-EX=SHA-256:${digests['A2-messages.json']}`],
    ],
  )
  custody(
    'reis',
    'package',
    ['A2'],
    ['--context', 'portugal/resealed-A2.json', '--place', 'PT', '--participant', 'packaged,sealed=Inspetora Marta Reis'],
  )
  add(stage, 'reis', 'A2-SUM', 'document', '--description', 'summary of A2-EX')
  custody(
    'reis',
    'derive',
    ['A2-EX', 'A2-SUM'],
    [
      ...['--role', 'A2-EX=source', 'A2-SUM=result', '--context', 'portugal/summary.json'],
      ...['--digest', `A2-EX=SHA-256:${digests['A2-messages.json']}`, `A2-SUM=SHA-256:${digests['A2-summary.txt']}`],
    ],
  )

  stage.tell(
    '2026-04-21T10:00:00Z',
    'A bank delivers records through its portal. It signs nothing; the record says where the file came from.',
  )
  add(stage, 'lisboa', 'B1', 'records', '--description', 'movements of one account')
  custody('lisboa', 'collect', ['B1'], ['--context', 'portugal/bank.json', '--digest', `B1=SHA-256:${digests['B1-movements.csv']}`])

  stage.tell('2026-04-29T10:00:00Z', 'An access of 18 April was not recorded at the time. It is recorded now, as told by the officer.')
  custody(
    'reis',
    'access',
    ['A2-EX'],
    [
      ...[
        '--at',
        '2026-04-18T15:00:00+01:00',
        '--clock',
        'memory',
        '--precision',
        'minute',
        '--basis',
        'toldBy',
        '--who',
        'Inspetor João Lima',
      ],
      ...['--purpose', 'preparar o interrogatório', '--place', 'PT'],
    ],
    { name: 'late' },
  )
  stage.tell('2026-04-29T10:20:00Z', 'The serial number of the stick was mistyped. The correction stands beside what it corrects.')
  stage.run([
    ...['custody', 'correct', ...portugal('reis'), '--exhibit', 'A1', '--about', stage.ids['introduced A1'], '--field', 'serial'],
    ...['--old', '001CC0EC345O', '--new', '001CC0EC3450', '--reason', 'O em vez de zero', '--noticed', 'ao comparar com a fotografia'],
    ...['--language', 'pt'],
  ])

  stage.tell(
    '2026-04-30T09:00:00Z',
    'On 19 April the scanner was out of order and a form was filled in by hand. It is entered now, with its scan.',
  )
  const forms = ['--out', 'portugal/forms.html', '--rows', 'portugal/forms.csv']
  stage.run(['custody', 'form', '--blank', '--action', 'access', '--exhibit', 'A4', '--docket', 'portugal/case.docket', ...forms])
  const code = stage.read('portugal/forms.csv').toString('utf8').split(/\r?\n/)[1].split(',')[0]
  const columns = 'form,action,exhibit,at,signed_by,signed_date,purpose,place,participant'
  const row = 'A4,2026-04-19T11:30:00+01:00,João Lima,2026-04-19,fotografar as páginas,PT,performed=Inspetor João Lima'
  stage.write('portugal/paper.csv', `${columns}\n${code},access,${row}\n`)
  stage.write(
    'portugal/scan-0001.pdf',
    stage.scan(['Auto de acesso', `Formulario ${code}`, 'A4, 19-04-2026, 11:30', 'Fotografar as paginas', 'Joao Lima']),
  )
  stage.run([
    'custody',
    'import',
    'portugal/paper.csv',
    ...portugal('lima'),
    '--scan',
    'portugal/scan-0001.pdf',
    '--language',
    'pt',
    '--yes',
  ])

  stage.tell(
    '2026-05-04T07:30:00Z',
    'The seal of the bag with the computer is found broken. That is recorded, and the bag is sealed again.',
  )
  custody(
    'lima',
    'incident',
    ['A3'],
    [
      ...['--bag-seal', 'A3=0004713', '--intact', 'no', '--note', 'o selo estava rasgado num canto; o saco fechado', '--place', 'PT'],
      ...['--participant', 'performed=Inspetor João Lima'],
    ],
    { name: 'incident' },
  )
  custody(
    'lima',
    'package',
    ['A3'],
    ['--context', 'portugal/resealed-A3.json', '--place', 'PT', '--participant', 'packaged,sealed=Inspetor João Lima'],
  )
}

/** What the prosecutor decides, the earlier case, and the way to the prosecutor's own store. */
export function decide(stage) {
  const custody = (who, action, exhibits, rest, more) =>
    stage.run(['custody', action, ...portugal(who), '--exhibit', ...exhibits, ...rest, '--language', 'pt'], more)
  stage.chapter('Portugal: orders, the warrant, an earlier case')
  stage.tell('2026-05-05T09:00:00Z', 'The prosecutor orders that nothing of A3 and A4 may be given back or destroyed for now.')
  const order = ['--legal-basis', 'order=317/26-D', '--issuer', 'Procuradoria da República de Lisboa']
  custody('lisboa', 'hold', ['A3', 'A4'], [...order, '--purpose', 'recurso pendente'], { name: 'hold' })
  stage.tell('2026-05-06T09:00:00Z', 'The defence challenges the warrant; two weeks later the court upholds it.')
  const basis = ['--basis', 'warrant=317/26-B', '--issuer', 'Tribunal Central de Instrução Criminal', '--exhibit', 'A1', 'A2', 'A3', 'A4']
  const tail = [...portugal('pj'), '--language', 'pt', '--yes']
  stage.run(['docket', 'basis', 'challenged', ...basis, '--from', '2026-05-06', '--reason', 'falta de fundamentação', ...tail], {
    name: 'challenged',
  })
  stage.tell('2026-05-20T15:00:00Z', 'The court has decided.')
  const court = ['--court', 'Tribunal da Relação de Lisboa']
  stage.run(['docket', 'basis', 'upheld', ...basis, '--from', '2026-05-20', ...court, ...tail], { name: 'upheld' })
  custody('lisboa', 'liftHold', ['A3', 'A4'], ['--about', stage.ids.hold, ...order], { name: 'lifted' })

  stage.tell(
    '2025-11-03T10:00:00Z',
    'Half a year before, in another case, the police had seized a disk. Their key was not yet in the directory then, and the judgement of the import says so.',
  )
  const earlier = ['--docket', 'portugal/burglary.docket', ...key('pj')]
  stage.run(['docket', 'open', '--case', 'NUIPC 88/25.1PBLSB', ...key('pj'), '--out', 'portugal/burglary.docket'])
  stage.run(['exhibit', 'add', ...earlier, '--label', 'K7', '--nature', 'medium', '--make', 'Seagate', '--serial', 'ZA0EXMPL'])
  const taken = ['--place', 'PT', '--bag-seal', '0003001', '--legal-basis', 'statute=CPP 178', '--participant', 'performed=Agente Exemplo']
  stage.run(['custody', 'seize', ...earlier, '--exhibit', 'K7', ...taken, '--yes'])
  stage.run(['custody', 'store', ...earlier, '--exhibit', 'K7', '--store', 'sala-1', '--participant', 'performed=Agente Exemplo', '--yes'])
  stage.tell('2026-05-21T10:00:00Z', 'It belongs to this case too: as A5 it is brought in with its signed records.')
  add(stage, 'pj', 'A5', 'medium', '--make', 'Seagate', '--serial', 'ZA0EXMPL', '--description', 'K7 of NUIPC 88/25')
  stage.run(['docket', 'import', 'portugal/burglary.docket', ...portugal('pj'), '--exhibit', 'K7', '--concerns', 'A5'])

  stage.tell('2026-05-26T09:00:00Z', 'The police hands everything for Hamburg to the prosecutor, who checks it and signs for it.')
  const moved = ['A1', 'A1-IMG', 'A2', 'A2-EX', 'A2-SUM', 'A3']
  const seals = ['A1=0004721', 'A2=0004722', 'A3=0004733']
  const given = ['--participant', 'performed=Inspetor João Lima', '--place', 'PT']
  custody('lima', 'release', moved, ['--to', card('lisboa'), '--bag-seal', ...seals, ...given], { name: 'to prosecutor' })
  custody('lisboa', 'receive', moved, [
    ...[
      '--stage',
      'content',
      '--answers',
      `release=${stage.ids['to prosecutor']}`,
      '--bag-seal',
      ...seals,
      '--intact',
      'yes',
      '--place',
      'PT',
    ],
    ...['--participant', 'performed=Oficial de justiça Ana Exemplo'],
  ])
  stage.tell('2026-05-27T12:00:00Z', 'The clerk enters the morning from a spreadsheet.')
  const clerk = ['--participant', 'performed=Oficial de justiça Ana Exemplo', '--place', 'PT', '--language', 'pt', '--yes']
  stage.run(['custody', 'record', ...portugal('lisboa'), '--from', 'records.csv', ...clerk])
}
