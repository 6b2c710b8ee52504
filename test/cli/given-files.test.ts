import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, test } from 'vitest'
import { checkGivenFiles } from '../../src/cli/given-files.js'
import { type Kind, kindOfFile } from '../../src/cli/kinds.js'
import { Place } from './run.js'

const place = new Place()
afterAll(() => place.remove())
const ok = (...args: string[]): void => {
  const { exit, out, err } = place.run(args)
  if (exit !== 0) throw new Error(`${args.join(' ')}: ${exit}\n${out}${err}`)
}
const jsonOf = (...args: string[]): string => place.json(args).out

/** One file of every kind there is, made by the commands where commands make them. */
function everyKind(): Readonly<Record<Kind, string>> {
  const key = ['--key', 'a/secret.key']
  ok('keygen', '--name', 'A', '--jurisdiction', 'DE', '--role', 'police', '--role', 'directoryOperator', '--out', 'a', '--no-passphrase')
  ok('keygen', '--name', 'B', '--jurisdiction', 'PT', '--role', 'court', '--out', 'b', '--no-passphrase')
  ok('keygen', '--name', 'C', '--jurisdiction', 'PT', '--role', 'court', '--succeeds', 'b/public.card', '--out', 'c', '--no-passphrase')
  ok('trust', 'add', 'b/public.card', '--store', 'trust.json')
  place.write('evidence.txt', 'x')
  ok('seal', 'evidence.txt', ...key, '--to', 'b/public.card', '--out', 'one.rog')
  ok('directory', 'new', 'b/public.card', ...key, '--out', 'one.directory')
  ok('directory', 'succeed', '--old', 'b/public.card', '--new', 'c/public.card', '--reason', 'lost', ...key, '--out', 'one.succession')
  ok('officer', 'keygen', 'a/public.card', '--out', 'officer', '--no-passphrase')
  ok('officer', 'issue', 'officer/officer.request', ...key, '--role', 'police', '--out', 'one.credential')
  ok('officer', 'revoke', '--credential', 'one.credential', '--reason', 'ceased', ...key, '--out', 'one.revocation')
  const draft = ['--place', 'DE', '--at', '2026-01-01T10:00:00Z', '--basis', 'ownAct', '--draft', 'one.draft']
  ok('custody', 'store', '--docket', 'one.docket', ...key, '--exhibit', 'evidence.txt', ...draft)
  place.write('one.profile', JSON.stringify((JSON.parse(jsonOf('profile', 'show', 'iso-27037')) as { profiles: unknown[] }).profiles[0]))
  place.write('selftest.json', JSON.stringify({ schema: 'rogatory.selftest/1' }))
  place.write('policy.json', JSON.stringify({ schema: 'rogatory.policy/1' }))
  place.write('terms.json', JSON.stringify({ schema: 'rogatory.terms/1', conditions: [] }))
  place.write('exhibits.json', JSON.stringify({ schema: 'rogatory.exhibits/1', exhibits: [] }))
  place.write('records.json', JSON.stringify({ schema: 'rogatory.records/1', records: [] }))
  place.write('certificate.json', JSON.stringify({ schema: 'rogatory.certificate-draft/1' }))
  place.write('report.json', jsonOf('inspect', 'one.rog'))
  place.write('service.pem', '-----BEGIN CERTIFICATE-----\n')
  place.write('report.html', '<!doctype html>\n<html></html>')
  const files: Readonly<Partial<Record<Kind, string>>> = {
    envelope: 'one.rog',
    docket: 'one.docket',
    secretKey: 'a/secret.key',
    card: 'a/public.card',
    directory: 'one.directory',
    officerRequest: 'officer/officer.request',
    credential: 'one.credential',
    revocation: 'one.revocation',
    succession: 'one.succession',
    trust: 'trust.json',
    policy: 'policy.json',
    profile: 'one.profile',
    terms: 'terms.json',
    exhibits: 'exhibits.json',
    records: 'records.json',
    draft: 'one.draft',
    certificateDraft: 'certificate.json',
    selftest: 'selftest.json',
    timeService: 'service.pem',
    page: 'report.html',
    output: 'report.json',
  }
  return Object.fromEntries(Object.entries(files).map(([kind, path]) => [kind, place.path(path)])) as Record<Kind, string>
}
const files = everyKind()

