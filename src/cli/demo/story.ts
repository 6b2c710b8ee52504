/** One side of the demonstration. */
interface Side {
  readonly dir: string
  readonly passphrase: string
  readonly keygen: readonly string[]
  readonly pass: readonly string[]
  readonly key: readonly string[]
}

function side(dir: string, passphrase: string, keygen: readonly string[]): Side {
  const pass = ['--passphrase-file', `${dir}/passphrase.txt`]
  return { dir, passphrase, keygen: ['keygen', ...keygen], pass, key: ['--key', `${dir}/secret.key`, ...pass] }
}

export const pt = side('portugal', 'cinco barcos no Tejo', [
  '--name',
  'Procuradoria da República de Lisboa',
  '--language',
  'pt',
  '--jurisdiction',
  'PT',
  '--role',
  'prosecutor',
])

export const de = side('germany', 'sieben Kräne im Nebel', [
  '--name',
  'Staatsanwaltschaft Hamburg',
  '--language',
  'de',
  '--jurisdiction',
  'DE-HH',
  '--role',
  'prosecutor',
])

export const exhibits = {
  added: [
    [
      '--label',
      'A1',
      '--nature',
      'medium',
      '--make',
      'Kingston',
      '--model',
      'DataTraveler',
      '--serial',
      '001CC0EC3450',
      '--colour',
      'black',
    ],
    ['--label', 'A2', '--nature', 'device', '--make', 'Fairphone', '--model', '5', '--imei', '356938035643809', '--found', 'on the desk'],
  ],
  file: {
    schema: 'rogatory.exhibits/1',
    exhibits: {
      '01-usb-stick': { exhibit: 'A1', description: { en: 'image of the stick, and the notes taken with it' } },
      '02-phone': { exhibit: 'A2', description: { en: 'message database of the telephone' } },
      '04-bank': { label: 'B1', nature: 'records', details: { description: { en: 'bank records, two accounts' } } },
    },
  },
} as const

export const scene = {
  at: {
    from: '2026-04-15T08:02:54+01:00',
    until: '2026-04-15T09:40:00+01:00',
    precision: 'minute',
    zone: 'Europe/Lisbon',
    source: { kind: 'memory' },
  },
  place: { country: 'PT', address: { pt: 'Rua do Arsenal 12, Lisboa' } },
  participants: [
    { name: 'Inspetora Marta Reis', part: ['performed', 'packaged'] },
    { name: 'Inspetor João Lima', part: ['witnessed'] },
  ],
  legalBasis: [{ kind: 'warrant', reference: '317/26-B', issuer: 'Tribunal Central de Instrução Criminal', date: '2026-04-13' }],
  note: { en: 'Both lay on the desk in the second room; the telephone was on.' },
} as const

export const terms = {
  conditions: [
    {
      id: 'purpose',
      kind: 'purpose',
      source: { kind: 'treaty', instrument: 'Directive 2014/41/EU', article: '19' },
      purposes: ['fraud'],
      proceedings: ['3 Js 117/26'],
    },
    { id: 'onward', kind: 'onwardTransfer', source: { kind: 'agreed' }, rule: 'withConsent' },
    { id: 'return', kind: 'disposal', source: { kind: 'wish' }, by: '2028-12-31', text: 'To be destroyed when the case has ended.' },
  ],
  acceptance: 'notAsked',
} as const
