import { type Docket, linkage } from '../../docket/index.js'
import { attachStamp, type StampVerdict, stampQuery } from '../../exchange/index.js'
import { FormatError, type Hex, UsageError } from '../../ground/index.js'
import { updateDocket } from '../../node/index.js'
import { type StampOutput, shown, timeOf, timeWords } from '../../report/index.js'
import { statementIn } from '../added.js'
import { type Exit, exits } from '../exits.js'
import { readSmall } from '../files.js'
import type { DocketStampOptions } from '../given/docket.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'

/** Writes the query about a record, or keeps the answer beside it. The network is the user's: a file goes out and one comes in. */
export async function stamp(shell: Shell, file: string | undefined, options: DocketStampOptions): Promise<Exit> {
  const path = file ?? options.docket
  if (path === undefined) throw new UsageError('usage.argument', 'which docket? Name the file, or set ROGATORY_DOCKET')
  const { query, response } = options
  if (query !== undefined && response === undefined) return ask(shell, path, query, options)
  if (response !== undefined && query === undefined) return keep(shell, path, response, options)
  throw new UsageError('usage.argument', 'either --query FILE, to ask for a time stamp, or --response FILE, to keep one')
}

async function ask(shell: Shell, path: string, query: string, { record }: DocketStampOptions): Promise<Exit> {
  const run = { signal: shell.signal }
  const docket = await loadDocket(path, run)
  const statement = recordOf(docket, record)
  await writeShared(query, await stampQuery(docket, statement, run))
  await shell.print(
    `${query} asks for a time stamp of the record ${statement}. Let a time service answer it, for example:
  curl -H "Content-Type: application/timestamp-query" --data-binary @${query} <its address> -o answer.tsr
then keep the answer: rogatory docket stamp ${path} --record ${statement.slice(0, 16)} --response answer.tsr`,
  )
  const json: StampOutput = { schema: 'rogatory.stamp/1', docket: docket.id, docketFile: path, statement, queryFile: query }
  await shell.document(json)
  return exits.ok
}

async function keep(shell: Shell, path: string, response: string, options: DocketStampOptions): Promise<Exit> {
  const answer = await readSmall(response, 2 ** 20)
  const trust = options.trust === undefined ? undefined : await loadTrust(options.trust)
  let statement = ''
  let verdict: StampVerdict | undefined
  const after = await updateDocket(
    path,
    async (docket) => {
      const made = await attached(docket, answer, options.record, trust && { trust })
      statement = made.statement
      verdict = made.verdict
      return made.docket
    },
    { signal: shell.signal },
  )
  const { state, time, signer } = verdict!
  await shell.print(
    `${path} now holds a time stamp of the record ${statement}: it existed at ${timeWords(time)}, by the word of ${who(verdict!)}.${trust === undefined && state === 'notBelieved' ? ' Whether you believe it was not asked: --trust names your trust store.' : ''}`,
  )
  const json: StampOutput = {
    schema: 'rogatory.stamp/1',
    docket: after.id,
    docketFile: path,
    statement,
    stamp: {
      time: timeOf(time),
      believed: state === 'believed',
      ...(verdict!.state === 'notBelieved' && { why: verdict!.why }),
      certificate: signer,
    },
  }
  await shell.document(json)
  return exits.ok
}

const who = (verdict: StampVerdict): string =>
  verdict.state === 'believed'
    ? `the believed time service ${shown(verdict.service.name ?? verdict.service.fingerprint, 200)}`
    : `a time service that is not believed here${verdict.name === '' ? '' : ` (it calls itself ${shown(verdict.name, 200)})`}`

/** Without a record named, the one that the answer is over is looked for: others may have been signed since it was asked for. */
async function attached(docket: Docket, answer: Uint8Array, record: string | undefined, believe: Parameters<typeof attachStamp>[3]) {
  if (record !== undefined) {
    const statement = statementIn(docket, record, '--record')
    return { ...(await attachStamp(docket, statement, answer, believe)), statement }
  }
  for (const statement of [...candidates(docket)].reverse().slice(0, mostTried)) {
    try {
      return { ...(await attachStamp(docket, statement, answer, believe)), statement }
    } catch (cause) {
      if (!(cause instanceof FormatError) || cause.code !== 'token.imprint') throw cause
    }
  }
  throw new FormatError('token.imprint', 'the answer is over none of the newest records: --record names the one that was asked about')
}

const mostTried = 1000

/** Records that can carry a time stamp, oldest first. */
const candidates = (docket: Docket): Hex[] =>
  linkage(docket, { at: Math.floor(Date.now() / 1000), tolerance: 300 }).order.filter((id) => {
    const entry = docket.entries.get(id)
    return entry?.kind === 'statement' && entry.statement.type !== 'seal'
  })

/** The newest record. One that some newest record does not name would not be shown by it: which is meant has to be said. */
function recordOf(docket: Docket, record: string | undefined): Hex {
  if (record !== undefined) return statementIn(docket, record, '--record')
  const { heads } = linkage(docket, { at: Math.floor(Date.now() / 1000), tolerance: 300 })
  const [head, ...others] = heads
  if (head === undefined || others.length > 0)
    throw new UsageError(
      'usage.argument',
      `there are ${heads.length} newest records that do not name each other: --record names one of ${heads.map((id) => id.slice(0, 16)).join(', ')}`,
    )
  return head
}
