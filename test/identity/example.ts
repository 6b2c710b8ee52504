import { readFileSync } from 'node:fs'

/** The `name = hex` lines of a specification's worked example. */
export function exampleOf(file: string): Record<string, string> {
  const whole = readFileSync(new URL(`../../docs/spec/${file}`, import.meta.url), 'utf8')
  const text = /^```text\n([^`]*)```$/m.exec(whole)?.[1] ?? ''
  const found: Record<string, string> = Object.create(null)
  for (const [, name, value] of text.matchAll(/^([a-z][a-z0-9 -]*?) += (.*)$/gm)) found[name!] = (found[name!] ?? '') + value!
  return found
}
