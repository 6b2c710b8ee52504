import { describe, expect, test } from 'vitest'
import type { DigestsOf } from '../../src/custody/index.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { changes, derive, digest, found, introduce, original, receive, release, verify } from './things.js'
import { A, A2, B, C, codesOf, lineOf, World } from './world.js'

type Tell = (w: World, e: ExhibitId) => unknown

const media = { kind: 'mediaStream' } as const
const md5 = (text: string) => digest(text, 'MD5')
const paired = (e: ExhibitId, before: string, after: string): { digests: readonly DigestsOf[] } => ({
  digests: [{ exhibit: e, before: [digest(before)], found: [digest(after)] }],
})

/** Every code: stories that raise it and the nearest that do not. */
const rows: readonly [id: string, code: string, what: string, raises: Tell, doesNot: Tell][] = [
  [
    'EXH-13',
    'digest.changed',
    'another value, nothing declared',
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('y')])],
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('x')])],
  ],
  [
    'EXH-13',
    'digest.changed',
    'a change declared of another exhibit',
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('y')], { parts: changes(introduce(w)) })],
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('y')], { parts: changes(e) })],
  ],
  [
    'EXH-13',
    'digest.changed',
    'before differs from what was known',
    (w, e) => [
      verify(w, e, [digest('x')]),
      w.act(A, { action: 'redact', exhibits: [{ exhibit: e, ...original }] }, { parts: paired(e, 'y', 'z') }),
    ],
    (w, e) => [
      verify(w, e, [digest('x')]),
      w.act(A, { action: 'redact', exhibits: [{ exhibit: e, ...original }] }, { parts: paired(e, 'x', 'z') }),
    ],
  ],
  [
    'EXH-13',
    'digest.changed',
    'before and found differ in an act that changes nothing',
    (w, e) => w.act(A, { action: 'access', exhibits: [{ exhibit: e, ...original }] }, { parts: paired(e, 'x', 'y') }),
    (w, e) => w.act(A, { action: 'access', exhibits: [{ exhibit: e, ...original }] }, { parts: paired(e, 'x', 'x') }),
  ],
  [
    'EXH-13',
    'digest.changed',
    'a rehash whose old digest is another',
    (w, e) => [
      verify(w, e, [md5('x')]),
      w.act(A, { action: 'rehash', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, md5('y'), digest('x')) }),
    ],
    (w, e) => [
      verify(w, e, [md5('x')]),
      w.act(A, { action: 'rehash', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, md5('x'), digest('x')) }),
    ],
  ],
  [
    'EXH-13',
    'digest.changed',
    'a second acquisition of an image file on its own line',
    (w, e) =>
      ['x', 'y'].map((value) =>
        w.act(A, { action: 'acquire', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, digest(value)) }),
      ),
    (w) => {
      const device = introduce(w, 'device')
      return ['x', 'y'].map((value) =>
        w.act(A, { action: 'acquire', exhibits: [{ exhibit: device, ...original }] }, { parts: found(device, digest(value)) }),
      )
    },
  ],
  [
    'EXH-14',
    'digest.change-declared',
    'a change the record declares',
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('y')], { parts: changes() })],
    (w, e) => [verify(w, e, [digest('x')]), verify(w, e, [digest('x')], { parts: changes() })],
  ],
  [
    'EXH-15',
    'digest.conflict',
    'two records side by side',
    (w, e) => {
      const base = [...w.entries.keys()].at(-1)!
      return [verify(w, e, [digest('x')], { prev: [base] }), verify(w, e, [digest('y')], { prev: [base] }, A2)]
    },
    (w, e) => {
      const base = [...w.entries.keys()].at(-1)!
      return [verify(w, e, [digest('x')], { prev: [base] }), verify(w, e, [digest('x')], { prev: [base] }, A2)]
    },
  ],
  [
    'EXH-10',
    'digest.not-comparable',
    'one of the media stream, one of the file',
    (w, e) => [verify(w, e, [digest('x', 'SHA-256', media)]), verify(w, e, [digest('y')])],
    (w, e) => [verify(w, e, [digest('x', 'SHA-256', media), digest('x')]), verify(w, e, [digest('x')])],
  ],
  [
    'EXH-16',
    'digest.weak',
    'MD5 alone agrees',
    (w, e) => [verify(w, e, [md5('x')]), verify(w, e, [md5('x')])],
    (w, e) => [verify(w, e, [md5('x'), digest('x')]), verify(w, e, [md5('x'), digest('x')])],
  ],
  [
    'EXH-17',
    'digest.rehash-unbridged',
    'a new digest alone',
    (w, e) => [
      verify(w, e, [md5('x')]),
      w.act(A, { action: 'rehash', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, digest('x')) }),
    ],
    (w, e) => [
      verify(w, e, [md5('x')]),
      w.act(A, { action: 'rehash', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, digest('x'), md5('x')) }),
    ],
  ],
  [
    'EXH-18',
    'digest.sector-errors',
    'sectors that could not be read',
    (w, e) => verify(w, e, [digest('x', 'SHA-256', media, { sectorErrors: 3 })]),
    (w, e) => verify(w, e, [digest('x', 'SHA-256', media, { sectorErrors: 0 })]),
  ],
  [
    'EXH-11',
    'digest.unplaced',
    'a digest of something else',
    (w, e) => verify(w, e, [], { parts: found(introduce(w), digest('x')) }),
    (w, e) => verify(w, e, [digest('x')]),
  ],
  [
    'EXH-20 EXH-21',
    'digest.acquisitions-differ',
    'two images of one medium',
    (w) => {
      const medium = introduce(w, 'medium')
      return ['x', 'y'].map((value) => {
        const image = introduce(w)
        return derive(w, medium, image, { digests: [{ exhibit: image, found: [digest(value)] }] }, { action: 'acquire' })
      })
    },
    (w) => {
      const medium = introduce(w, 'medium')
      return ['x', 'x'].map((value) => {
        const image = introduce(w)
        return derive(w, medium, image, { digests: [{ exhibit: image, found: [digest(value)] }] }, { action: 'acquire' })
      })
    },
  ],
  [
    'EXH-22',
    'digest.segments-missing',
    'two of three volumes',
    (w, e) =>
      verify(
        w,
        e,
        [1, 3].map((number) => digest(String(number), 'SHA-256', { kind: 'segment', number, count: 3 })),
      ),
    (w, e) =>
      verify(
        w,
        e,
        [1, 2, 3].map((number) => digest(String(number), 'SHA-256', { kind: 'segment', number, count: 3 })),
      ),
  ],
  [
    'EXH-19',
    'digest.tangled',
    'very many side by side',
    (w, e) => {
      const base = [...w.entries.keys()].at(-1)!
      // A's stand one on another; none of A2's knows any of them, and each has to be looked for below all of A's.
      const all = Array.from({ length: 300 }, () => verify(w, e, [digest('x')], { prev: [base] }))
      for (let i = 0; i < 250; i++) all.push(verify(w, e, [digest('x')], { prev: [base] }, A2))
      return all
    },
    (w, e) => Array.from({ length: 50 }, () => verify(w, e, [digest('x')])),
  ],
]

