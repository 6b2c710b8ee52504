import { fill, given, grouped, type Html, html, type Piece, technical } from './html.js'
import type { CourtReport, FirstDigest, Statements } from './types.js'
import type { Writer } from './writer.js'

/** The eleven statements in their order, each one paragraph; all of them stand on the first page. */
export function eleven(w: Writer, report: CourtReport): Html {
  const s = report.statements
  const said: readonly (readonly [title: string, sentences: readonly Piece[]])[] = [
    [w.c.statements.firstDigests.title, firstDigests(w, s)],
    [w.c.statements.signatures.title, signatures(w, s)],
    [w.c.statements.recordedOnly.title, recordedOnly(w, s)],
    [w.c.statements.trust.title, trust(w, s)],
    [w.c.statements.profiles.title, profiles(w, s)],
    [w.c.statements.times.title, times(w, s)],
    [w.c.statements.tool.title, tool(w, s)],
    [w.c.statements.notSeen.title, notSeen(w, s)],
    [w.c.statements.algorithms.title, algorithms(w, s)],
    [w.c.statements.repeat.title, [fill(w.c.statements.repeat.text, { section: html`<a href="#repeat">${w.c.words.repeatTitle}</a>` })]],
    [w.c.statements.adoption.title, [html`<strong>${w.c.statements.adoption.words}</strong>`]],
  ]
  return html`<ol class="eleven">
${said.map(([title, sentences], i) => html`<li id="s${i + 1}"><h3>${title}.</h3> <p>${spaced(sentences)}</p></li>\n`)}</ol>`
}

const spaced = (sentences: readonly Piece[]): Html =>
  html`${sentences.filter((one) => one !== undefined && one !== false).map((one, i) => (i === 0 ? [one] : [' ', one]))}`

const timeOfDigest = (one: FirstDigest): string => one.digest?.at ?? one.digest?.signed ?? ''
const earlier = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function firstDigests(w: Writer, { firstDigests: { exhibits } }: Statements): Piece[] {
  const c = w.c.statements.firstDigests
  const digested = exhibits.filter((one) => one.digest !== undefined)
  const first = [...digested].sort((a, b) => earlier(timeOfDigest(a), timeOfDigest(b)) || earlier(a.exhibit, b.exhibit))[0]
  const timed = exhibits.filter((one) => one.interval !== undefined && one.interval >= 0)
  const before = exhibits.filter((one) => one.interval !== undefined && one.interval < 0)
  const longest = timed.reduce<FirstDigest | undefined>(
    (most, one) => (most === undefined || one.interval! > most.interval! ? one : most),
    undefined,
  )
  const unknown = exhibits.length - timed.length - before.length
  const sealed = exhibits.filter((one) => one.sealed !== undefined)
  const firstSeal = sealed.map((one) => one.sealed!.time).sort(earlier)[0]
  const { digest } = first ?? {}
  return [
    digest === undefined
      ? c.none
      : fill(c.earliest, {
          digested: w.number(digested.length),
          exhibits: w.count(w.c.counts.exhibitsOf, exhibits.length),
          date: w.time(timeOfDigest(first!), digest.precision),
          taker: digest.takenBy === undefined ? w.authority(digest.authority) : given(digest.takenBy, 80),
          over: over(w, digest.over),
          label: w.exhibit(first!.exhibit),
        }),
    longest !== undefined && fill(c.longest, { span: w.span(longest.interval!), label: w.exhibit(longest.exhibit) }),
    before.length > 0 && fill(c.before, { exhibits: w.count(w.c.counts.exhibits, before.length) }),
    unknown > 0 && fill(c.unknown, { exhibits: w.count(w.c.counts.exhibits, unknown) }),
    firstSeal !== undefined && fill(c.sealed, { exhibits: w.count(w.c.counts.exhibits, sealed.length), date: w.time(firstSeal) }),
    c.always,
  ]
}

