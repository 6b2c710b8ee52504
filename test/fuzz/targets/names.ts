import { foldName, safeName } from '../../../src/node/names.js'
import { must, type Target } from '../target.js'

const hostile = [
  '..',
  '.',
  'CON.txt',
  'nul',
  'a/b',
  'a\\b',
  'C:',
  'x. ',
  ' x',
  '\u202egpj.exe',
  'e\u0301',
  'ﬁ',
  '\u0000',
  'items.json',
  'a'.repeat(1024),
]

export const name: Target = {
  name: 'name',
  share: 160,
  kind: 'text',
  samples: async () => hostile.map((text) => new TextEncoder().encode(text)),
  async check(mutant) {
    for (const segment of [mutant, new TextDecoder('utf-16le').decode(mutant), new TextDecoder().decode(mutant)]) {
      const safe = safeName(segment)
      must(!/[\p{Cc}\p{Cf}\p{Cs}/\\:<>"|?*]|^ |[. ]$/u.test(safe), 'a safe name has no character that is not')
      must(safe !== '' && !/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i.test(safe), 'a safe name is a name, and no device’s')
      must(Buffer.byteLength(safe) <= 200, 'a safe name is short')
      must(foldName(foldName(safe)) === foldName(safe), 'folding a name again changes nothing')
    }
    return 'accepted'
  },
}
