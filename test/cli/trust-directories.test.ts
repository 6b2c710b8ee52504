import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { fingerprintIn, Place } from './run.js'

const place = new Place()
afterAll(() => place.remove())

const keygen = (dir: string, name: string, role: string, ...more: string[]): string => {
  const made = place.run(['keygen', '--name', name, '--jurisdiction', 'DE', '--role', role, '--out', dir, '--no-passphrase', ...more])
  if (made.exit !== 0) throw new Error(made.err)
  return fingerprintIn(made.out)
}
const ok = (args: readonly string[]) => {
  const ended = place.run(args)
  if (ended.exit !== 0) throw new Error(`${args.join(' ')}: ${ended.exit}\n${ended.out}${ended.err}`)
  return ended.out
}
const police = keygen('police', 'Polizei', 'police')
const operator = keygen('operator', 'Register', 'directoryOperator')
ok(['trust', 'add', 'police/public.card', '--store', 'trust.json', '--fingerprint', police])
ok(['docket', 'open', '--case', '1', '--key', 'police/secret.key', '--out', 'case.docket'])
const operatorKey = ['--key', 'operator/secret.key']

describe('rogatory directory', () => {
  test('[DIR-01] [DIR-10] new, revoke, close and show; nothing is dropped, nothing overwritten', () => {
    const made = place.json(['directory', 'new', 'police/public.card', ...operatorKey, '--out', '1.dir', '--from', '2026-01-01'])
    expect([made.exit, made.document.schema]).toEqual([0, 'rogatory.directory/1'])
    expect(made.document.directory).toMatchObject({ number: 1, entries: [{ from: '2026-01-01T00:00:00Z' }] })
    expect(place.run(['directory', 'new', 'police/public.card', ...operatorKey, '--out', '1.dir']).exit).toBe(4)
    const revoked = place.json([
      'directory',
      'revoke',
      '1.dir',
      '--card',
      'police/public.card',
      '--reason',
      'superseded',
      ...operatorKey,
      '--out',
      '2.dir',
    ])
    expect(revoked.document.directory).toMatchObject({ number: 2, revocations: [{ reason: 'superseded' }] })
    expect(place.run(['directory', 'close', '2.dir', '--card', 'police/public.card', ...operatorKey, '--out', '3.dir']).exit).toBe(0)
    expect(place.run(['directory', 'close', '3.dir', '--card', 'police/public.card', ...operatorKey, '--out', '4.dir']).exit).toBe(2)
    expect(place.run(['directory', 'add', '1.dir', 'police/public.card', ...operatorKey, '--out', '4.dir']).exit).toBe(2)
    expect(place.run(['directory', 'add', '1.dir', 'operator/public.card', ...operatorKey, '--out', '2b.dir']).exit).toBe(0)
    const compromised = [
      'directory',
      'revoke',
      '1.dir',
      '--card',
      'police/public.card',
      '--reason',
      'compromised',
      ...operatorKey,
      '--out',
      'x.dir',
    ]
    expect(place.run(compromised).exit).toBe(2)
    expect(ok(['directory', 'show', '2.dir'])).toContain('replaced by another')
    expect(place.run(['directory', 'show', 'police/public.card'])).toMatchObject({ exit: 2 })
  })

  test('[DIR-11] [DIR-12] pin, latest, check: an older one is refused with directory.rolled-back', () => {
    const unbelieved = place.json(['directory', 'check', '2.dir', '--store', 'trust.json'])
    expect(unbelieved.exit).toBe(1)
    expect(unbelieved.document).toMatchObject({ believed: false, observations: [{ code: 'directory.signer' }] })
    expect(place.json(['directory', 'latest', '1.dir', '--store', 'trust.json'])).toMatchObject({
      exit: 1,
      document: { code: 'directory.signer' },
    })
    expect(place.run(['directory', 'pin', 'operator/public.card', '--store', 'trust.json', '--fingerprint', police]).exit).toBe(2)
    ok(['directory', 'pin', 'operator/public.card', '--store', 'trust.json', '--fingerprint', operator])
    ok(['directory', 'latest', '2.dir', '--store', 'trust.json'])
    const before = readFileSync(place.path('trust.json'), 'utf8')
    const back = place.json(['directory', 'latest', '1.dir', '--store', 'trust.json'])
    expect(back).toMatchObject({ exit: 1, document: { code: 'directory.rolled-back', data: { number: 1, known: 2 } } })
    expect(String(back.document.message)).toContain('older directory')
    expect(readFileSync(place.path('trust.json'), 'utf8')).toBe(before)
    expect(place.json(['directory', 'check', '1.dir', '--store', 'trust.json'])).toMatchObject({
      exit: 1,
      document: { believed: true, observations: [{ code: 'directory.rolled-back' }] },
    })
    expect(place.json(['directory', 'check', '2b.dir', '--store', 'trust.json']).document.observations).toMatchObject([
      { code: 'directory.conflict' },
    ])
    expect(place.run(['directory', 'check', '3.dir', '--before', '2.dir', '--store', 'trust.json']).exit).toBe(0)
    const list = place.json(['trust', 'list', '--store', 'trust.json'])
    expect(list.document.directories).toMatchObject([{ confirmed: true, latest: { number: 2 } }])
    expect(ok(['trust', 'list', '--store', 'trust.json'])).toContain('Directory operator: Register')
  })

  test('[DIR-31] a card whose keys were lost follows by a succession', () => {
    keygen('police2', 'Polizei', 'police', '--succeeds', 'police/public.card')
    ok([
      'directory',
      'succeed',
      '--old',
      'police/public.card',
      '--new',
      'police2/public.card',
      '--reason',
      'lost',
      ...operatorKey,
      '--out',
      's',
    ])
    const add = ['trust', 'add', 'police2/public.card', '--store', 'other.json', '--previous', 'police/public.card']
    expect(place.json(add)).toMatchObject({ exit: 2, document: { code: 'trust.chain' } })
    ok(['directory', 'pin', 'operator/public.card', '--store', 'other.json'])
    expect(place.run(add).exit).toBe(2)
    ok([...add, '--succession', 's'])
    expect(
      place.json([
        'directory',
        'unpin',
        (list('other.json').directories as { card: { authority: string } }[])[0]!.card.authority,
        '--store',
        'other.json',
      ]),
    ).toMatchObject({ exit: 2 })
    expect(list('other.json').pins).toMatchObject([{ confirmed: false }])
  })
})

