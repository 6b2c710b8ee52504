import type { CustodyParts } from '../../custody/index.js'
import { UsageError } from '../../ground/index.js'
import { shown } from '../../report/index.js'
import type { RecordOptions } from '../given/custody.js'
import { choices, wrongWith } from './choices.js'
import type { Conversation } from './converse.js'

/** What an answer adds to the options, or, for a default that an earlier record gives whole, to the parts. */
export interface Answer {
  readonly options?: Partial<RecordOptions>
  readonly parts?: CustodyParts
}

export interface Question {
  /** shown once before it */
  readonly intro?: string
  readonly text: string
  readonly help: string
  /** what Enter alone means, and how it is shown in brackets */
  readonly preset?: { readonly shown: string; readonly take: Answer }
  /** whether it may stay unanswered; with a preset, `-` leaves it out */
  readonly optional?: boolean
  /** @throws UsageError saying what is wrong with the answer */
  read(answer: string): Answer
}

/** Asks until there is an answer that can be. `?` explains. */
export async function askOne(talk: Conversation, { intro, text, help, preset, optional, read }: Question): Promise<Answer> {
  const bracket = preset === undefined ? (optional ? ' []' : '') : ` [${preset.shown}]`
  if (intro !== undefined) talk.tell(intro)
  for (;;) {
    const answer = await talk.ask(`${text}${bracket}: `)
    if (answer === '?') {
      const enter =
        preset !== undefined
          ? `Enter alone: ${preset.shown}.${optional ? ' A hyphen leaves it out.' : ''}`
          : optional
            ? 'Enter alone leaves it out.'
            : ''
      talk.tell(`  ${help} ${enter}`.trimEnd())
    } else if (answer === '' && preset !== undefined) return preset.take
    else if ((answer === '' || answer === '-') && optional) return {}
    else if (answer === '') talk.tell('  An answer is needed; ? explains, Ctrl-C ends without a record.')
    else {
      try {
        return read(answer)
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        talk.tell(`  ${shown(error.message, 2000)}`)
      }
    }
  }
}

/** The answers laid over what was given; what they say together is what the options would have said. */
export function withAnswers(options: RecordOptions, scene: CustodyParts, answers: readonly Answer[]) {
  return {
    options: Object.assign({}, options, ...answers.map((one) => one.options ?? {})) as RecordOptions,
    scene: Object.assign({}, scene, ...answers.map((one) => one.parts ?? {})) as CustodyParts,
  }
}

/** The value of an option as it was typed, refused the way the option would be. */
export function value(option: keyof RecordOptions, typed: string): Answer {
  const wrong = wrongWith(option, typed)
  if (wrong !== undefined) throw new UsageError('usage.argument', `This ${wrong}.`)
  return { options: { [option]: typed } }
}

export const values = (option: keyof RecordOptions, typed: readonly string[]): Answer => {
  for (const one of typed) value(option, one)
  return { options: { [option]: typed } }
}

/** One of the words an option understands, or its beginning, or its number in the list. */
export function word(option: keyof typeof choices, typed: string): string {
  const words: readonly string[] = choices[option]
  const number = /^\d$/.test(typed) ? words[Number(typed) - 1] : undefined
  const begun = words.filter((one) => one.toLowerCase().startsWith(typed.toLowerCase()))
  const found = words.find((one) => one === typed) ?? number ?? (begun.length === 1 ? begun[0] : undefined)
  if (found === undefined) throw new UsageError('usage.argument', `This is ${words.join(', ')}.`)
  return found
}
