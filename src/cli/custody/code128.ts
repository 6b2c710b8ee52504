/** Widths of bars and spaces of the values 0 to 105 of Code 128 (ISO/IEC 15417), six digits each, bar first. */
const widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132' +
  '221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313' +
  '231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111' +
  '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141' +
  '114131311141411131211412211214211232'
const stop = '2331112'
const startB = 104

const pattern = (value: number): string => widths.slice(6 * value, 6 * value + 6)

/** The values of a Code 128 in code set B: start, characters, check; the stop pattern goes behind. Space to `~` only. */
export function code128Values(text: string): number[] {
  if (!/^[ -~]{1,80}$/.test(text)) throw new RangeError('Code 128 B holds 1 to 80 characters from space to ~')
  const data = [...text].map((character) => character.charCodeAt(0) - 32)
  const sum = data.reduce((total, value, i) => total + value * (i + 1), startB)
  return [startB, ...data, sum % 103]
}

/** Widths of bars and spaces by turns, in modules, bar first. */
export const code128Widths = (text: string): number[] => [...`${code128Values(text).map(pattern).join('')}${stop}`].map(Number)

/** The bar code as SVG: black bars, ten modules of quiet on each side, as wide as its box. */
export function code128Svg(text: string, height: number): string {
  const quiet = 10
  let x = quiet
  let path = ''
  for (const [i, width] of code128Widths(text).entries()) {
    if (i % 2 === 0) path += `M${x} 0h${width}v${height}h-${width}z`
    x += width
  }
  const total = x + quiet
  return `<svg class="code" viewBox="0 0 ${total} ${height}" preserveAspectRatio="none" role="img" aria-label="bar code ${text}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}