describe('an authority known by a directory alone', () => {
  test('[DIR-16] is called by its name in every text, and may be sealed to while it is listed as valid', () => {
    keygen('sender', 'Sender', 'police')
    keygen('lab', 'Labor', 'laboratory')
    ok(['directory', 'new', 'police/public.card', 'sender/public.card', ...operatorKey, '--out', 'd1', '--from', '2026-01-01'])
    ok(['directory', 'pin', 'operator/public.card', '--store', 'listed.json'])
    ok(['directory', 'latest', 'd1', '--store', 'listed.json'])
    place.write('evidence.txt', 'x')
    const to = (out: string, card: string) => [
      'seal',
      'evidence.txt',
      '--key',
      'sender/secret.key',
      '--to',
      card,
      '--trust',
      'listed.json',
      '--out',
      out,
    ]
    const refused = place.json(to('lab.rog', 'lab/public.card'))
    expect(refused).toMatchObject({ exit: 2, document: { code: 'usage.unbelieved-card', data: { why: 'unknown' } } })
    ok(to('one.rog', 'police/public.card'))
    for (const args of [
      ['verify', 'one.rog', '--docket', 'one.docket'],
      ['docket', 'show', 'one.docket'],
      ['docket', 'verify', 'one.docket'],
      ['custody', 'show', '--docket', 'one.docket'],
      ['exhibit', 'list', '--docket', 'one.docket'],
    ]) {
      const { out } = place.run([...args, '--trust', 'listed.json'])
      expect(out, args.join(' ')).toContain('Sender')
      expect(out, args.join(' ')).not.toContain('unknown authority')
    }
    ok(['directory', 'close', 'd1', '--card', 'police/public.card', ...operatorKey, '--out', 'd2', '--until', '2026-02-01'])
    ok(['directory', 'latest', 'd2', '--store', 'listed.json'])
    const closed = place.json(to('two.rog', 'police/public.card'))
    expect(closed).toMatchObject({ exit: 2, document: { code: 'usage.unbelieved-card', data: { why: 'closed' } } })
    expect(String(closed.document.message)).toContain('does not list the card as valid')
  })
})

