// A FAT12 volume of 360 KiB (the double-sided 5¼ inch layout, which every tool knows), built sector by sector.

const SECTOR = 512
const SECTORS = 720
const FAT_SECTORS = 2
const ROOT_ENTRIES = 112
const CLUSTER = 2 * SECTOR
const DATA = (1 + 2 * FAT_SECTORS + (ROOT_ENTRIES * 32) / SECTOR) * SECTOR

function bootSector(label, serial) {
  const boot = Buffer.alloc(SECTOR)
  Buffer.from([0xeb, 0x3c, 0x90]).copy(boot)
  boot.write('MSDOS5.0', 3, 'latin1')
  boot.writeUInt16LE(SECTOR, 11)
  boot[13] = CLUSTER / SECTOR
  boot.writeUInt16LE(1, 14)
  boot[16] = 2
  boot.writeUInt16LE(ROOT_ENTRIES, 17)
  boot.writeUInt16LE(SECTORS, 19)
  boot[21] = 0xfd
  boot.writeUInt16LE(FAT_SECTORS, 22)
  boot.writeUInt16LE(9, 24)
  boot.writeUInt16LE(2, 26)
  boot[38] = 0x29
  boot.writeUInt32LE(serial, 39)
  boot.write(label.padEnd(11), 43, 'latin1')
  boot.write('FAT12   ', 54, 'latin1')
  boot.writeUInt16LE(0xaa55, 510)
  return boot
}

/** `when` is [year, month, day, hour, minute], local time as FAT keeps it. */
function entry(name, attributes, cluster, size, [year, month, day, hour, minute]) {
  const bytes = Buffer.alloc(32)
  bytes.write(name, 0, 'latin1')
  bytes[11] = attributes
  const time = (hour << 11) | (minute << 5)
  const date = ((year - 1980) << 9) | (month << 5) | day
  bytes.writeUInt16LE(time, 14)
  bytes.writeUInt16LE(date, 16)
  bytes.writeUInt16LE(date, 18)
  bytes.writeUInt16LE(time, 22)
  bytes.writeUInt16LE(date, 24)
  bytes.writeUInt16LE(cluster, 26)
  bytes.writeUInt32LE(size, 28)
  return bytes
}

/** The entries that carry a long name, last part first, as they stand before the short one. */
function longName(name, short) {
  let sum = 0
  for (const byte of Buffer.from(short, 'latin1')) sum = (((sum & 1) << 7) + (sum >> 1) + byte) & 255
  const parts = Math.ceil(name.length / 13)
  const units = Array.from({ length: parts * 13 }, (_, i) => (i < name.length ? name.charCodeAt(i) : i === name.length ? 0 : 0xffff))
  const places = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30]
  return Array.from({ length: parts }, (_, index) => {
    const bytes = Buffer.alloc(32)
    bytes[0] = (index + 1) | (index + 1 === parts ? 0x40 : 0)
    bytes[11] = 0x0f
    bytes[13] = sum
    places.forEach((place, i) => {
      bytes.writeUInt16LE(units[index * 13 + i], place)
    })
    return bytes
  }).reverse()
}

/**
 * The image. An entry of `tree` is {short: eleven characters, long?, when, content} or {short, when, children};
 * `deleted` leaves the directory entry and the content in place and frees the clusters, as deleting a file does.
 */
export function fat12(label, serial, tree) {
  const image = Buffer.alloc(SECTORS * SECTOR)
  const links = [0xffd, 0xfff]
  const store = (content) => {
    const first = links.length
    const count = Math.ceil(content.length / CLUSTER)
    for (let i = 0; i < count; i++) links.push(i + 1 === count ? 0xfff : first + i + 1)
    content.copy(image, DATA + (first - 2) * CLUSTER)
    return first
  }
  const place = (node, parent) => {
    if (node.children) {
      const cluster = store(Buffer.alloc(CLUSTER, 0))
      const self = entry('.          ', 0x10, cluster, 0, node.when)
      const up = entry('..         ', 0x10, parent, 0, node.when)
      const inner = node.children.flatMap((child) => place(child, cluster))
      Buffer.concat([self, up, ...inner]).copy(image, DATA + (cluster - 2) * CLUSTER)
      return [entry(node.short, 0x10, cluster, 0, node.when)]
    }
    const cluster = store(node.content)
    const bytes = entry(node.short, 0x20, cluster, node.content.length, node.when)
    if (node.deleted) {
      bytes[0] = 0xe5
      links.fill(0, cluster)
    }
    return node.long ? [...longName(node.long, node.short), bytes] : [bytes]
  }
  const root = [entry(label.padEnd(11), 0x08, 0, 0, tree[0].when), ...tree.flatMap((node) => place(node, 0))]
  bootSector(label, serial).copy(image)
  for (const copy of [0, 1]) {
    links.forEach((value, index) => {
      const at = SECTOR * (1 + copy * FAT_SECTORS) + Math.floor(index * 1.5)
      const shifted = index % 2 ? value << 4 : value
      image.writeUInt16LE(image.readUInt16LE(at) | shifted, at)
    })
  }
  Buffer.concat(root).copy(image, SECTOR * (1 + 2 * FAT_SECTORS))
  return image
}
