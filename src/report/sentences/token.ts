import type { Sentence } from './words.js'

/** Time stamps beside signed records. */
export const tokenSentences = {
  'token.malformed': () => 'A time stamp stands with a signed record and cannot be read; it shows nothing.',
  'token.algorithm': (d) =>
    `A time stamp stands with a signed record and rests on a method${d.put('algorithm', ' (', ')')} that is too weak or not known; it shows nothing.`,
  'token.imprint': () =>
    'A time stamp stands with a signed record and is over something else than the signature of that record; it shows nothing.',
  'token.signature': () =>
    "A time stamp stands with a signed record, and the time service's signature on it does not hold: it was altered or forged; it shows nothing.",
  'token.certificate': (d) =>
    `A time stamp stands with a signed record, and it is not shown to be signed with the key of a time service in force at that time${Object.hasOwn(whys, d.raw('why')) ? `: ${whys[d.raw('why')]}` : ''}; it shows nothing.`,
  'token.not-believed': (d) =>
    `A time stamp${d.quote('name', ' of ')}${d.time('time', ' that tells ')} stands with a signed record; ${because[d.raw('why')] ?? 'it is not believed'}, so it shows nothing here.`,
  'token.refused': (d) => `The time service gave no time stamp${d.quote('status', ': ')}${d.quote('text', ', ')}.`,
} as const satisfies Readonly<Record<string, Sentence>>

const because: Readonly<Record<string, string>> = {
  unknown: 'your trust store believes no such time service',
  outside: 'your trust store believes the time service, and not for that time',
  later: 'it tells a time later than that of this check',
  algorithm: 'by your rules, signatures of its kind have ended',
}

const whys: Readonly<Record<string, string>> = {
  noSigningCertificateV2: 'it does not say which certificate signed',
  notAtHand: 'the certificate that signed is neither enclosed nor in your trust store',
  otherCertificate: 'it names another certificate',
  noPurpose: 'the certificate names no purpose',
  purposeNotCritical: 'the certificate does not mark its purpose as binding',
  otherPurpose: 'the certificate is for another purpose',
  notForSignatures: 'the certificate is not for signatures',
  criticalExtension: 'the certificate demands something unknown',
  notInForce: 'the certificate was not in force',
}
