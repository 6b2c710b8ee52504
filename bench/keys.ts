import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Keys, ours } from './bench.js'
import { runProgram } from './measure.js'

/** Keys of two authorities who believe each other, made with our command line, and keys for the peers that want some. */
export async function makeKeys(work: string, peers: ReadonlyMap<string, string>): Promise<Keys> {
  const at = (...names: readonly string[]) => join(work, 'keys', ...names)
  mkdirSync(at(), { recursive: true })
  const rogatory = (...args: readonly string[]) => runProgram(ours({ workers: false }, args))
  for (const name of ['a', 'b']) {
    const about = ['--name', `Authority ${name}`, '--jurisdiction', 'PT', '--role', 'centralAuthority']
    await rogatory('keygen', ...about, '--out', at(name), '--no-passphrase')
    const { said } = await rogatory('card', 'fingerprint', at(name, 'public.card'))
    await rogatory('trust', 'add', at(name, 'public.card'), '--store', at('trust.json'), '--fingerprint', said.trim().split('\n').at(-1)!)
  }
  return {
    own: at('a', 'secret.key'),
    other: at('b', 'secret.key'),
    card: at('b', 'public.card'),
    trust: at('trust.json'),
    ...(peers.has('age') && { age: ageKeys(at) }),
    ...(peers.has('minisign') && { minisign: minisignKey(at) }),
    ...(peers.has('gpg') && { gpg: gpgKey(at) }),
  }
}

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${error?.message ?? stderr}`)
  return stdout
}

function ageKeys(at: (...names: string[]) => string): NonNullable<Keys['age']> {
  run('age-keygen', '-o', at('age.key'))
  return { recipient: run('age-keygen', '-y', at('age.key')).trim(), identity: at('age.key') }
}

function minisignKey(at: (...names: string[]) => string): string {
  run('minisign', '-G', '-W', '-f', '-p', at('minisign.pub'), '-s', at('minisign.key'))
  if (readFileSync(at('minisign.key')).length === 0) throw new Error('minisign made no key')
  return at('minisign.key')
}

function gpgKey(at: (...names: string[]) => string): string {
  mkdirSync(at('gpg'), { mode: 0o700 })
  run(
    'gpg',
    '--homedir',
    at('gpg'),
    '--batch',
    '-q',
    '--passphrase',
    '',
    '--quick-gen-key',
    'bench@example.org',
    'future-default',
    'default',
    'never',
  )
  return at('gpg')
}

/** The agent that gpg started for this bench, and no other, ends with it. */
export function endAgents(keys: Keys): void {
  if (keys.gpg !== undefined) spawnSync('gpgconf', ['--homedir', keys.gpg, '--kill', 'all'])
}
