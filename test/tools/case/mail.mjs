// Mails as RFC 5322 and MIME write them: encoded words in headers (RFC 2047), file names by RFC 2231, bodies in base64.

const ascii = /^[\x20-\x7e]*$/
const lines76 = (bytes) => bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n')

/** Encoded words of at most 75 characters, cut between characters. */
export function words(text) {
  if (ascii.test(text)) return text
  const out = []
  let held = ''
  for (const mark of text) {
    if (Buffer.byteLength(held + mark) > 42) {
      out.push(held)
      held = ''
    }
    held += mark
  }
  return [...out, held].map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ')
}

const address = ([name, at]) => `${words(name)} <${at}>`

function fileName(name) {
  if (ascii.test(name)) return `filename="${name}"`
  return `filename*=utf-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

function part({ type, name, bytes }) {
  return [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment;\r\n ${fileName(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    lines76(bytes),
  ].join('\r\n')
}

/** The whole message; `charset` is utf-8 or iso-8859-1; `received` are trace lines, newest first. */
export function mail({ from, to, subject, date, id, replyTo, language, charset = 'utf-8', received, text, attachments }) {
  const boundary = `=_${id.replace(/[^a-z0-9]/g, '')}`
  const body = Buffer.from(text.replaceAll('\n', '\r\n'), charset === 'utf-8' ? 'utf8' : 'latin1')
  const head = [
    ...received.map((line) => `Received: ${line}`),
    `Date: ${date}`,
    `From: ${address(from)}`,
    `To: ${address(to)}`,
    `Subject: ${words(subject)}`,
    `Message-ID: <${id}>`,
    ...(replyTo ? [`In-Reply-To: <${replyTo}>`, `References: <${replyTo}>`] : []),
    `Content-Language: ${language}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"`,
  ].join('\r\n')
  const first = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines76(body)}`
  const parts = [first, ...attachments.map(part)].map((one) => `--${boundary}\r\n${one}\r\n`).join('')
  return Buffer.from(`${head}\r\n\r\n${parts}--${boundary}--\r\n`, 'latin1')
}
