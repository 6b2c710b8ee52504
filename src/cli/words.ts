import { counted, shown } from '../report/index.js'

/** The text in the language wanted, else in English, else the first there is. */
export function oneOf(text: Readonly<Record<string, string>> | undefined): string {
  if (text === undefined) return ''
  return shown(text.en ?? text.und ?? Object.values(text)[0] ?? '')
}

/** Bytes as people say them. */
export function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let n = bytes
  let unit = 0
  for (; n >= 1024 && unit < units.length - 1; unit++) n /= 1024
  return unit === 0 ? counted(bytes, 'byte') : `${n.toFixed(1)} ${units[unit]}`
}
