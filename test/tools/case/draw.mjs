import { letters } from './font.mjs'

/** A canvas filled with one colour; colours are [red, green, blue]. */
export function canvas(width, height, colour) {
  const rgb = new Uint8ClampedArray(width * height * 3)
  const point = (x, y, [r, g, b]) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = (y * width + x) * 3
    rgb[at] = r
    rgb[at + 1] = g
    rgb[at + 2] = b
  }
  const rectangle = (left, top, w, h, fill) => {
    for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) point(x, y, fill)
  }
  const disc = (cx, cy, outer, inner, fill) => {
    for (let y = -outer; y <= outer; y++) {
      for (let x = -outer; x <= outer; x++) {
        const square = x * x + y * y
        if (square <= outer * outer && square >= inner * inner) point(cx + x, cy + y, fill)
      }
    }
  }
  const write = (left, top, text, fill, scale = 2) => {
    letters(text, (x, y) => {
      rectangle(left + x * scale, top + y * scale, scale, scale, fill)
    })
  }
  const shade = (change) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const by = change(x, y)
        for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] += by
      }
    }
  }
  rectangle(0, 0, width, height, colour)
  return { width, height, rgb, point, rectangle, disc, write, shade }
}