/** What a digest was taken over, in words. */
export function over(
  w: Writer,
  what: { readonly kind: string; readonly number?: number; readonly count?: number; readonly name?: string },
): Html {
  const { overs } = w.c.titles
  if (!Object.hasOwn(overs, what.kind)) return given(what.kind, 60)
  return fill(overs[what.kind as keyof typeof overs], {
    number: what.number === undefined ? '' : w.number(what.number),
    count: what.count === undefined ? '' : w.number(what.count),
    name: what.name === undefined ? '' : given(what.name, 60),
  })
}

function signatures(w: Writer, { signatures: s }: Statements): Piece[] {
  const c = w.c.statements.signatures
  const kinds = (Object.keys(s.byBasis) as (keyof typeof s.byBasis)[]).filter((kind) => s.byBasis[kind] > 0)
  const list = w.list(kinds.map((kind) => html`${w.c.titles.bases[kind]} ${w.number(s.byBasis[kind])}`))
  const delay = Math.max(0, ...s.late.slice(0, 10_000).map((one) => one.delay))
  return [
    c.always,
    s.records === 0 ? c.none : fill(c.basis, { list }),
    s.sharedKeys.length > 0 && fill(c.shared, { n: w.number(s.sharedKeys.length) }),
    s.late.length > 0 ? fill(c.late, { n: w.number(s.late.length), span: w.span(delay) }) : s.records > 0 && c.notLate,
  ]
}

function recordedOnly(w: Writer, { recordedOnly: s }: Statements): Piece[] {
  const c = w.c.statements.recordedOnly
  const { counts } = w.c
  return [
    c.always,
    fill(c.counts, {
      records: w.count(counts.records, s.records),
      exhibits: w.count(counts.exhibits, s.exhibits),
      instances: w.count(counts.instances, s.instances),
    }),
    (s.incomplete > 0 || s.withoutOrigin > 0) && fill(c.open, { incomplete: w.number(s.incomplete), origin: w.number(s.withoutOrigin) }),
  ]
}

function trust(w: Writer, { trust: s }: Statements): Piece[] {
  const c = w.c.statements.trust
  return [
    fill(c.store, {
      digest: grouped(s.digest),
      cards: w.count(w.c.counts.cards, s.pins),
      confirmed: w.number(s.confirmed),
      unconfirmed: w.number(s.pins - s.confirmed),
    }),
    s.directories > 0 && fill(c.directories, { n: w.number(s.directories) }),
    s.timeServices !== undefined && fill(c.timeServices, { n: w.number(s.timeServices) }),
    fill(c.policy, { digest: grouped(s.policyDigest), tolerance: w.span(s.clockTolerance), promptly: w.span(s.promptly) }),
    s.chosenBy === undefined ? c.chosenNot : fill(c.chosen, { who: given(s.chosenBy, 120) }),
  ]
}

/** More profiles than this would leave the first page no room; the others stand in the table to statement 5. */
const profilesNamed = 3

/** Who published a profile under a signature of their own. */
export const signedBy = (w: Writer, { authority, believed }: { readonly authority: string; readonly believed?: boolean }): Piece =>
  believed === true ? fill(w.c.statements.profiles.signedBy, { who: w.authority(authority) }) : w.c.statements.profiles.signedUnknown

function profiles(w: Writer, { profiles: s }: Statements): Piece[] {
  const c = w.c.statements.profiles
  if (s.applied.length === 0) return [c.none, c.always]
  const named = s.applied.slice(0, profilesNamed).map((one) =>
    fill(c.one, {
      id: technical(one.id, 60),
      version: technical(one.version, 20),
      date: technical(one.textDate, 20),
      author: given(one.author, 60),
      review: w.list([
        one.reviewer === undefined
          ? w.c.words.notReviewed
          : fill(c.reviewedBy, {
              name: given(one.reviewer.name, 60),
              qualification: given(one.reviewer.qualification, 60),
              date: technical(one.reviewer.date, 20),
            }),
        ...(one.signature === undefined ? [] : [signedBy(w, one.signature)]),
      ]),
      status: w.c.titles.profileStatus[one.status],
    }),
  )
  const rest = s.applied.slice(profilesNamed).map((one) => html`${technical(one.id, 60)} (${w.c.titles.profileStatus[one.status]})`)
  return [
    fill(c.applied, { list: w.list([...named, ...rest]) }),
    fill(c.asserted, { conditions: w.count(w.c.counts.conditions, s.asserted) }),
    c.always,
  ]
}

