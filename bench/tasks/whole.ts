import { rm } from 'node:fs/promises'
import type { Report } from '../../src/index.js'
import { type About, loadPackage, loadPeople, timed, withWorkers } from './package.js'

interface Job extends About {
  readonly input: string
  readonly output: string
  readonly workers: number
}

type Loaded = Awaited<ReturnType<typeof loadPackage>>

/** A fast answer that is wrong is no result. */
function mustHold({ verdict, observations }: Report): void {
  if (verdict !== 'verified') throw new Error(`${verdict}: ${observations.map(({ code }) => code).join(', ')}`)
}

/** Seals one file as the command line does: to a file under a temporary name, synced, then named. */
export async function sealOnce({ lib, node }: Loaded, job: Job): Promise<number> {
  const { own, to } = await loadPeople(lib, job)
  const docket = await lib.openDocket({ caseRef: { en: 'bench' } }, own)
  return timed(async () => {
    const plan = await node.planSeal([job.input])
    await withWorkers(node, job.workers, (run) =>
      lib.seal(
        {
          from: own,
          to: [to],
          docket,
          exhibits: node.planExhibits(plan),
          items: node.planItems(plan, ({ path }) => {
            throw new Error(`not sealed: ${path}`)
          }),
        },
        node.fileSink(job.output),
        { ...run, spool: node.fileSpool },
      ),
    )
  })
}

/** Verifies without a key, or with one. */
export async function verifyOnce({ lib, node }: Loaded, job: Job, keyed = false): Promise<number> {
  const { trust, other } = await loadPeople(lib, job)
  return timed(async () => {
    const source = await node.fileSource(job.input)
    const report = await withWorkers(node, job.workers, (run) => lib.verify(source, { trust, ...(keyed && { keys: other }) }, run))
    await source.close()
    mustHold(report)
  })
}

/** Opens and writes every item to a folder, every check included. */
export async function openOnce({ lib, node }: Loaded, job: Job): Promise<number> {
  const { trust, other } = await loadPeople(lib, job)
  return timed(async () => {
    const source = await node.fileSource(job.input)
    await withWorkers(node, job.workers, async (run) => {
      const envelope = await lib.open(source, { trust, keys: other }, run)
      const folder = new node.FolderSink(job.output)
      await folder.prepare()
      mustHold(await envelope.extract((entry) => folder.sinkFor({ number: entry.number, path: entry.name.path })))
      await envelope.close()
    })
    await source.close()
  })
}

const task = (work: (loaded: Loaded, job: Job) => Promise<number>) => async (job: Job) => {
  const seconds = await work(await loadPackage(), job)
  if (job.output) await rm(job.output, { recursive: true, force: true })
  return { seconds }
}

export const wholeTasks = {
  seal: task(sealOnce),
  verify: task((loaded, job) => verifyOnce(loaded, job)),
  open: task(openOnce),
}
