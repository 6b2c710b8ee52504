import fc from 'fast-check'
import type { ExhibitReport, LineStep } from '../../src/custody/index.js'
import type { Report } from '../../src/exchange/index.js'
import { type Code, codes, type Observation, observe } from '../../src/ground/index.js'

export const esc = '\u001B'

/** Text as somebody who wants to deceive the reader would write it. */
export const attacks = [
  `${esc}[2J${esc}[HIntact. The seal is signed by everybody.`,
  `${esc}]0;title\u0007`,
  'line\nIntact.\r\n\tIntact.',
  '\u202Egnp.exe\u202C',
  '\u2066isolated\u2069 \u061C \u200F',
  'zero\u200Bwidth\u200D\uFEFF\u00AD\u2060',
  `zalgo${'\u0301'.repeat(500)}`,
  '\u0301begins with a mark',
  '\uD800lone\uDC00',
  '\u2028separators\u2029\u0085\u009B31m',
  '\u{E0041}\u{E007F}tags\uE000\uFFFF\u3164\u2800',
  '\u201D. Intact. \u201C',
  '\u27E6U+202E\u27E7',
  '北京市公安局'.repeat(40),
  'x'.repeat(5000),
  '__proto__',
  '',
  ' '.repeat(300),
  '👨‍👩‍👧‍👦🇵🇹',
]

export const evil: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

/** What must never reach a terminal raw, the line feeds between lines aside. */
export const raw = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const hash = (n: number): string => n.toString(16).padStart(64, '0')
export const authority = (n: number): string => `rog:${hash(n)}`

/** A report every text of which is `texts[…]`, cycling. */
export function hostileReport(
  texts: readonly string[],
  verdict: Report['verdict'],
  observed: readonly Code[],
  seconds = 1_770_000_000,
): Report {
  let next = 0
  const t = (): string => texts[next++ % texts.length] ?? ''
  const step = (action: LineStep['action'], more: Partial<LineStep> = {}): LineStep => ({
    statement: hash(5),
    action,
    iat: seconds,
    at: { from: seconds, until: seconds + 60, precision: 'minute', zone: t(), source: { kind: 'document', reference: t() } },
    custodian: { authority: authority(1), unit: t(), store: t(), officer: t() },
    by: { authority: authority(2), kid: hash(6) },
    basis: 'ownAct',
    believed: false,
    effect: 'moved',
    state: 'held',
    codes: ['custody.no-origin'],
    ...more,
  })
  const exhibit: ExhibitReport = {
    exhibit: `${hash(4)}/0`,
    labels: [{ label: t(), authority: authority(1), system: t(), from: seconds }],
    nature: 'device',
    instances: [
      {
        instance: 'original',
        state: 'handedOver',
        holder: { all: [{ authority: authority(1), unit: t() }, { authority: t() }] },
        to: { any: [{ authority: authority(2) }] },
        since: seconds,
        line: [
          step('collect', { steps: ['recognise', 'collect'] }),
          step('seal', { to: { authority: authority(2) } }),
          step('receive', { outcome: 'notAccepted' }),
        ],
        gaps: [
          { after: hash(5), from: seconds, until: seconds + 86_400 },
          { after: hash(5), from: seconds },
        ],
        conflict: [hash(7)],
        complete: false,
        believed: false,
        observations: [],
      },
      {
        instance: `${hash(8)}/${authority(2)}`,
        of: 'original',
        state: 'unknown',
        line: [],
        gaps: [],
        complete: true,
        believed: true,
        observations: [],
      },
      { instance: t(), state: 'unknown', line: [], gaps: [], complete: true, believed: true, observations: [] },
    ],
    complete: false,
    observations: [],
  }
  const keys = [
    'path',
    'kid',
    'part',
    'parts',
    'type',
    'label',
    'name',
    'member',
    'host',
    'set',
    'missing',
    'system',
    'iss',
    'authority',
    'roles',
    'act',
    'seq',
    'from',
    'to',
  ]
  const observations: Observation[] = observed.map((code) =>
    observe(code, { statement: hash(5), exhibit: `${hash(4)}/0`, item: 3, offset: 9 }, Object.fromEntries(keys.map((key) => [key, t()]))),
  )
  return {
    schema: 'rogatory.report/1',
    verdict,
    checked: ['frame', 'seal', 'blocks'],
    notChecked: ['catalogue', 'items'],
    provider: 'node, inline',
    at: '2026-11-22T00:00:00Z',
    envelope: {
      sealId: hash(1),
      envelopeId: hash(2).slice(32),
      length: 123_456_789,
      payloadLength: 123_000_000,
      signer: {
        authority: authority(1),
        kid: hash(3),
        signed: '2026-11-21T00:00:00Z',
        algorithm: 'Ed25519',
        companion: true,
        believed: verdict === 'verified',
        ...(verdict === 'verified' && { names: { en: t(), pt: t() }, fingerprint: 'AAAAA BBBBB', fingerprintConfirmed: true }),
      },
      recipients: [{ kid: hash(9), postQuantum: false }],
      contents: { exhibits: 1, items: 7, size: 1 },
      terms: {
        conditions: [
          { id: t(), source: { kind: 'wish' }, originator: authority(1), kind: 'purpose', purposes: [t(), t()], text: { en: t() } },
          {
            id: t(),
            source: { kind: 'treaty', instrument: t(), article: t() },
            originator: authority(1),
            kind: 'retention',
            until: seconds,
            days: 3,
          },
          { id: t(), source: { kind: 'wish' }, originator: authority(1), kind: 'return', by: seconds, exhibits: [1] },
        ],
      },
    },
    docket: { id: hash(1), statements: 3, stubs: 1, quarantined: 1, heads: [hash(5)] },
    exhibits: [exhibit],
    observations,
  }
}

export const allCodes = Object.keys(codes) as Code[]
