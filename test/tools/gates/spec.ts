import { codes } from '../../../src/ground/index.js'
import { type Gate, texts } from './gate.js'

type Texts = ReadonlyMap<string, string>
const id = /\b[A-Z]{3}-\d{2,3}\b/g

export interface Requirement {
  readonly id: string
  readonly where: string
  readonly must: boolean
}

/** The numbered requirements of the specification: `- **[ENC-07]** …`, with their continuation lines. */
export function requirements(spec: Texts): Requirement[] {
  const found: Requirement[] = []
  for (const [file, text] of spec) {
    const lines = text.split('\n')
    for (const [index, line] of lines.entries()) {
      const name = /^\s*[-*] \*\*\[([A-Z]{3}-\d{2,3})\]\*\*/.exec(line)?.[1]
      if (name === undefined) continue
      let whole = line
      for (let next = index + 1; /^\s+\S/.test(lines[next] ?? '') && !/^\s*[-*] \*\*\[/.test(lines[next] ?? ''); next++)
        whole += ` ${lines[next]}`
      found.push({ id: name, where: `${file}:${index + 1}`, must: /\bMUST\b/.test(whole) })
    }
  }
  return found
}

/** Ids stand once; each MUST is named by a test; a test or a text cites no requirement that is not there. */
export function specComplaints(spec: Texts, tests: Texts, cited: readonly string[]): string[] {
  const all = requirements(spec)
  const known = new Map<string, string>()
  const complaints: string[] = []
  for (const requirement of all) {
    const first = known.get(requirement.id)
    if (first !== undefined) complaints.push(`${requirement.where}: [${requirement.id}] stands at ${first} already`)
    else known.set(requirement.id, requirement.where)
  }
  const tested = new Set([...tests.values()].flatMap((text) => text.match(id) ?? []))
  for (const { id: name, where, must } of all)
    if (must && !tested.has(name)) complaints.push(`${where}: no test names [${name}], which says MUST`)
  const prefixes = new Set([...known.keys()].map((name) => name.slice(0, 3)))
  for (const [file, text] of spec) {
    for (const name of new Set(text.match(id) ?? [])) {
      if (prefixes.has(name.slice(0, 3)) && !known.has(name)) complaints.push(`${file}: cites ${name}, which is no requirement`)
    }
  }
  for (const name of new Set(cited)) if (!known.has(name)) complaints.push(`src/ground/codes: ${name} is no requirement of docs/spec`)
  return complaints
}

export const specGate: Gate = {
  name: 'specification',
  check: () => {
    const cited = Object.values(codes).map((row) => row.spec)
    return specComplaints(texts('docs/spec/*.md'), texts('test/**/*.test.ts', 'test/*.test.ts', ':!test/tools'), cited)
  },
}
