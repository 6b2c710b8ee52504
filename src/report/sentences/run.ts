import type { Sentence } from './words.js'

const limits: Readonly<Record<string, string>> = {
  statement: 'a signed record',
  seal: 'the seal',
  manifest: 'the manifest',
  entry: 'an entry of the list of items',
  items: 'the number of items',
  exhibits: 'the number of exhibits',
  docket: 'the case record',
  entries: 'the number of signed records',
}

/** Running: misuse, limits, sources, sinks, locks, keys that do not fit. */
export const runSentences = {
  'usage.argument': () => 'This cannot be done as asked.',
  'usage.unbelieved-card': () =>
    'A recipient is not believed: nothing is sealed to somebody whose card is neither in the trust store nor listed as valid by a directory believed there.',
  'usage.classical-recipient': (d) =>
    `The receiving key${d.put('kid')} of a recipient would not withstand a quantum computer; it is used only when named on purpose.`,
  'usage.untrusted': () => 'Intact. We do not know whether this signer is who they say.',
  'run.aborted': () => 'Interrupted before the end. Nothing unfinished was left under a final name.',
  'run.limit': (d) =>
    `More than this program accepts: ${Object.hasOwn(limits, d.raw('limit')) ? limits[d.raw('limit')] : 'the input'} is above the limit${d.put('value', ' of ')}.`,
  'run.internal': () => 'The program itself failed. This says nothing about the evidence; please report it.',
  'run.worker': () =>
    'A helper thread of this program could not be started or ended before its work. Nothing unfinished was left; this says nothing about the evidence.',
  'source.read': (d) => `The file${d.quote('path')} could not be read${d.put('system', ' (', ')')}.`,
  'source.missing': (d) => `There is no file or folder${d.quote('path')}.`,
  'source.short': (d) => `The file${d.quote('path')} ended earlier than its size says.`,
  'source.changed': (d) => `The file${d.quote('path')} changed while it was being read.`,
  'source.kind': (d) => `This${d.quote('path')} is not what belongs here: a plain file or a folder, as the command says.`,
  'source.open-to-others': (d) =>
    `Others can read or change the key file${d.quote('path')}: a secret key is for its owner alone (chmod 600).`,
  'source.volume-missing': (d) => `A volume is missing${d.quote('set', ' beside ')}${d.put('missing', ': ')}. Nothing was sealed.`,
  'sink.write': (d) => `Writing${d.quote('path')} failed${d.put('system', ' (', ')')}.`,
  'sink.exists': (d) => `There is something under the name${d.quote('path')} already, and nothing is ever overwritten.`,
  'sink.full': (d) => `There is no room left to write${d.quote('path')}.`,
  'lock.held': (d) =>
    `Another process is writing${d.quote('path')}${d.put('pid', ' (process ')}${d.quote('host', ' on ')}${d.put('since', ', since ', ')')}. Try again when it has finished.`,
  'lock.lost': (d) => `Another process took over${d.quote('path')}, so nothing was written to it.`,
  'crypto.decrypt': () => 'The key or passphrase does not fit, or the encrypted bytes are damaged.',
  'crypto.key': () => 'A public key is not valid.',
  'crypto.signature': () => 'A signature does not hold.',
} as const satisfies Readonly<Record<string, Sentence>>
