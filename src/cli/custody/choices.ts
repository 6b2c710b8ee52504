import { seconds } from '../convert.js'
import { wrongLength } from '../digest-words.js'
import type { RecordOptions } from '../given/custody.js'

/** What one can say where only certain words are understood. */
export const choices = {
  precision: ['second', 'minute', 'day', 'month', 'unknown'],
  clock: ['systemClock', 'memory', 'document'],
  basis: ['ownAct', 'sawIt', 'toldBy', 'document', 'system'],
  intact: ['yes', 'no', 'notRecorded'],
  mode: ['moves', 'copySent'],
  stage: ['arrival', 'content'],
} as const

const parts = ['performed', 'directed', 'packaged', 'sealed', 'carried', 'witnessed', 'present', 'interpreted']
const bases = ['warrant', 'order', 'statute', 'consent', 'request']
const outcomes = ['accepted', 'arrivedNotChecked', 'unreadable', 'notFound', 'notAccepted']

type Wrong = string | undefined
type Look = (value: string) => Wrong

const oneOf =
  (words: readonly string[]): Look =>
  (value) =>
    words.includes(value) ? undefined : `is ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not ${value}`
const like =
  (pattern: RegExp, wanted: string): Look =>
  (value) =>
    pattern.test(value) ? undefined : `is ${wanted}, not ${value}`
const moment: Look = (value) => {
  try {
    seconds(value, '')
    return undefined
  } catch {
    return `is a date such as 2026-04-15, or a time with its zone such as 2026-04-15T09:02:54+01:00, not ${value}`
  }
}
/** What stands behind the first `=`. */
const after =
  (look: Look): Look =>
  (value) => {
    const at = value.indexOf('=')
    return at < 1 || at === value.length - 1 ? `is LABEL=VALUE, not ${value}` : look(value.slice(at + 1))
  }
/** The same; what is about every exhibit of the record, or the only one, needs no label. */
const perhapsAfter =
  (look: Look, bare: Look): Look =>
  (value) =>
    bare(value) === undefined ? undefined : after(look)(value)
const short: Look = (value) => (value.length > 1024 ? 'is at most 1,024 characters long' : undefined)

const digest =
  /^[A-Za-z0-9][A-Za-z0-9/-]{1,31}:(?:[0-9a-fA-F]{2}){4,64}(?:@(?:item|mediaStream|volumeSet|partition:\d{1,9}|segment:\d{1,9}\/\d{1,9}|tool:.{1,200}))?$/

const digestLike = like(digest, 'LABEL=ALGORITHM:HEX, such as A1=SHA-256:9f86…')
const digestLook: Look = (value) => {
  // A label may hold a colon, a digest's name does not hold an equals sign.
  const bare = digest.test(value) ? value : value.slice(value.indexOf('=') + 1)
  const [name = '', hex = ''] = bare.split(/[:@]/)
  return perhapsAfter(digestLike, digestLike)(value) ?? wrongLength(name, hex.length / 2)
}

const looks: { readonly [option in keyof RecordOptions]?: Look } = {
  ...Object.fromEntries(Object.entries(choices).map(([option, words]) => [option, oneOf(words)])),
  at: moment,
  until: moment,
  place: like(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 country code such as PT'),
  language: like(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 'a BCP 47 language tag such as de or pt-PT'),
  instance: like(/^(original|[0-9a-f]{64}\/(\d{1,9}|rog:[0-9a-f]{64}))$/, '"original", "<record>/<copy>" or "<seal>/<authority>"'),
  participant: (value) => {
    const at = value.indexOf('=')
    if (at < 1 || at === value.length - 1) return `is PART=NAME, not ${value}`
    return value
      .slice(0, at)
      .split(',')
      .map((part) => oneOf(parts)(part))
      .find((wrong) => wrong !== undefined)
  },
  legalBasis: (value) => oneOf(bases)(value.split('=', 1)[0]!) ?? short(value),
  tool: like(/^.+@[^@]+$/, 'NAME@VERSION'),
  digest: digestLook,
  digestBefore: digestLook,
  copies: (value) => (/^[1-9]\d{0,3}$/.test(value) && Number(value) <= 1000 ? undefined : `is a number from 1 to 1000, not ${value}`),
  role: after(oneOf(['source', 'result'])),
  outcome: perhapsAfter(oneOf(outcomes), oneOf(outcomes)),
  remaining: after(() => undefined),
  about: like(/^[0-9a-f]{8,64}$/, 'the id of a signed record, or the first eight hexadecimal digits of it or more'),
  answers: like(/^(seal|release)=[0-9a-f]{8,64}$/, 'seal=<id> or release=<id>'),
  unit: short,
  store: short,
  officer: short,
  waybill: short,
  bagSeal: short,
  field: short,
}

/** What is wrong with one value of an option, as the end of a sentence that begins with the option; undefined when nothing is. */
export function wrongWith(option: string, value: string): Wrong {
  return Object.hasOwn(looks, option) ? looks[option as keyof RecordOptions]!(value) : undefined
}

/** `legalBasis` as `legal_basis` or, with a hyphen and two before, as `--legal-basis`. */
export const spelled = (option: string, by = '-'): string => option.replace(/[A-Z]/g, (letter) => `${by}${letter.toLowerCase()}`)

/** Every value that cannot be right, each with its option. */
export function wrongOptions(options: RecordOptions): string[] {
  return Object.entries(options).flatMap(([option, value]) =>
    (Array.isArray(value) ? (value as string[]) : [value]).flatMap((one) => {
      const wrong = typeof one === 'string' ? wrongWith(option, one) : undefined
      return wrong === undefined ? [] : [`--${spelled(option)} ${wrong}`]
    }),
  )
}
