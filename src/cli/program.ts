import process from 'node:process'
import { Command, CommanderError } from 'commander'
import { harden, type Run } from './command.js'
import { exits } from './exits.js'
import { type Interrupt, listenForInterrupt } from './interrupt.js'
import { watchOutput } from './output.js'
import { makeShell, write } from './shell.js'
import { version } from './version.js'

interface Entry {
  readonly summary: string
  readonly load: () => Promise<{ readonly define: (command: Command, run: Run) => void }>
}

// A command's options are loaded only when it is named, and its work only when it runs: starting must cost little.
const commands: Readonly<Record<string, Entry>> = {
  keygen: { summary: 'make the keys and the card of an authority', load: () => import('./commands/keygen.js') },
  card: { summary: "show an authority's card, or its fingerprint", load: () => import('./commands/card.js') },
  officer: { summary: 'keys and credentials of officers, and revocations', load: () => import('./commands/officer.js') },
  directory: { summary: 'sign, check and believe directories of cards', load: () => import('./commands/directory.js') },
  policy: { summary: 'check the rules you judge by, and show what they mean', load: () => import('./commands/policy.js') },
  trust: { summary: 'keep the store of cards that are believed', load: () => import('./commands/trust.js') },
  docket: { summary: 'open, show, check and merge the signed case record', load: () => import('./commands/docket.js') },
  exhibit: { summary: 'introduce an exhibit into a docket', load: () => import('./commands/exhibit.js') },
  custody: { summary: 'record what was done with exhibits, and show it', load: () => import('./commands/custody.js') },
  certify: { summary: "sign and check persons' evidence certificates", load: () => import('./commands/certify.js') },
  seal: { summary: 'seal files and folders into an envelope for others', load: () => import('./commands/seal.js') },
  inspect: { summary: 'show what an envelope shows to anyone', load: () => import('./commands/inspect.js') },
  verify: { summary: 'check an envelope, with a key or without', load: () => import('./commands/verify.js') },
  open: { summary: 'verify an envelope and write its items to a folder', load: () => import('./commands/open.js') },
  receive: { summary: 'sign a receipt for an envelope', load: () => import('./commands/receive.js') },
  assess: { summary: 'look at exhibits by the conditions of rules of evidence', load: () => import('./commands/assess.js') },
  profile: { summary: 'list, show and check profiles: the conditions of a rule as data', load: () => import('./commands/profile.js') },
  report: { summary: 'write the report for a court as one HTML page', load: () => import('./commands/report.js') },
  selftest: { summary: 'run frozen known answers on this computer', load: () => import('./commands/selftest.js') },
}

const exitCodes = `
Exit codes:
  0    everything holds (warnings are allowed; verify --strict makes them 1)
  1    evidence fails
  2    the command was not given as it must be
  3    everything holds under the enclosed key, but the signer is not believed
  4    input or output: a missing file, a full disk, a lock that is held
  5    the key or the passphrase does not fit
  70   our fault
  130  interrupted`

/** Runs the command line and resolves to its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const output = watchOutput()
  const exit = await command(argv)
  const lost = await output.lost()
  if (lost === undefined) return exit
  await write(process.stderr, `rogatory: ${lost}\n`)
  // Whoever got only a part of the answer must not take it for the whole; an exit that says worse stays.
  return exit === exits.ok || exit === exits.untrusted ? exits.io : exit
}

async function command(argv: readonly string[]): Promise<number> {
  // An empty variable is as good as none, as everywhere in the shell.
  for (const name of ['ROGATORY_KEY', 'ROGATORY_TRUST', 'ROGATORY_DOCKET', 'ROGATORY_PASSPHRASE'])
    if (process.env[name] === '') delete process.env[name]
  const interrupt = listenForInterrupt()
  let exit: number = exits.ok
  const run: Run = async (options, work) => {
    const shell = makeShell({ json: options.json === true, signal: interrupt.signal })
    try {
      exit = await work(shell)
    } catch (error) {
      exit = await fail(error, shell.json, interrupt)
    } finally {
      shell.close()
    }
  }
  try {
    // A script's variable that was never set must not become the working folder.
    const empty = argv.findIndex((word) => word === '' || /^--[a-z0-9-]+=$/.test(word))
    if (empty >= 0) throw new CommanderError(2, 'rogatory.empty', `word ${empty + 1} of the command (${argv[empty] || '""'}) is empty.`)
    const program = await build(argv, run)
    // A group with nothing but --json lacks its command; --json is no option of the group.
    const words = argv.filter((word) => word !== '--json')
    const group = words.length < 2 && program.commands.some((one) => one.name() === words[0] && one.commands.length > 0)
    await program.parseAsync(group ? words : [...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exits.ok
    return await fail(error, argv.includes('--json'), interrupt)
  } finally {
    interrupt.stop()
  }
  return exit
}

async function fail(error: unknown, json: boolean, interrupt: Interrupt): Promise<number> {
  const { failureOf, tellFailure } = await import('./fail.js')
  const failure = failureOf(error, interrupt.signal)
  await tellFailure(failure, json)
  if (process.env.ROGATORY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return failure.exit
}

async function build(argv: readonly string[], run: Run): Promise<Command> {
  const program = new Command('rogatory')
    .description('Hands digital evidence from one jurisdiction to another in signed, encrypted envelopes with a verifiable custody record.')
    .version(version(), '-V, --version', 'show the version and end')
    .helpOption('-h, --help', 'show this help and end')
    .addHelpText('after', exitCodes)
    .addHelpText('after', '\nrogatory <command> --help shows examples.')
  harden(program)
  program.hook('preAction', async (_, command) => (await import('./given-files.js')).checkGivenFiles(command))
  const named = new Set(argv.slice(0, 2))
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = program.command(name).description(summary)
    harden(command)
    if (named.has(name)) (await load()).define(command, run)
  }
  return program
}
