import type { Case } from '../bench.js'
import { docket } from './docket.js'
import { folder } from './folder.js'
import { growthByCount, growthBySize } from './growth.js'
import { memory } from './memory.js'
import { page } from './page.js'
import { open, random, verify } from './read.js'
import { seal } from './seal.js'
import { slope } from './slope.js'
import { start } from './start.js'
import { workers } from './workers.js'

/** Every case, in the order in which they run; memory looks back at those before it. */
export const cases: readonly Case[] = [
  start,
  seal,
  open,
  verify,
  workers,
  page,
  random,
  folder,
  docket,
  growthBySize,
  growthByCount,
  memory,
  slope,
]
