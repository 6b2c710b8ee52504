/** What a page may be made of. */
const elements = new Set(
  'html head meta title style body header footer main section article h1 h2 h3 h4 h5 p a b em strong code pre bdi span div dl dt dd ol li table caption thead tbody tr th td figure figcaption br svg desc defs pattern path line text tspan rect circle'.split(
    ' ',
  ),
)
const attributes = new Set(
  'lang dir charset http-equiv content name id class href scope tabindex role aria-labelledby viewBox width height direction x y x1 y1 x2 y2 cx cy r d fill opacity stroke stroke-width text-anchor unicode-bidi patternUnits'.split(
    ' ',
  ),
)
const empty = new Set(['meta', 'br'])

/** Everything wrong with a page's markup: unknown elements and attributes, tags that do not match, unquoted or bare characters. */
export function faults(page: string): string[] {
  const found: string[] = []
  const style = /<style>[^<]*<\/style>/.exec(page)
  const body = page.replace(style?.[0] ?? '', '').replace('<!doctype html>', '')
  const open: string[] = []
  const tag = /<(\/?)([A-Za-z0-9]+)((?:\s+[A-Za-z][A-Za-z0-9-]*="[^"<>]*")*)\s*(\/?)>/y
  const text = /[^<>]+/y
  const ids = new Set<string>()
  for (let i = 0; i < body.length; ) {
    tag.lastIndex = i
    const hit = tag.exec(body)
    if (hit !== null) {
      const [whole, closing, name, given = '', alone] = hit
      if (!elements.has(name!)) found.push(`element ${name}`)
      for (const [, attribute, value] of given.matchAll(/([A-Za-z][A-Za-z0-9-]*)="([^"]*)"/g)) {
        if (!attributes.has(attribute!)) found.push(`attribute ${attribute}`)
        if (attribute === 'href' && !/^#[a-z0-9-]+$/.test(value!)) found.push(`href ${value}`)
        if (attribute === 'id' && (ids.has(value!) || ids.add(value!) === undefined)) found.push(`id ${value} twice`)
      }
      if (closing === '/') {
        const last = open.pop()
        if (last !== name) found.push(`</${name}> closes <${last}>`)
      } else if (alone !== '/' && !empty.has(name!)) open.push(name!)
      i += whole!.length
      continue
    }
    text.lastIndex = i
    const words = text.exec(body)
    if (words === null) {
      found.push(`bare ${body[i]} at ${body.slice(i, i + 40)}`)
      i++
      continue
    }
    for (const [entity] of words[0].matchAll(/&(?!(?:amp|lt|gt|quot|#39);)/g)) found.push(`bare ${entity}`)
    i += words[0].length
  }
  for (const name of open) found.push(`<${name}> stays open`)
  return found
}
