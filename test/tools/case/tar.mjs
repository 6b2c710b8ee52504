/** A ustar archive (POSIX.1-2001); `seconds` is every file's time. */
export function tar(files, seconds) {
  const chunks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512)
    header.write(name, 0, 'utf8')
    header.write('0000640\0', 100)
    header.write('0001750\0', 108)
    header.write('0001750\0', 116)
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136)
    header.write('        ', 148)
    header.write('0', 156)
    header.write('ustar\x0000', 257)
    header.write('inesmoinho', 265)
    header.write('users', 297)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...chunks, Buffer.alloc(1024)])
}
