import type { Sentence } from './words.js'

/** Cards, key files, the trust store, signers. */
export const trustSentences = {
  'card.type': () => 'This is not a card.',
  'card.authority': () => 'The card names an authority whose first key it does not follow from.',
  'card.keys': () => 'A key on the card is not of a kind that belongs there.',
  'card.same-key': () => 'The card uses one key for two purposes.',
  'card.signed-by': () => 'The card is not signed by the keys it must be signed by.',
  'key.armour': () => 'This is not a key file, or it was damaged when it was copied.',
  'key.format': () => 'The key file is not written as a key file must be.',
  'key.kdf': () => 'The key file asks for more or less work on the passphrase than is accepted.',
  'key.mismatch': () => 'The secret keys in the key file are not those of the card in it.',
  'key.foreign': () => 'The keys are held elsewhere and cannot be written to a file.',
  'key.passphrase-needed': () => 'The key file is protected by a passphrase, and none was given.',
  'key.passphrase-not-needed': () => 'A passphrase was given for a key file that is not protected by one.',
  'trust.fingerprint': () => 'The fingerprint given is that of another card. Nothing was added to the trust store.',
  'trust.fingerprint-typing': (d) =>
    `The fingerprint has a typing error${d.raw('group') === '0' ? '' : d.put('group', ' in group ')}. Nothing was added to the trust store.`,
  'trust.chain': () => "It cannot be shown that the card follows from its authority's first card.",
  'trust.key-claimed': (d) => `The card names a key that belongs to another authority in the trust store${d.put('authority', ' (', ')')}.`,
  'trust.not-pinned': () => 'There is no such card in the trust store.',
  'trust.format': (d) => `The trust store is not written as it must be${d.quote('member', ', at ')}.`,
  'trust.card': (d) => `A card in the trust store does not hold${d.put('index', ' (entry ', ')')}.`,
  'trust.time-service': () => 'A time service of the trust store is not as it must be.',
  'trust.policy': (d) => `A rule of the trust store is not one that exists${d.quote('member', ': ')}.`,
  'signer.unknown': (d) =>
    d.is('replaced')
      ? `The signing key${d.put('kid')} is an earlier key of an authority in your trust store that was replaced; it is not believed.`
      : d.is('claimsPinned')
        ? `The signing key${d.put('kid')} claims to be an authority in your trust store, but is not one of its keys.`
        : `We do not know the signing key${d.put('kid')}: no card in your trust store names it.`,
  'signer.authority': (d) =>
    `The signing key${d.put('kid')} belongs to one authority in your trust store${d.put('authority', ' (', ')')}, but it signed as another${d.put('iss', ' (', ')')}.`,
  'signer.companion': () => 'Your rules demand a second, quantum-safe signature from every signer, and this one has none.',
  'signer.companion-key': () => "The second, quantum-safe signature was made with a key that is not on the signer's card.",
  'signer.algorithm': (d) =>
    `The signature rests on an algorithm${d.put('algorithm', ' (', ')')} that by your rules convinced only until${d.time('ended')}.`,
  'signer.superseded': (d) =>
    `The signing key${d.put('kid')} was replaced by a newer one${d.time('since', ' on ')}, before this was signed.`,
  'signer.role': (d) => `By your rules the signer's roles${d.put('roles', ' (', ')')} do not allow this act${d.put('act', ': ')}.`,
  'signer.not-confirmed': () => "The signer's fingerprint was never confirmed over a second channel.",
  'credential.type': () => 'This is not a credential.',
  'credential.validity': () => 'A credential ends before it begins.',
  'credential.key': () => 'A credential or a request for one names a key of a kind that cannot sign records.',
  'key.credential': () =>
    "These are an officer's keys, and their authority has not yet given them a credential: nothing can be signed with them.",
  'directory.type': () => 'This is not a directory.',
  'directory.entry': () => 'The directory is not written as it must be: its list is out of order or contradicts itself.',
  'directory.signer': (d) =>
    `The directory is signed by somebody${d.put('authority', ' (', ')')} whom your trust store does not believe as a directory operator; it was not used.`,
  'directory.key-replaced': (d) =>
    `A directory${d.put('number', ' (no. ', ')')} is signed with a key that its operator has since replaced, or that is revoked: it is not used. Ask the operator for its present directory.`,
  'directory.rolled-back': (d) =>
    `An older directory${d.put('number', ' (no. ', ')')} was offered as the latest, where a newer one${d.put('known', ' (no. ', ')')} is known. What was revoked since would be missing.`,
  'directory.conflict': (d) =>
    `Two directories of one operator contradict each other${d.put('number', ': both claim to be no. ')}. Ask the operator which is theirs.`,
  'directory.dropped': (d) =>
    `A later directory${d.put('number', ' (no. ', ')')} lacks or changes an entry of an earlier one${d.put('card', ', card ')}${d.put('kid', ', key ')}. A directory closes entries and never drops them.`,
  'directory.historical': (d) =>
    `The case record carries a directory${d.put('number', ' (no. ', ')')} and your trust store has none of this operator. It shows what was listed${d.time('signed', ' on ')}; what was revoked since then is not known.`,
  'directory.newer': (d) =>
    `The case record carries a newer directory${d.put('number', ' (no. ', ')')} than your trust store${d.put('known', ' (no. ', ')')}. Take it into your trust store.`,
  'succession.cards': () => 'This does not show that one card follows another.',
  'revocation.not-counted': (d) =>
    `Somebody who may not do so says that a signing key${d.put('kid')} is no longer to be used. This was not taken into account.`,
  'signer.expired': (d) =>
    `The signing key${d.put('kid')} was valid until${d.time('until')}, by a directory you believe, and this was signed later${d.time('signed', ', on ')}.`,
  'signer.not-yet': (d) =>
    `The signing key${d.put('kid')} was valid only from${d.time('from')} on, by a directory you believe, and this was signed earlier${d.time('signed', ', on ')}.`,
  'signer.credential-expired': (d) =>
    `The officer's credential had ended${d.time('until', ' on ')} when this was signed${d.time('signed', ' on ')}.`,
  'signer.credential-not-yet': (d) =>
    `The officer's credential began only${d.time('from', ' on ')}, and this was signed earlier${d.time('signed', ', on ')}.`,
  'signer.credential-roles': (d) =>
    `The officer's credential gives roles${d.put('roles', ' (', ')')} that the authority does not have itself; they were not counted.`,
  'signer.credential-issuer': (d) =>
    `The credential of the signing key${d.put('kid')} is not signed by a key of the authority that may give one.`,
  'signer.revoked': (d) =>
    d.raw('reason') === 'superseded'
      ? `The signing key${d.put('kid')} was replaced${d.time('published', ', as published on ')}, and this was signed later${d.time('signed', ', on ')}.`
      : `The signing key${d.put('kid')} was no longer in use${d.time('published', ', as published on ')}, and this was signed later${d.time('signed', ', on ')}.`,
  'signer.compromised': (d) =>
    `The signing key${d.put('kid')} is said to have been in other hands${d.time('since', ' since ')}, and it is not shown that this was signed before then.`,
  'signer.compromised-later': (d) =>
    `The signing key${d.put('kid')} is said to have been in other hands${d.time('since', ' since ')}. This was signed before: another authority's record, or a time stamp, shows that it existed${d.time('shown', ' by ')}.`,
  'signer.compromise-disputed': (d) =>
    `Disputed: this record claims to have been signed${d.time('signed', ' on ')}; the authority that signed it, which gains if it does not count, later said that the key${d.put('kid')} was in other hands${d.time('since', ' since ')}. Nothing shows which is true.`,
  'policy.threshold': (d) =>
    `By your rules this act${d.put('act', ' (', ')')} must be signed by${d.put('wanted')} different persons; only${d.put('found')} can be told apart here.`,
  'policy.binding': (d) =>
    `By your rules the signer${d.put('roles', ' (', ')')} cannot bind the authority by this act${d.put('act', ': ')}.`,
} as const satisfies Readonly<Record<string, Sentence>>
