// PDF 1.4 with a cross-reference table: pages of text in Helvetica, or pages that are one scanned picture each.

function assemble(objects, info) {
  const all = [...objects, Buffer.from(`<< /Producer (rogatory fixture) /Title (${info}) >>`, 'latin1')]
  const chunks = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = chunks[0].length
  const offsets = all.map((body, index) => {
    const offset = length
    const chunk = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    chunks.push(chunk)
    length += chunk.length
    return offset
  })
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${lines.join('')}`
  const trailer = `trailer\n<< /Size ${all.length + 1} /Root 1 0 R /Info ${all.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...chunks, Buffer.from(table + trailer)])
}

const stream = (dictionary, body) =>
  Buffer.concat([Buffer.from(`<< ${dictionary}/Length ${body.length} >>\nstream\n`, 'latin1'), body, Buffer.from('\nendstream', 'latin1')])

const object = (text) => Buffer.from(text, 'latin1')

/** One page; `lines` are [size, text] from the top, in characters of Latin-1. */
export function textPdf(title, lines) {
  let y = 800
  const shown = lines.map(([size, text]) => {
    y -= size + 7
    return `BT /F1 ${size} Tf 60 ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET\n`
  })
  return assemble(
    [
      object('<< /Type /Catalog /Pages 2 0 R >>'),
      object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'),
      stream('', object(shown.join(''))),
      object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ],
    title,
  )
}

/** One A4 page per grey JPEG: {width, height, bytes}. */
export function scanPdf(title, pictures) {
  const kids = pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ')
  const pages = pictures.flatMap(({ width, height, bytes }, index) => {
    const first = 3 + index * 3
    return [
      object(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 1} 0 R /Resources << /XObject << /S ${first + 2} 0 R >> >> >>`,
      ),
      stream('', object('q 595 0 0 842 0 0 cm /S Do Q')),
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode `,
        bytes,
      ),
    ]
  })
  const catalogue = object('<< /Type /Catalog /Pages 2 0 R >>')
  return assemble([catalogue, object(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`), ...pages], title)
}
