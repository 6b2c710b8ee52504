import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Gate } from './gate.js'
import { texts } from './gate.js'

type Texts = ReadonlyMap<string, string>

/** A file is read as a whole by people: the median stays at most 130 lines, none is above 400. */
export function longFiles(files: Texts): string[] {
  const lengths = [...files].map(([file, text]) => ({ file, lines: text.split('\n').length - 1 })).sort((a, b) => a.lines - b.lines)
  const median = lengths[Math.floor(lengths.length / 2)]?.lines ?? 0
  const long = lengths.filter(({ lines }) => lines > 400).map(({ file, lines }) => `${file}: ${lines} lines, at most 400`)
  return median > 130 ? [`the median file has ${median} lines, at most 130`, ...long] : long
}

function matches(files: Texts, pattern: RegExp, why: string): string[] {
  const found: string[] = []
  for (const [file, text] of files) {
    for (const [index, line] of text.split('\n').entries())
      if (pattern.test(line)) found.push(`${file}:${index + 1}: ${why}: ${line.trim().slice(0, 120)}`)
  }
  return found
}

// Written in pieces or as patterns so that this file does not match itself.
const machine = new RegExp(`(^|[^A-Za-z0-9_.~-])/(${'work'}|root|home/[a-z]+)/`)
const workplace = new RegExp(`\\b${'farm'}-[a-z]+\\b|\\bshared/(design|hooks)\\b|\\bbrief/(COMMON|GUIDE|CONTRACT)\\b`)
const unfinished = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b|\\bnot (yet )?${'implemented'}\\b`)

/** Words that belong to one machine or workplace, or to work left lying. */
export function wrongWords(files: Texts): string[] {
  return [
    ...matches(files, machine, 'a path of one machine'),
    ...matches(files, workplace, 'a name of the workplace'),
    ...matches(files, unfinished, 'unfinished'),
  ]
}

const skipped = new RegExp(`\\b(it|test|describe)\\.(${['on', 'ly'].join('')}|${'skip'}|${'todo'})\\b`)
const silenced = new RegExp(`@ts-(${'ignore'}|${'nocheck'})\\b|\\bas ${'any'}\\b|: ${'any'}\\b(?! [a-z])|<${'any'}>|[|&] ${'any'}\\b`)
const unexplained = new RegExp(`biome-${'ignore'}(-all|-start)? [^:]*(:\\s*(<|$)|$)`)

/** Checks switched off. A skip that says aloud what is missing (`test.skip(say)`) is the one kind allowed. */
export function switchedOff(files: Texts): string[] {
  const code = new Map([...files].map(([file, text]) => [file, text.replaceAll(/test\.skip\(say\)/g, '')]))
  return [
    ...matches(code, skipped, 'a skipped or solitary test'),
    ...matches(code, silenced, 'types switched off'),
    ...matches(code, unexplained, 'a suppression without a reason'),
  ]
}

/** Relative links of the documents that lead nowhere; `there` says whether a path of the project exists. */
export function deadLinks(files: Texts, there: (path: string) => boolean): string[] {
  const dead: string[] = []
  for (const [file, text] of files) {
    for (const [, target] of text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
      if (target !== undefined && !/^[a-z]+:/.test(target) && !there(join(dirname(file), target))) dead.push(`${file}: no ${target}`)
    }
  }
  return dead
}

export const fileGates: readonly Gate[] = [
  { name: 'file lengths', check: () => longFiles(texts('src/**/*.ts', 'src/*.ts', 'src/**/*.tsx')) },
  { name: 'words', check: () => wrongWords(texts(':!package-lock.json', ':!fixtures', ':!LICENSE')) },
  { name: 'links', check: () => deadLinks(texts('*.md', 'docs/**/*.md'), existsSync) },
  {
    name: 'nothing switched off',
    check: () => switchedOff(texts('src/**/*.ts', 'src/*.ts', 'test/**/*.ts', 'test/*.ts', 'bench/**/*.ts')),
  },
]
