import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How each peer says its version, and the part of the answer that is one. */
const programs: Readonly<Record<string, { args: readonly string[]; version: RegExp }>> = {
  age: { args: ['--version'], version: /v?([\d.]+\S*)/ },
  gpg: { args: ['--version'], version: /gpg \(GnuPG\) (\S+)/ },
  openssl: { args: ['version'], version: /OpenSSL (\S+)/ },
  minisign: { args: ['-v'], version: /minisign (\S+)/ },
  sha256sum: { args: ['--version'], version: /coreutils\) (\S+)/ },
  hashdeep: { args: ['-V'], version: /(\d\S*)/ },
  tar: { args: ['--version'], version: /tar\) (\S+)/ },
  '7z': { args: ['i'], version: /7-Zip (?:\S* )*?(\d\d\.\d\d)/ },
  restic: { args: ['version'], version: /restic (\S+)/ },
  ewfacquirestream: { args: ['-V'], version: /ewfacquirestream (\S+)/ },
  cc: { args: ['--version'], version: /(\d+\.\d+\.\d+)/ },
}

/** The peers found on this machine, each with its version. */
export function findPeers(): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, { args, version }] of Object.entries(programs)) {
    const { error, stdout, stderr } = spawnSync(name, [...args], { encoding: 'utf8', timeout: 20_000, input: '' })
    if (error === undefined) found.set(name, version.exec(`${stdout}\n${stderr}`)?.[1] ?? 'version unknown')
  }
  const typage = 'node_modules/age-encryption/package.json'
  if (existsSync(typage)) found.set('typage', (JSON.parse(readFileSync(typage, 'utf8')) as { version: string }).version)
  const browser = chromiumPath()
  if (existsSync(browser)) {
    const { stdout } = spawnSync(browser, ['--version'], { encoding: 'utf8', timeout: 20_000 })
    found.set('chromium', /(\d\S+)/.exec(stdout ?? '')?.[1] ?? 'version unknown')
  }
  return found
}

export const chromiumPath = (): string => process.env.ROGATORY_CHROMIUM ?? '/usr/bin/chromium'

/** Compiles the C program that is the limit; undefined, with the compiler's words said aloud, where that cannot be done. */
export function compileLimit(dir: string, say: (what: string) => void): string | undefined {
  const program = join(dir, 'limit')
  const done = spawnSync('cc', ['-O2', '-o', program, 'bench/limit.c', '-lcrypto', '-lpthread'], { encoding: 'utf8' })
  if (done.status === 0) return program
  say('bench/limit.c: SKIPPED. It needs a C compiler and the headers of OpenSSL 3 (Debian: gcc libssl-dev).')
  say(done.error?.message ?? done.stderr.split('\n').slice(0, 3).join('\n'))
  return undefined
}
