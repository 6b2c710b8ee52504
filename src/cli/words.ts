import { shown } from '../report/index.js'

/** The text in the language wanted, else in English, else the first there is. */
export function oneOf(text: Readonly<Record<string, string>> | undefined): string {
  if (text === undefined) return ''
  return shown(text.en ?? text.und ?? Object.values(text)[0] ?? '')
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** Bytes as people say them. */
export function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let n = bytes
  let unit = 0
  for (; n >= 1024 && unit < units.length - 1; unit++) n /= 1024
  return unit === 0 ? plural(bytes, 'byte') : `${n.toFixed(1)} ${units[unit]}`
}
