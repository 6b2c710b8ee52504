import type { Sentence } from './words.js'

/** Profiles. */
export const profileSentences = {
  'profile.format': (d) => `The profile${d.quote('profile')} is not written as a profile must be${d.quote('member', ', at ')}.`,
  'profile.primitive': (d) =>
    `The profile${d.quote('profile')} asks for a check that does not exist${d.quote('check', ' (', ')')}${d.quote('condition', ', in its condition ')}.`,
  'profile.parameter': (d) =>
    `The profile${d.quote('profile')} asks for a check in a way that it cannot be made${d.quote('condition', ', in its condition ')}${d.quote('member', ', at ')}.`,
  'profile.circle': (d) =>
    `The profile${d.quote('profile')} leads back to itself${d.quote('condition', ', at its condition ')}${d.quote('through', ', through ')}, so that nothing could ever decide it.`,
  'profile.reference': (d) =>
    `The profile${d.quote('profile')} names something that does not exist${d.quote('named', ': ')}${d.quote('condition', ', in its condition ')}.`,
  'profile.language': (d) =>
    `A text of the profile${d.quote('profile')} is not written in a language it must be in${d.quote('language', ' (', ')')}${d.quote('member', ', at ')}.`,
  'profile.signer': (d) =>
    `The profile${d.quote('profile')} is signed, and by nobody this verifier believes: who publishes it is not known.`,
  'profile.withdrawn': (d) => `The profile${d.quote('profile')} was withdrawn by its authors; what it says may be wrong by now.`,
} as const satisfies Readonly<Record<string, Sentence>>