const list = (store: string) => place.json(['trust', 'list', '--store', store]).document

describe('rogatory officer', () => {
  test('who signs with a credential that has ended, or not begun, is told so', () => {
    ok(['docket', 'open', '--case', '2', '--key', 'police/secret.key', '--out', 'ended.docket'])
    const said = (name: string, ...term: string[]) => {
      ok(['officer', 'keygen', 'police/public.card', '--out', name, '--no-passphrase'])
      const issue = ['officer', 'issue', `${name}/officer.request`, '--key', 'police/secret.key', '--role', 'police', ...term]
      ok([...issue, '--out', `${name}.credential`])
      ok(['officer', 'accept', `${name}.credential`, '--key', `${name}/secret.key`])
      const label = ['--label', name, '--nature', 'device']
      return place.run(['exhibit', 'add', '--docket', 'ended.docket', '--key', `${name}/secret.key`, ...label]).err
    }
    expect(said('gone', '--from', '2025-01-01', '--until', '2025-12-31')).toContain('The credential of these keys ended on 2025-12-31T')
    expect(said('soon', '--from', '2125-01-01')).toContain('The credential of these keys begins on 2125-01-01T')
    expect(said('now')).not.toContain('credential')
  })

  test('[DIR-40] [DIR-46] keygen, issue, accept, sign, revoke', () => {
    const asked = place.json(['officer', 'keygen', 'police/public.card', '--name', 'KOK Reis', '--out', 'reis', '--no-passphrase'])
    expect([asked.exit, asked.document.schema]).toEqual([0, 'rogatory.officer-request/1'])
    const introduce = ['exhibit', 'add', '--docket', 'case.docket', '--key', 'reis/secret.key', '--label', 'A1', '--nature', 'device']
    expect(place.json(introduce)).toMatchObject({ exit: 2, document: { code: 'key.credential' } })
    const issue = ['officer', 'issue', 'reis/officer.request', '--key', 'police/secret.key', '--out', 'reis.credential', '--officer', 'R-1']
    expect(place.run([...issue, '--role', 'court']).exit).toBe(2)
    expect(place.json([...issue, '--role', 'police', '--fingerprint', police])).toMatchObject({
      exit: 2,
      document: { code: 'trust.fingerprint' },
    })
    const given = place.json([...issue, '--role', 'police', '--fingerprint', String(asked.document.fingerprint)])
    expect(given.document).toMatchObject({ officer: 'R-1', roles: ['police'], names: { und: 'KOK Reis' }, checked: true })
    expect(place.run(['officer', 'accept', 'reis.credential', '--key', 'reis/secret.key']).exit).toBe(0)
    // The key file does not carry the name about.
    expect(readFileSync(place.path('reis/secret.key'), 'latin1')).not.toContain('Reis')
    ok(introduce)
    const report = place.json(['docket', 'verify', 'case.docket', '--trust', 'trust.json'])
    expect(report.exit).toBe(0)
    expect(report.document.signers).toContainEqual(
      expect.objectContaining({ officer: { credential: given.document.id, id: 'R-1' }, believed: true }),
    )
    expect(ok(['docket', 'verify', 'case.docket', '--trust', 'trust.json'])).toContain('officer R-1')
    expect(readFileSync(place.path('case.docket'), 'latin1')).not.toContain('KOK Reis')
    const shown = place.json(['officer', 'show', 'reis.credential', '--card', 'police/public.card'])
    expect(shown.document).toMatchObject({ id: given.document.id, names: { und: 'KOK Reis' } })
    expect(place.json(['officer', 'show', 'reis/officer.request']).document.fingerprint).toBe(asked.document.fingerprint)
    expect(place.run(['officer', 'show', 'reis.credential']).exit).toBe(2)
  })

  test('[DIR-45] a pool: who stands behind it is closed', () => {
    ok(['officer', 'keygen', 'police/public.card', '--out', 'pool', '--no-passphrase'])
    const order = 'the court'
    const issue = ['officer', 'issue', 'pool/officer.request', '--key', 'police/secret.key', '--role', 'police', '--out', 'pool.credential']
    expect(place.run([...issue, '--withheld-by', order]).exit).toBe(2)
    const pool = place.json([...issue, '--pool', '--withheld-by', order, '--member', 'N. N. 1', '--member', 'N. N. 2'])
    expect(pool.document).toMatchObject({ pool: { withheldBy: { und: order } }, members: [{ names: { und: 'N. N. 1' } }, {}] })
    expect(pool.document).not.toHaveProperty('officer')
    expect(ok(['officer', 'show', 'pool.credential', '--card', 'police/public.card'])).toContain('identity withheld by order of the court')
  })

  test('[DIR-50] revoke and docket introduce', () => {
    const revoke = ['officer', 'revoke', '--credential', 'reis.credential', '--key', 'police/secret.key', '--out', 'reis.revocation']
    expect(place.run([...revoke, '--reason', 'compromised']).exit).toBe(2)
    const future = place.run([...revoke, '--reason', 'compromised', '--since', '2199-01-01'])
    expect([future.exit, future.err]).toEqual([2, expect.stringContaining('lies in the future')])
    const revoked = place.json([...revoke, '--reason', 'compromised', '--since', '2026-01-01'])
    expect(revoked.document).toMatchObject({ reason: 'compromised', since: '2026-01-01T00:00:00Z' })
    const into = ['--docket', 'case.docket', '--key', 'police/secret.key']
    expect(place.json(['docket', 'introduce', 'trust.json', ...into])).toMatchObject({ exit: 2 })
    expect((place.json(['docket', 'introduce', 'reis.revocation', '2.dir', ...into]).document.added as string[]).length).toBe(2)
    const report = place.json(['docket', 'verify', 'case.docket', '--trust', 'trust.json'])
    expect(report.exit).toBe(1)
    expect(report.document.observations).toContainEqual(expect.objectContaining({ code: 'signer.compromised' }))
    expect(place.json(['officer', 'show', 'reis.revocation', '--card', 'police/public.card']).document.id).toBe(revoked.document.id)
  })
})

