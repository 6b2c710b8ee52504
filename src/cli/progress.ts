import { SingleBar } from 'cli-progress'
import type { Progress } from '../ground/index.js'

/** A bar for the step at hand: bytes in MiB, everything else counted. */
export async function progressBar(stream: NodeJS.WriteStream): Promise<{ show: (progress: Progress) => void; stop: () => void }> {
  let bar: SingleBar | undefined
  let step = ''
  const stop = () => {
    bar?.stop()
    bar = undefined
    step = ''
  }
  const show = (progress: Progress) => {
    const mebi = progress.unit === 'bytes'
    const scaled = (n: number) => (mebi ? Math.floor(n / 2 ** 20) : n)
    const total = Math.max(scaled(progress.total ?? 0), 1)
    if (bar === undefined || step !== progress.step) {
      stop()
      step = progress.step
      const unit = mebi ? 'MiB' : progress.unit
      const format = progress.total === undefined ? `${step}  {value} ${unit}` : `${step}  [{bar}] {percentage}% of {total} ${unit}`
      bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true, barsize: 30 })
      bar.start(total, 0)
    }
    if (progress.total !== undefined) bar.setTotal(total)
    bar.update(scaled(progress.done))
  }
  return { show, stop }
}