/** Every command there is, with its options and arguments. */
async function everyCommand(): Promise<Command[]> {
  const program = new Command('rogatory')
  const dir = join(import.meta.dirname, '../../src/cli/commands')
  for (const name of readdirSync(dir).filter((one) => !/^docket-/.test(one))) {
    const module = (await import(join(dir, name))) as { define: (command: Command, run: () => Promise<void>) => void }
    module.define(program.command(name.replace('.ts', '')), async () => undefined)
  }
  const all = (command: Command): Command[] => (command.commands.length > 0 ? command.commands.flatMap(all) : [command])
  return program.commands.flatMap(all)
}
const commands = await everyCommand()

/** Options that take any file, or that write one. */
const anyFile = new Set(['basis-document', 'file', 'attach', 'scan', 'item', 'out', 'html', 'rows', 'draft', 'query'])

async function answers(command: Command, path: string): Promise<string> {
  try {
    await checkGivenFiles(command)
    return ''
  } catch (error) {
    expect((error as Error).message).toContain(path)
    return (error as Error).message
  }
}

describe('a file of ours of another kind', () => {
  test('every kind is told by its beginning, and what is none of ours is none', async () => {
    for (const [kind, path] of Object.entries(files)) expect([kind, await kindOfFile(path)]).toEqual([kind, kind])
    for (const none of ['evidence.txt', 'missing', '.']) expect(await kindOfFile(place.path(none))).toBeUndefined()
    place.write('changed.rog', readFileSync(files.envelope).subarray(1))
    expect(await kindOfFile(place.path('changed.rog'))).toBeUndefined()
  })

  test('every option that takes one of our files names what it was given, and takes its own kind', async () => {
    let options = 0
    for (const command of commands)
      for (const option of command.options) {
        const long = option.long?.slice(2) ?? ''
        if (!/<[^>]*(?:file|card|directory)[^>]*>/.test(option.flags) || anyFile.has(long)) continue
        options++
        const accepted: string[] = []
        for (const [kind, path] of Object.entries(files)) {
          command.setOptionValue(option.attributeName(), option.variadic ? [path] : path)
          const said = await answers(command, path)
          if (said === '') accepted.push(kind)
          else expect(said).toMatch(new RegExp(`^\\S+ is (an?|the|what) .*; --${long} wants (an?|the) `))
        }
        command.setOptionValue(option.attributeName(), undefined)
        expect(accepted.length, `${command.name()} --${long}: ${accepted.join(' ')}`).toBeLessThanOrEqual(2)
      }
    expect(options).toBeGreaterThan(150)
  })

  test('every argument that names one of our files does so too', async () => {
    let found = 0
    for (const command of commands)
      for (const [i, argument] of command.registeredArguments.entries()) {
        if (!/^(file|card|cards|files|directory|request|credential|certificate|draft|rows|a|b|other|id\|file)$/.test(argument.name()))
          continue
        found++
        const accepted: string[] = []
        for (const [kind, path] of Object.entries(files)) {
          command.processedArgs = [...new Array<undefined>(i).fill(undefined), argument.variadic ? [path] : path]
          const said = await answers(command, path)
          if (said === '') accepted.push(kind)
          else expect(said).toMatch(/; this command wants /)
        }
        expect([command.parent?.name(), command.name(), accepted.length <= 5]).toEqual([command.parent?.name(), command.name(), true])
      }
    expect(found).toBeGreaterThan(25)
  })

  test('it is told by the command itself: a card where a secret key is wanted, and a docket where an envelope is', () => {
    const card = place.json(['docket', 'open', '--case', '1', '--key', 'a/public.card', '--out', 'new.docket'])
    expect(card).toMatchObject({ exit: 2, document: { code: 'usage.argument', data: { is: 'card', wanted: 'secretKey' } } })
    expect(card.document.message).toBe('a/public.card is a public card (public.card); --key wants a secret key file (secret.key)')
    expect(place.run(['verify', 'one.docket', '--trust', 'trust.json'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('one.docket is a docket, the signed case record (*.docket); this command wants an envelope (*.rog)\n'),
    })
    expect(place.run(['verify', 'one.rog', '--trust', 'trust.json'], { ROGATORY_DOCKET: 'trust.json' }).err).toContain(
      '--docket wants a docket',
    )
  })
})