describe('rogatory policy', () => {
  test('[DIR-63] [TRU-36] check names every member that is wrong; set puts rules into a store', () => {
    place.write('bad.json', JSON.stringify({ schema: 'rogatory.policy/1', promptly: -1, fourEyes: true }))
    const bad = place.json(['policy', 'check', 'bad.json'])
    expect(bad).toMatchObject({ exit: 1, document: { correct: false, wrong: [{ member: 'promptly' }, { member: 'fourEyes' }], rules: [] } })
    expect(place.run(['policy', 'check', 'bad.json']).out).toContain('There is no rule fourEyes')
    const before = readFileSync(place.path('trust.json'), 'utf8')
    expect(place.run(['policy', 'set', 'bad.json', '--trust', 'trust.json']).exit).toBe(1)
    expect(readFileSync(place.path('trust.json'), 'utf8')).toBe(before)
    place.write(
      'good.json',
      JSON.stringify({ thresholds: { dispose: { persons: 2 } }, algorithmEnds: { Ed25519: '2035-01-01T00:00:00Z' } }),
    )
    const good = place.json(['policy', 'check', 'good.json'])
    expect(good).toMatchObject({
      exit: 0,
      document: { correct: true, policy: { promptly: 86_400, thresholds: { dispose: { persons: 2 } } } },
    })
    expect(place.run(['policy', 'check', 'good.json']).out).toMatch(/one person with several keys\s+counts once/)
    ok(['policy', 'set', 'good.json', '--trust', 'trust.json'])
    expect(place.json(['policy', 'show', '--trust', 'trust.json']).document.policy).toEqual(good.document.policy)
    expect(place.run(['policy', 'check', 'trust.json']).exit).toBe(0)
    // An algorithm that has no end, and a day that no calendar has.
    for (const end of [{ RSA: '2035-01-01T00:00:00Z' }, { 'P-256': '2035-02-30T00:00:00Z' }]) {
      place.write('ends.json', JSON.stringify({ algorithmEnds: end }))
      expect(place.json(['policy', 'check', 'ends.json']).document.wrong).toMatchObject([{ member: 'algorithmEnds' }])
    }
  })
})
