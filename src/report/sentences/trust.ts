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
} as const satisfies Readonly<Record<string, Sentence>>
