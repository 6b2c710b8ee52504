import { random } from './bytes.mjs'
import { canvas } from './draw.mjs'
import { exif } from './exif.mjs'
import { jpeg } from './jpeg.mjs'

const CAMERA = { make: 'Exemplo', model: 'EX-1 (fictional)' }
const PORT = { latitude: [41, 11, 6], longitude: [8, 42, 18], west: true }

function grain(picture, seed, strength) {
  const next = random(seed)
  picture.shade(() => (next() % (2 * strength + 1)) - strength)
}

function quay() {
  const picture = canvas(560, 400, [150, 178, 205])
  picture.shade((_, y) => (y < 180 ? Math.floor((180 - y) / 6) : 0))
  picture.rectangle(0, 190, 560, 60, [70, 100, 120])
  picture.rectangle(0, 245, 560, 155, [120, 116, 108])
  const colours = [
    [160, 60, 40],
    [40, 90, 130],
    [60, 110, 70],
    [190, 150, 60],
  ]
  for (let i = 0; i < 7; i++) {
    const left = 20 + (i % 4) * 132
    const top = i < 4 ? 258 : 178
    picture.rectangle(left, top, 126, 76, colours[(i * 3) % 4])
    for (let rib = 8; rib < 126; rib += 12)
      picture.rectangle(
        left + rib,
        top,
        2,
        76,
        colours[(i * 3) % 4].map((c) => c - 25),
      )
    picture.write(left + 12, top + 14, `EXMU 00${i}317`, [235, 235, 230], 1)
  }
  picture.disc(490, 60, 22, 0, [255, 240, 190])
  grain(picture, 41, 4)
  return picture
}

function desk() {
  const picture = canvas(560, 400, [110, 78, 50])
  picture.shade((x, y) => ((x * 3 + (y >> 3) * 7) % 23) - 11)
  picture.rectangle(96, 44, 300, 340, [60, 42, 30])
  picture.rectangle(90, 38, 300, 340, [240, 238, 228])
  picture.write(110, 62, 'Fatura 2026/0317', [30, 30, 40])
  const lines = ['Azulmar Conservas (exemplo)', 'Sardinha em azeite 125 g', '24.000 un. a 3,50', 'Total 84.000,00 EUR', 'Data: 16.03.2026']
  lines.forEach((line, i) => {
    picture.write(110, 110 + i * 28, line, [50, 50, 60], 1)
  })
  picture.disc(310, 310, 46, 41, [50, 70, 170])
  picture.write(276, 300, 'Expedido', [50, 70, 170], 1)
  picture.write(282, 314, '15.03.26', [50, 70, 170], 1)
  picture.rectangle(430, 120, 14, 190, [25, 60, 120])
  picture.disc(500, 330, 44, 0, [230, 230, 225])
  picture.disc(500, 330, 36, 0, [60, 36, 20])
  grain(picture, 42, 3)
  return picture
}

function warehouse() {
  const picture = canvas(560, 400, [22, 24, 34])
  picture.rectangle(60, 110, 440, 230, [58, 56, 58])
  picture.rectangle(0, 340, 560, 60, [36, 36, 38])
  picture.rectangle(200, 180, 160, 160, [20, 20, 22])
  for (let y = 186; y < 340; y += 14) picture.rectangle(204, y, 152, 2, [44, 44, 46])
  picture.write(140, 130, 'Armazém 7 vazio', [180, 176, 150], 3)
  picture.disc(430, 160, 10, 0, [255, 230, 160])
  picture.shade((x, y) => Math.max(0, 70 - Math.floor(Math.sqrt((x - 430) ** 2 + (y - 160) ** 2) / 3)))
  grain(picture, 43, 6)
  return picture
}

const photo = (picture, taken, offset) => jpeg(picture, { step: 6, exif: exif({ ...CAMERA, ...PORT, taken, offset }) })

export const photos = () => ({
  'IMG_0412.JPG': photo(quay(), '2026:03:15 16:20:41', '+00:00'),
  'IMG_0413.JPG': photo(desk(), '2026:03:16 18:31:09', '+00:00'),
  'IMG_0431 noite.jpg': photo(warehouse(), '2026:03:29 02:04:57', '+01:00'),
})

/** The small picture that the mails carry. */
export function stamp() {
  const picture = canvas(128, 128, [250, 249, 244])
  picture.disc(64, 64, 58, 53, [50, 70, 170])
  picture.write(14, 50, 'Expedição', [50, 70, 170])
  picture.write(34, 74, '15.03.26', [50, 70, 170], 1)
  return jpeg(picture, { step: 8 })
}

/** A page as a scanner gives it: grey, a little askew, with dust and a signature. */
export function scan(lines, seed) {
  const width = 827
  const height = 1169
  const sheet = canvas(width, height, [246, 246, 246])
  lines.forEach((line, i) => {
    sheet.write(76, 70 + i * 24, line, [40, 40, 40])
  })
  const foot = 90 + lines.length * 24
  for (let x = 0; x < 220; x++) {
    const wave = Math.abs((x % 44) - 22) - 11 + Math.abs((x % 26) - 13)
    sheet.rectangle(90 + x, foot + wave, 2, 3, [60, 60, 70])
  }
  const page = canvas(width, height, [228, 228, 228])
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = [x - Math.floor(y / 110), y + Math.floor(x / 140)]
      if (fromX < 0 || fromX >= width || fromY >= height) continue
      const at = (fromY * width + fromX) * 3
      page.point(x, y, [...sheet.rgb.subarray(at, at + 3)])
    }
  }
  const next = random(seed)
  for (let i = 0; i < 160; i++) page.rectangle(next() % width, next() % height, 1 + (next() % 2), 1, [150, 150, 150])
  return { width, height, bytes: jpeg(page, { grey: true, step: 7 }) }
}
