import * as z from 'zod/mini'

/** Schemas are walked, never compiled: the page's own policy forbids making code from text, and the very attempt is an error there. */
export function withoutEval(): void {
  z.config({ jitless: true })
}
