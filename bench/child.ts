import { peerTasks } from './tasks/peers.js'
import { readTasks } from './tasks/read.js'
import { slopeTask } from './tasks/slope.js'
import { wholeTasks } from './tasks/whole.js'

// One task of the bench in a process of its own: what the library does without the command line around it. The package is
// the built one, as installed: the bundle holds none of it.
const tasks: Readonly<Record<string, (about: never) => Promise<Record<string, number>>>> = {
  ...wholeTasks,
  ...readTasks,
  ...peerTasks,
  slope: slopeTask,
}

const [name = '', about = '{}'] = process.argv.slice(2)
const task = tasks[name]
if (task === undefined) throw new Error(`there is no task ${name}`)
console.log(JSON.stringify(await task(JSON.parse(about) as never)))
