import { describe, expect, test } from 'vitest'
import { emptyTrust } from '../../src/identity/index.js'
import * as report from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { widthOf } from '../../src/report/width.js'
import { attacks, authority, hostileReport, raw } from './hostile.js'

const id = (n: number): string => n.toString(16).padStart(64, '0')
const all = attacks.join(' ')
const when = '2026-11-22T00:00:00Z'
const observations = report.reportJson(hostileReport(attacks, 'failed', ['directory.rolled-back'])).observations

const directory = {
  schema: 'rogatory.directory/1',
  directory: {
    id: id(1),
    signer: authority(1),
    kid: id(2),
    number: 2,
    replaces: id(3),
    signed: when,
    entries: [{ card: id(4), fingerprint: all, authority: authority(4), kids: [id(5)], from: when, until: when }],
    revocations: [
      { authority: authority(4), kid: id(5), reason: 'compromised', since: when, published: when },
      { authority: authority(4), card: id(4), reason: 'ceased', published: when },
    ],
  },
  believed: false,
  file: all,
  observations,
} as const satisfies report.DirectoryOutput
const succession = {
  schema: 'rogatory.succession/1',
  id: id(1),
  signer: authority(1),
  authority: authority(2),
  old: id(2),
  next: id(3),
  fingerprint: all,
  reason: 'lost',
  signed: when,
  file: all,
} as const satisfies report.SuccessionOutput
const request = {
  schema: 'rogatory.officer-request/1',
  authority: authority(1),
  kid: id(1),
  fingerprint: 'AAAAA-BBBBB',
  names: { und: all },
  function: { und: all },
  signed: when,
  files: [all],
} as const satisfies report.OfficerRequestOutput
const credential = {
  schema: 'rogatory.credential/1',
  id: id(1),
  authority: authority(1),
  issuer: id(2),
  kid: id(3),
  companion: id(4),
  roles: ['court'],
  from: when,
  until: when,
  officer: all,
  pool: { withheldBy: { und: all } },
  names: { und: all },
  function: { und: all },
  members: [{ names: { und: all }, from: when }],
  signed: when,
  checked: true,
  file: all,
} as const satisfies report.CredentialOutput
const revocation = {
  schema: 'rogatory.revocation/1',
  id: id(1),
  authority: authority(1),
  issuer: id(2),
  concerns: id(3),
  reason: 'compromised',
  since: when,
  published: when,
  signed: when,
  file: all,
} as const satisfies report.RevocationOutput
const policy = {
  schema: 'rogatory.policy-check/1',
  correct: false,
  wrong: [report.wrongRule(all), report.wrongRule('thresholds')],
  rules: [],
} as const satisfies report.PolicyCheckOutput

describe('directories, officers, policy', () => {
  test.each([
    ['directory', directory, report.directoryText(directory)],
    ['succession', succession, report.successionText(succession)],
    ['officer-request', request, report.officerRequestText(request)],
    ['credential', credential, report.credentialText(credential)],
    ['revocation', revocation, report.revocationText(revocation)],
    ['policy-check', policy, report.policyText(policy)],
  ] as const)('[REP-03] [REP-04] [REP-10] %s as text and JSON', (name, output, text) => {
    expect(outputSchemas[name].safeParse(JSON.parse(JSON.stringify(output))).error).toBeUndefined()
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(raw)
      expect(widthOf(line)).toBeLessThanOrEqual(80)
    }
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  test('a request ends with its fingerprint', () => {
    expect(report.officerRequestText(request).trimEnd().split('\n').at(-1)).toBe('AAAAA-BBBBB')
  })

  test('[DIR-63] every rule is a sentence', () => {
    const rules = report.policyRules(
      emptyTrust({
        companion: 'always',
        roles: { seal: ['court'] },
        companionFor: ['dispose'],
        thresholds: { dispose: { persons: 2 } },
        binding: { seal: ['authority', 'prosecutor'] },
        trustedClocks: [authority(1)],
      }).policy,
    )
    expect(new Set(rules.map(({ member }) => member)).size).toBe(9)
    for (const { sentence } of rules) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    expect(report.policyRules(emptyTrust().policy).at(-1)?.sentence).toContain("Nobody's own signing times are trusted")
  })

  test('a report tells of officers and keys with a past, and of nobody else', () => {
    const base = report.reportText(hostileReport([], 'verified', []))
    expect(base).not.toContain('Who signed')
    const signer = {
      statement: id(1),
      believed: true,
      kid: id(2),
      authority: authority(1),
      roles: ['police'] as const,
      keyStatus: 'valid' as const,
      time: { claimed: 5 },
    }
    const text = (more: object) =>
      report.reportText({ ...hostileReport([], 'verified', []), signers: [{ ...signer, ...more }] }, { columns: 200 })
    expect(text({})).not.toContain('Who signed')
    expect(text({ officer: { credential: id(3), id: 'R-1' } })).toContain('officer R-1')
    const two = {
      ...hostileReport([], 'verified', []),
      signers: [signer, { ...signer, kid: id(4), officer: { credential: id(3), id: 'R-1' } }],
    }
    expect(report.reportText(two, { columns: 200 }).match(/: 1 record/g)).toHaveLength(2)
    expect(text({ keyStatus: 'compromisedSince', believed: false })).toContain('not believed')
    expect(text({ time: { claimed: 5, shownBefore: 9, by: id(4) } })).toContain(
      "by another authority's record or a time stamp to have existed",
    )
    expect(
      report.reportJson({ ...hostileReport([], 'verified', []), signers: [{ ...signer, time: { claimed: 5, shownBefore: 9, by: id(4) } }] })
        .signers?.[0]?.time,
    ).toEqual({
      claimed: '1970-01-01T00:00:05Z',
      shownBefore: '1970-01-01T00:00:09Z',
      by: id(4),
    })
  })
})