function told(tell: Tell) {
  const w = new World()
  tell(w, introduce(w))
  return w.lines()
}

describe('every observation of digests is raised by one story and not by its neighbour', () => {
  test.each(rows)('[%s] %s: %s', (_id, code, _what, raises, doesNot) => {
    expect(codesOf(told(raises))).toContain(code)
    expect(codesOf(told(doesNot))).not.toContain(code)
  })
})

describe('digests of one instance', () => {
  const facts = (w: World, e: ExhibitId, instance?: string) =>
    (lineOf(w.lines(), e, instance).digests ?? []).map(({ algorithm, agrees, changeDeclared, bridges }) => [
      algorithm,
      agrees,
      changeDeclared,
      bridges?.algorithm,
    ])

  test('[EXH-12] each is compared with the newest its record knew, and the fact says so', () => {
    const w = new World()
    const e = introduce(w)
    const first = verify(w, e, [digest('x', 'SHA-256', { kind: 'item' }, { takenBy: 'C. Reis' })])
    verify(w, e, [digest('y')], { parts: changes() })
    verify(w, e, [digest('y')])
    expect(facts(w, e)).toEqual([
      ['SHA-256', undefined, undefined, undefined],
      ['SHA-256', false, true, undefined],
      ['SHA-256', true, undefined, undefined],
    ])
    const [exhibit] = w.lines().exhibits
    expect(exhibit!.firstDigest).toMatchObject({ statement: first, takenBy: 'C. Reis', over: { kind: 'item' }, authority: A.authority })
    expect(exhibit!.instances[0]!.digests![1]).toMatchObject({ comparedWith: toHex(digest('x').value), value: toHex(digest('y').value) })
    expect(exhibit!.instances[0]!.line[1]!.codes).toContain('digest.change-declared')
  })

  test('[EXH-12] a copy begins with what its maker knew of the instance it is of, through copies of copies', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [digest('x')])
    const made = w.act(A, { action: 'copy', exhibits: [{ exhibit: e, ...original, copy: 1 }] })
    verify(w, e, [digest('y')], { parts: changes() })
    const seal = w.seal(A, [{ exhibit: e, instance: { record: fromHex(made), copy: 1 }, mode: 'copySent', to: [B.authority] }])
    const instance = { seal: fromHex(seal), authority: B.authority }
    const receipt = (value: string) =>
      w.act(
        B,
        {
          action: 'receive',
          stage: 'content',
          answers: { seal: fromHex(seal) },
          exhibits: [{ exhibit: e, instance, outcome: 'accepted' }],
        },
        { parts: found(e, digest(value)) },
      )
    receipt('x')
    expect(facts(w, e, `${seal}/${B.authority}`)).toEqual([['SHA-256', true, undefined, undefined]])
    expect(codesOf(w.lines())).not.toContain('digest.changed')
    receipt('y')
    expect(codesOf(w.lines())).toContain('digest.changed')
  })

  test('[EXH-17] a rehash in one run with the old digest carries on from it', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [md5('x')])
    w.act(A, { action: 'rehash', exhibits: [{ exhibit: e, ...original }] }, { parts: found(e, md5('x'), digest('x')) })
    verify(w, e, [digest('x')])
    expect(facts(w, e)).toEqual([
      ['MD5', undefined, undefined, undefined],
      ['MD5', true, undefined, undefined],
      ['SHA-256', undefined, undefined, 'MD5'],
      ['SHA-256', true, undefined, undefined],
    ])
  })

  test('[EXH-10] equal algorithm and over alone are compared: two partitions, two volumes, two tools never are', () => {
    const w = new World()
    const e = introduce(w)
    const overs = [
      { kind: 'partition', number: 1 },
      { kind: 'partition', number: 2 },
      { kind: 'toolDefined', name: 'a' },
      { kind: 'toolDefined', name: 'b' },
      { kind: 'volumeSet' },
      media,
    ] as const
    for (const over of overs) verify(w, e, [digest(JSON.stringify(over), 'SHA-256', over)])
    expect(facts(w, e).every(([, agrees]) => agrees === undefined)).toBe(true)
    expect(codesOf(w.lines())).not.toContain('digest.changed')
  })

  test('[EXH-13] what is closed of changes is no declaration and no proof of none: a warning', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [digest('x')])
    verify(w, e, [digest('y')], { parts: changes(), withhold: ['changes'] })
    expect(w.lines().observations.find((one) => one.code === 'digest.changed')).toMatchObject({
      severity: 'warning',
      data: { declared: 'notOpened' },
    })
  })

  test('[EXH-13] a record refused on the line is compared, and nothing is compared with it', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [digest('x')])
    verify(w, e, [digest('y')], {}, C)
    verify(w, e, [digest('x')])
    expect(facts(w, e).map(([, agrees]) => agrees)).toEqual([undefined, false, true])
    expect(
      w
        .lines()
        .observations.filter((one) => one.code === 'digest.changed')
        .map((one) => one.severity),
    ).toEqual(['warning'])
    expect(w.lines().exhibits[0]!.firstDigest).toMatchObject({ authority: A.authority })
  })

  test('[EXH-06] what an impostor or a stranger writes gives no fact', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [digest('x')])
    const before = w.lines().exhibits[0]!.instances[0]!.digests
    verify(w, e, [digest('y')], {}, { ...B, authority: A.authority })
    verify(w, e, [digest('y')], { prev: [w.id] }, { ...C, kid: 'ab'.repeat(32) })
    expect(w.lines().exhibits[0]!.instances[0]!.digests).toEqual(before)
    expect(codesOf(w.lines())).not.toContain('digest.changed')
  })

  test('[EXH-12] a thing that moves keeps its digests, and its receiver is compared with its giver', () => {
    const w = new World()
    const e = introduce(w, 'medium')
    verify(w, e, [digest('x', 'SHA-256', media)])
    receive(w, e, release(w, e), found(e, digest('y', 'SHA-256', media)))
    expect(w.lines().observations.find((one) => one.code === 'digest.changed')).toMatchObject({
      severity: 'error',
      data: { over: 'mediaStream' },
    })
  })

  test('[EXH-22] volumes are counted without walking to a number somebody wrote', () => {
    const w = new World()
    const e = introduce(w)
    verify(w, e, [digest('1', 'SHA-256', { kind: 'segment', number: 2, count: 2 ** 53 - 1 })])
    expect(lineOf(w.lines(), e).segments).toEqual([{ count: 2 ** 53 - 1, recorded: 1, missing: [1, 3, 4, 5, 6, 7, 8, 9] }])
  })

  test('[EXH-15] a record that knows both of two values agrees with one of them, and the conflict is told once', () => {
    const w = new World()
    const e = introduce(w)
    const base = [...w.entries.keys()].at(-1)!
    verify(w, e, [digest('x')], { prev: [base] })
    verify(w, e, [digest('y')], { prev: [base] }, A2)
    verify(w, e, [digest('x')])
    verify(w, e, [digest('x')])
    expect(codesOf(w.lines()).filter((code) => code === 'digest.conflict')).toHaveLength(1)
    expect(codesOf(w.lines())).not.toContain('digest.changed')
  })
})
