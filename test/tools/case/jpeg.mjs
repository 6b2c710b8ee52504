// Baseline JPEG (ITU-T T.81), no subsampling. The transform is in whole numbers, so every engine gives the same bytes.

const ZIGZAG = []
for (let sum = 0; sum < 15; sum++) {
  for (let i = 0; i <= sum; i++) {
    const [row, column] = sum % 2 ? [i, sum - i] : [sum - i, i]
    if (row < 8 && column < 8) ZIGZAG.push(row * 8 + column)
  }
}

// cos((2x+1)uπ/16) scaled by 4096 and by 1/√2 for u = 0
const COSINE = [
  [2896, 2896, 2896, 2896, 2896, 2896, 2896, 2896],
  [4017, 3406, 2276, 799, -799, -2276, -3406, -4017],
  [3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784],
  [3406, -799, -4017, -2276, 2276, 4017, 799, -3406],
  [2896, -2896, -2896, 2896, 2896, -2896, -2896, 2896],
  [2276, -4017, 799, 3406, -3406, -799, 4017, -2276],
  [1567, -3784, 3784, -1567, -1567, 3784, -3784, 1567],
  [799, -2276, 3406, -4017, 4017, -3406, 2276, -799],
]

// A plain ramp instead of the tables of Annex K: coarser with frequency, which is all a quantiser has to be.
const quantiser = (step) => Array.from({ length: 64 }, (_, i) => Math.min(255, 3 + ((i >> 3) + (i & 7)) * step))

// DC: 12 categories of four bits each. AC: all 162 run/size symbols (Annex F.1.2.2), the frequent ones short, the rest of eleven bits.
const DC_LENGTHS = [0, 0, 0, 12]
const DC_SYMBOLS = Array.from({ length: 12 }, (_, i) => i)
const AC_SHORT = [0x01, 0x00, 0x02, 0x11, 0x03, 0x12, 0x21, 0x31, 0x41, 0x04, 0x13, 0x51, 0x61, 0x71, 0x05, 0x22, 0x81, 0x91]
const AC_REST = []
for (let run = 0; run < 16; run++) for (let size = 1; size <= 10; size++) AC_REST.push(run * 16 + size)
const AC_SYMBOLS = [...AC_SHORT, 0xf0, ...AC_REST.filter((symbol) => !AC_SHORT.includes(symbol))]
const AC_LENGTHS = [0, 2, 0, 3, 2, 4, 0, 16, 0, 0, 135]

function codes(lengths, symbols) {
  const table = new Map()
  let code = 0
  let at = 0
  lengths.forEach((count, index) => {
    for (let i = 0; i < count; i++) table.set(symbols[at++], [code++, index + 1])
    code <<= 1
  })
  return table
}

function segment(marker, body) {
  const length = body.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), Buffer.from(body)])
}

const sixteen = (lengths) => Array.from({ length: 16 }, (_, i) => lengths[i] ?? 0)

function bitWriter() {
  const out = []
  let held = 0
  let count = 0
  const put = (value, bits) => {
    for (let i = bits - 1; i >= 0; i--) {
      held = (held << 1) | ((value >> i) & 1)
      if (++count === 8) {
        out.push(held)
        if (held === 0xff) out.push(0)
        held = 0
        count = 0
      }
    }
  }
  const finish = () => {
    while (count) put(1, 1)
    return Buffer.from(out)
  }
  return { put, finish }
}

function transform(block, table) {
  const rows = new Array(64)
  for (let y = 0; y < 8; y++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0
      for (let x = 0; x < 8; x++) sum += block[y * 8 + x] * COSINE[u][x]
      rows[y * 8 + u] = sum
    }
  }
  const result = new Array(64)
  for (let u = 0; u < 8; u++) {
    for (let v = 0; v < 8; v++) {
      let sum = 0
      for (let y = 0; y < 8; y++) sum += rows[y * 8 + u] * COSINE[v][y]
      result[v * 8 + u] = Math.round(sum / (4 * 4096 * 4096 * table[v * 8 + u]))
    }
  }
  return result
}

const category = (value) => 32 - Math.clz32(Math.abs(value))
const amplitude = (value, size) => (value < 0 ? value + (1 << size) - 1 : value)

function writeBlock(bits, coefficients, previous, dc, ac) {
  const difference = coefficients[0] - previous
  const size = category(difference)
  bits.put(...dc.get(size))
  bits.put(amplitude(difference, size), size)
  let run = 0
  for (let k = 1; k < 64; k++) {
    const value = coefficients[ZIGZAG[k]]
    if (value === 0) {
      run++
      continue
    }
    for (; run > 15; run -= 16) bits.put(...ac.get(0xf0))
    const bitsNeeded = category(value)
    bits.put(...ac.get(run * 16 + bitsNeeded))
    bits.put(amplitude(value, bitsNeeded), bitsNeeded)
    run = 0
  }
  if (run) bits.put(...ac.get(0))
  return coefficients[0]
}

function planes({ width, height, rgb }, grey) {
  const component = (weights, shift) => (x, y) => {
    const at = (Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 3
    return (rgb[at] * weights[0] + rgb[at + 1] * weights[1] + rgb[at + 2] * weights[2]) / 1000 + shift
  }
  const luma = component([299, 587, 114], -128)
  return grey ? [luma] : [luma, component([-169, -331, 500], 0), component([500, -419, -81], 0)]
}

/** A JPEG of `canvas` ({width, height, rgb}); `step` is the coarseness; `exif` the body of an APP1 segment. */
export function jpeg(canvas, { grey = false, step = 4, exif } = {}) {
  const { width, height } = canvas
  const parts = planes(canvas, grey)
  const table = quantiser(step)
  const dc = codes(DC_LENGTHS, DC_SYMBOLS)
  const ac = codes(AC_LENGTHS, AC_SYMBOLS)
  const bits = bitWriter()
  const previous = parts.map(() => 0)
  const block = new Array(64)
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      parts.forEach((part, index) => {
        for (let i = 0; i < 64; i++) block[i] = part(left + (i & 7), top + (i >> 3))
        previous[index] = writeBlock(bits, transform(block, table), previous[index], dc, ac)
      })
    }
  }
  const ids = parts.map((_, index) => index + 1)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    exif ? segment(0xe1, exif) : segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 100, 0, 100, 0, 0]),
    segment(0xdb, [0, ...ZIGZAG.map((i) => table[i])]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, ids.length, ...ids.flatMap((id) => [id, 0x11, 0])]),
    segment(0xc4, [0x00, ...sixteen(DC_LENGTHS), ...DC_SYMBOLS]),
    segment(0xc4, [0x10, ...sixteen(AC_LENGTHS), ...AC_SYMBOLS]),
    segment(0xda, [ids.length, ...ids.flatMap((id) => [id, 0]), 0, 63, 0]),
    bits.finish(),
    Buffer.from([0xff, 0xd9]),
  ])
}
