// The body of an EXIF APP1 segment: a little-endian TIFF with the directories a camera writes (CIPA DC-008).

const ASCII = 2
const SHORT = 3
const LONG = 4
const RATIONAL = 5
const UNDEFINED = 7

const text = (tag, value) => [tag, ASCII, value.length + 1, Buffer.from(`${value}\0`, 'latin1')]
const short = (tag, value) => [tag, SHORT, 1, Buffer.from([value & 255, value >> 8])]
const long = (tag, value) => [tag, LONG, 1, uint32(value)]

function uint32(...values) {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4)
  })
  return bytes
}

const degrees = (tag, [d, m, s]) => [tag, RATIONAL, 3, uint32(d, 1, m, 1, Math.round(s * 100), 100)]

/** One directory at offset `start`: the entries, then the values longer than four bytes. */
function directory(entries, start) {
  const fixed = Buffer.alloc(2 + entries.length * 12 + 4)
  fixed.writeUInt16LE(entries.length, 0)
  const extra = []
  let end = start + fixed.length
  entries.forEach(([tag, type, count, value], index) => {
    const at = 2 + index * 12
    fixed.writeUInt16LE(tag, at)
    fixed.writeUInt16LE(type, at + 2)
    fixed.writeUInt32LE(count, at + 4)
    if (value.length <= 4) {
      value.copy(fixed, at + 8)
      return
    }
    fixed.writeUInt32LE(end, at + 8)
    const padded = Buffer.concat([value, Buffer.alloc(value.length % 2)])
    extra.push(padded)
    end += padded.length
  })
  return Buffer.concat([fixed, ...extra])
}

export function exif({ make, model, taken, offset, latitude, longitude, west }) {
  const detail = [[0x9000, UNDEFINED, 4, Buffer.from('0232')], text(0x9003, taken), text(0x9011, offset)]
  const place = [
    [0x0000, 1, 4, Buffer.from([2, 3, 0, 0])],
    text(0x0001, 'N'),
    degrees(0x0002, latitude),
    text(0x0003, west ? 'W' : 'E'),
    degrees(0x0004, longitude),
  ]
  const main = (detailAt, placeAt) => [
    text(0x010f, make),
    text(0x0110, model),
    short(0x0112, 1),
    text(0x0132, taken),
    long(0x8769, detailAt),
    long(0x8825, placeAt),
  ]
  const detailAt = 8 + directory(main(0, 0), 8).length
  const detailBytes = directory(detail, detailAt)
  const placeAt = detailAt + detailBytes.length
  const header = Buffer.concat([Buffer.from('Exif\0\0II*\0', 'latin1'), uint32(8)])
  return Buffer.concat([header, directory(main(detailAt, placeAt), 8), detailBytes, directory(place, placeAt)])
}
