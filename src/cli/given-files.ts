import type { Command } from 'commander'
import { UsageError } from '../ground/index.js'
import { type Kind, kindOfFile, kinds } from './kinds.js'

/** By option, as its help writes it: which kinds of our own files it takes. An option that takes any file stands not here. */
const options: Readonly<Record<string, readonly Kind[]>> = {
  '--key <file>': ['secretKey'],
  '--passphrase-file <file>': ['passphrase'],
  '--trust <file>': ['trust'],
  '--store <file>': ['trust'],
  '--docket <file>': ['docket'],
  '--envelope <file>': ['envelope'],
  '--to <card...>': ['card'],
  '--to <card>': ['card'],
  '--card <card>': ['card'],
  '--card <file>': ['card'],
  '--old <card>': ['card'],
  '--new <card>': ['card'],
  '--succeeds <card>': ['card'],
  '--previous <card...>': ['card'],
  '--authority <card>': ['card'],
  '--succession <file...>': ['succession'],
  '--credential <file>': ['credential'],
  '--before <directory>': ['directory'],
  '--terms <file>': ['terms'],
  '--exhibits <file>': ['exhibits'],
  '--context <file>': ['scene'],
  '--from <file>': ['records'],
  '--selftest <file>': ['selftest'],
  '--response <file>': ['timeAnswer'],
  '--profile <id|file...>': ['profile'],
  '--profile <id...>': ['profile'],
}

/** By command, the kinds its arguments take; the last one holds for all that follow. */
const named: Readonly<Record<string, readonly (readonly Kind[])[]>> = {
  verify: [['envelope']],
  inspect: [['envelope']],
  open: [['envelope']],
  receive: [['envelope']],
  assess: [['envelope']],
  report: [['envelope']],
  'card show': [['card']],
  'card fingerprint': [['card']],
  'trust add': [['card']],
  'trust add-time-service': [['timeService']],
  'officer keygen': [['card']],
  'officer issue': [['officerRequest']],
  'officer accept': [['credential']],
  'officer show': [['officerRequest', 'credential', 'revocation']],
  'directory new': [['card']],
  'directory add': [['directory'], ['card']],
  'directory close': [['directory']],
  'directory revoke': [['directory']],
  'directory show': [['directory']],
  'directory check': [['directory']],
  'directory latest': [['directory']],
  'directory pin': [['card']],
  'docket show': [['docket']],
  'docket verify': [['docket']],
  'docket merge': [['docket']],
  'docket import': [['docket']],
  'docket stamp': [['docket']],
  'docket join': [['docket']],
  'docket introduce': [['card', 'credential', 'directory', 'revocation', 'succession']],
  'docket admit': [['card']],
  'custody sign': [['draft']],
  'custody import': [['records']],
  'certify sign': [['certificateDraft']],
  'policy check': [['policy', 'trust']],
  'policy set': [['policy', 'trust']],
  'profile show': [['profile']],
  'profile check': [['profile']],
  'profile sign': [['profile']],
}

/**
 * Says what a file is where a command is given one of our own files of another kind: whoever sees "not a card, or was changed"
 * looks for somebody who changed it.
 * @throws UsageError `usage.argument` with data.path, data.is and data.wanted
 */
export async function checkGivenFiles(command: Command): Promise<void> {
  const given = command.opts<Record<string, unknown>>()
  for (const option of command.options) {
    const flags = option.long === undefined ? option.flags : option.flags.slice(option.flags.indexOf(option.long))
    const wanted = Object.hasOwn(options, flags) ? options[flags]! : undefined
    const value = given[option.attributeName()]
    if (wanted !== undefined) for (const path of pathsIn(value)) await check(path, wanted, option.long ?? flags)
  }
  const wanted = named[pathOf(command)]
  for (const [i, value] of command.processedArgs.entries())
    for (const path of pathsIn(value)) await check(path, wanted?.[Math.min(i, wanted.length - 1)] ?? [], undefined)
}

const pathsIn = (value: unknown): readonly string[] => [value].flat().filter((one): one is string => typeof one === 'string')

function pathOf(command: Command): string {
  const names: string[] = []
  for (let at: Command | null = command; at?.parent != null; at = at.parent) names.unshift(at.name())
  return names.join(' ')
}

async function check(path: string, wanted: readonly Kind[], option: string | undefined): Promise<void> {
  if (wanted.length === 0) return
  const is = await kindOfFile(path)
  if (is === undefined || wanted.includes(is)) return
  const list = wanted.map((kind) => kinds[kind])
  const what = list.length > 3 ? `${list.slice(0, -1).join(', ')} or ${list.at(-1)}` : list.join(' or ')
  throw new UsageError('usage.argument', `${path} is ${kinds[is]}; ${option === undefined ? 'this command' : option} wants ${what}`, {
    data: { path, is, wanted: wanted.join(' ') },
  })
}
