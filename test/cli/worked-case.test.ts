import { chmodSync, cpSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { harden, type Run } from '../../src/cli/command.js'
import { Place } from './run.js'

interface Story {
  readonly at: string
  readonly verdict: string
  readonly signedRecords: number
  readonly custodyRecords: number
  readonly observations: Readonly<Record<string, number>>
  readonly exhibits: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>
}

const fixture = resolve(import.meta.dirname, '../../fixtures/worked-case')
const story = JSON.parse(readFileSync(join(fixture, 'story.json'), 'utf8')) as Story
const place = new Place()
afterAll(() => place.remove())
const docket = ['--docket', 'portugal/case.docket', '--trust', 'portugal/trust.json']
const profiles = Object.keys(story.outcomes)

beforeAll(() => {
  cpSync(fixture, place.dir, { recursive: true })
  // Git keeps no such mode, and a key that others can read is refused.
  for (const who of readdirSync(place.path('keys'))) chmodSync(place.path(`keys/${who}/secret.key`), 0o600)
})

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

describe('the worked case in three jurisdictions', () => {
  test('has at least 40 custody records, and its docket verifies', () => {
    const { document } = place.json(['docket', 'verify', ...docket])
    const report = document as unknown as {
      readonly verdict: string
      readonly observations: readonly { readonly severity: string; readonly code: string }[]
      readonly exhibits: readonly {
        readonly exhibit: string
        readonly labels?: readonly { readonly label: string }[]
        readonly instances: readonly { readonly instance: string; readonly state: string }[]
      }[]
    }
    expect(report.verdict).toBe(story.verdict)
    expect(tally(report.observations.map(({ severity, code }) => `${severity} ${code}`))).toEqual(story.observations)
    const states = report.exhibits.map((one) => [
      one.labels?.[0]?.label ?? one.exhibit,
      one.instances.map(({ instance, state }) => [instance.replace(/[0-9a-f]{64}/g, '…'), state]),
    ])
    expect(Object.fromEntries(states)).toEqual(story.exhibits)
    const { entries } = place.json(['docket', 'show', 'portugal/case.docket']).document as { entries: { type: string }[] }
    expect(entries.length).toBe(story.signedRecords)
    expect(entries.filter(({ type }) => type === 'custody').length).toBe(story.custodyRecords)
    expect(story.custodyRecords).toBeGreaterThanOrEqual(40)
  })

  test.each([
    ['to-hamburg', 'germany', 'hamburg'],
    ['to-brasilia', 'brazil', 'brasilia'],
  ])('the envelope %s holds for who received it', (envelope, side, who) => {
    const given = ['--trust', `${side}/trust.json`, '--key', `keys/${who}/secret.key`, '--docket', 'portugal/case.docket']
    const { document, exit } = place.json(['verify', `carried/${envelope}.rog`, ...given])
    expect({ exit, verdict: document.verdict, notChecked: document.notChecked }).toEqual({ exit: 0, verdict: 'verified', notChecked: [] })
  })

  test('conditions of four rules come out as written down', () => {
    const { document } = place.json(['assess', ...docket, '--profile', ...profiles, '--at', story.at])
    type Result = { readonly profile: string; readonly outcome: string }
    const exhibits = document.exhibits as { exhibit: string; labels?: string[]; results: Result[] }[]
    for (const id of profiles) {
      const came = exhibits.map(({ exhibit, labels, results }) => [
        labels?.[0] ?? exhibit,
        tally(results.filter(({ profile }) => profile === idOf(id)).map(({ outcome }) => outcome)),
      ])
      expect(Object.fromEntries(came), id).toEqual(story.outcomes[id])
    }
  })

  test.each(['en', 'fr', 'de', 'es', 'pt', 'ar'])('its report in %s is written, and again with the same bytes', (language) => {
    const report = (out: string) =>
      place.run([
        'report',
        ...docket,
        '--profile',
        ...profiles,
        '--language',
        language,
        '--at',
        story.at,
        '--by',
        'Ana Exemplo',
        '--out',
        out,
      ])
    expect(report(`${language}.html`).exit).toBe(0)
    const page = readFileSync(place.path(`${language}.html`), 'utf8')
    expect(page).toContain(`<html lang="${language}"`)
    if (language !== 'en' && language !== 'ar') return
    report(`${language}-again.html`)
    expect(readFileSync(place.path(`${language}-again.html`), 'utf8')).toBe(page)
  })

  test('every command of its README is still a command', async () => {
    const lines = readFileSync(join(fixture, 'README.md'), 'utf8').split('\n')
    const commands = lines.flatMap((line) => /^(?:printf .* \| )?rogatory (.*)$/.exec(line)?.[1] ?? [])
    expect(commands.length).toBeGreaterThan(100)
    for (const line of commands) {
      let ran = false
      const run: Run = async () => {
        ran = true
      }
      const words = wordsOf(line)
      const program = new Command('rogatory')
      harden(program)
      const command = program.command(words[0]!)
      harden(command)
      const { define } = (await import(`../../src/cli/commands/${words[0]}.ts`)) as { define: (command: Command, run: Run) => void }
      define(command, run)
      await program.parseAsync(words, { from: 'user' })
      expect(ran, line).toBe(true)
    }
  })
})

/** A profile of one's own is named by its file. */
const idOf = (profile: string): string => profile.replace(/^.*\/|\.json$/g, '')

/** The words of a line of the shell: quotes as the README writes them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replaceAll("'\\''", '\0').replaceAll("'", '').replaceAll('\0', "'"),
  )
}