function times(w: Writer, { times: s }: Statements): Piece[] {
  const c = w.c.statements.times
  return [
    s.shown + s.claimed === 0 ? c.none : fill(c.counts, { shown: w.number(s.shown), claimed: w.number(s.claimed) }),
    s.largest !== undefined && fill(c.largest, { span: w.span(s.largest.seconds), record: w.record(s.largest.statement) }),
    c.acts,
  ]
}

function tool(w: Writer, { tool: s }: Statements): Piece[] {
  const c = w.c.statements.tool
  const { selftest: t } = s
  return [
    fill(c.made, {
      name: technical(s.name, 40),
      version: technical(s.version, 40),
      build: s.build === undefined ? c.buildNone : grouped(s.build),
      provider: technical(s.provider, 60),
    }),
    t === undefined
      ? c.selftestNone
      : fill(c.selftest, {
          date: w.time(t.at),
          version: technical(t.version, 40),
          result: t.passed ? w.c.words.passed : w.c.words.failed,
          tests: w.count(w.c.counts.tests, t.tests),
          signed: t.signedBy === undefined ? c.unsigned : fill(c.signedBy, { who: w.authority(t.signedBy) }),
        }),
    s.ranBy === undefined ? fill(c.ranNot, { date: w.time(s.at) }) : fill(c.ran, { who: given(s.ranBy, 120), date: w.time(s.at) }),
  ]
}

/** A ground of the fixed list in words; another as it is. */
export const groundOf = (w: Writer, ground: string): Html =>
  Object.hasOwn(w.c.titles.grounds, ground) ? html`${w.c.titles.grounds[ground as keyof typeof w.c.titles.grounds]}` : given(ground, 60)

function notSeen(w: Writer, { notSeen: s }: Statements): Piece[] {
  const c = w.c.statements.notSeen
  const grounds = [...s.withheld.grounds, ...s.erased.grounds]
  const some = grounds.slice(0, 3).map((one) => html`${groundOf(w, one.ground)} (${w.number(one.count)})`)
  const more = grounds.length > 3 ? [w.c.words.more.replace('{n}', String(grounds.length - 3))] : []
  return [
    fill(c.counts, {
      withheld: w.number(s.withheld.count),
      erased: w.number(s.erased.count),
      missing: w.number(s.missing),
      leftOut: w.number(s.leftOut),
      notOpened: w.number(s.partsNotOpened),
      parts: w.count(w.c.counts.partsOf, s.parts),
      unreadable: w.number(s.unreadable),
      setAside: w.number(s.setAside),
    }),
    grounds.length > 0 && fill(c.grounds, { list: w.list([...some, ...more]) }),
    s.notChecked.length === 0 ? c.allChecked : fill(c.notChecked, { list: w.list(s.notChecked.map((check) => w.c.titles.checks[check])) }),
    s.contentExamined ? c.examined : c.notExamined,
  ]
}

function algorithms(w: Writer, { algorithms: s }: Statements): Piece[] {
  const c = w.c.statements.algorithms
  const { standings } = w.c.titles
  const one = (a: { algorithm: string; uses: number; standing: keyof typeof standings; ends?: string }): Html =>
    fill(a.ends === undefined ? c.one : c.until, {
      name: technical(a.algorithm, 40),
      n: w.number(a.uses),
      standing: standings[a.standing],
      date: a.ends === undefined ? '' : w.date(a.ends),
    })
  const listOf = (all: readonly Parameters<typeof one>[0][]): Piece => (all.length === 0 ? c.none : w.list(all.slice(0, 4).map(one)))
  return [
    fill(c.signatures, { list: listOf(s.signatures) }),
    fill(c.digests, { list: listOf(s.digests) }),
    fill(c.companions, { n: w.number(s.withoutCompanion), records: w.count(w.c.counts.recordsOf, s.statements) }),
  ]
}
