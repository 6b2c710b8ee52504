import type { Verdict } from './types.js'

const MiB = 2 ** 20

/** Bytes as people say them: 4 MiB, 1.5 GiB. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let unit = 0
  let value = bytes
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${units[unit]}`
}

/** A count with thousands apart. */
export const countText = (n: number): string => n.toLocaleString('en')

/** Seconds: 83 ms, 2.41 s, 3 min 20 s. */
export function timeText(seconds: number): string {
  if (seconds < 0.9995) return `${Number((seconds * 1000).toPrecision(3))} ms`
  if (seconds < 120) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Memory in MB of 10^6 bytes, as the budgets count. */
export const memoryText = (bytes: number | undefined): string => (bytes === undefined ? '' : `${Math.round(bytes / 1e6)} MB`)

/** Bytes a second, in MB of 10^6 bytes. */
export const rateText = (bytes: number | undefined, seconds: number): string =>
  bytes === undefined || bytes < MiB ? '' : `${Math.round(bytes / seconds / 1e6)} MB/s`

/** A figure of a verdict in its unit. */
export function figureText(value: number, unit: Verdict['unit']): string {
  if (unit === 'times') return `${value.toFixed(2)} ×`
  if (unit === 'percent') return `${value.toFixed(1)} %`
  if (unit === 'blocks') return `${value} blocks`
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

/** "met, 12 % to spare", "not met, 8 % short". */
export function verdictText(v: Verdict): string {
  if (v.limit === 0) return v.met ? 'met' : 'not met'
  const distance = v.sense === 'at least' ? v.got / v.limit - 1 : 1 - v.got / v.limit
  const percent = `${Math.abs(distance * 100).toFixed(Math.abs(distance) < 0.1 ? 1 : 0)} %`
  if (v.met) return `met, ${percent} to spare`
  return v.sense === 'at least' ? `not met, ${percent} short` : `not met, ${percent} over`
}
