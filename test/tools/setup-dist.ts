import { build } from './build.js'

/**
 * Builds dist once before the tests that run it. While someone is in the middle of an edit elsewhere these tests still
 * run over the last dist, and that is said aloud; in CI it is a failure.
 */
export default async function setup(): Promise<void> {
  try {
    await build()
  } catch (error) {
    if (process.env.CI !== undefined) throw error
    console.error(`dist is NOT that of these sources. ${error instanceof Error ? error.message : String(error)}`)
  }
}
