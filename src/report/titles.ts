import type { Action, Basis, InstanceState, ReceiptOutcome } from '../custody/index.js'
import type { CheckName } from '../exchange/index.js'
import type { Role } from '../identity/index.js'
import type { Condition, ExhibitNature } from '../matter/index.js'

type Titles<K extends string> = Readonly<Record<K, string>>

/** What verification looked at, for people. */
export const checkTitles: Titles<CheckName> = {
  frame: 'the form of the file',
  seal: 'the seal and its signature',
  signer: 'whether we know the signer',
  manifest: 'the manifest',
  blocks: 'every byte of the content, unchanged since sealing',
  recipient: 'that it is addressed to this key',
  catalogue: 'the list of exhibits and items',
  items: 'every item, hashed again',
  padding: 'that nothing is hidden in the filling',
  docket: 'the case record inside',
  custody: 'the custody of every exhibit',
}

/** What was done, as a line of custody says it. */
export const actionTitles: Titles<Action | 'seal'> = {
  recognise: 'recognised as relevant',
  isolate: 'isolated',
  document: 'documented',
  collect: 'collected',
  package: 'packed and sealed in a bag',
  transport: 'transported',
  acquire: 'imaged',
  copy: 'copied',
  examine: 'examined',
  derive: 'something derived from it',
  decrypt: 'decrypted',
  redact: 'redacted',
  translate: 'translated',
  rehash: 'digests computed anew',
  split: 'divided',
  combine: 'put together with others',
  consume: 'used up',
  release: 'handed over',
  receive: 'received',
  access: 'accessed',
  verify: 'digests compared',
  store: 'put into store',
  disclose: 'shown to somebody',
  return: 'returned',
  dispose: 'disposed of',
  lose: 'recorded as lost',
  recall: 'handover recalled',
  correct: 'record corrected',
  incident: 'incident recorded',
  hold: 'preservation ordered',
  liftHold: 'preservation order lifted',
  dispute: 'record disputed',
  claim: 'claim made',
  observe: 'observation recorded',
  seal: 'sealed in an envelope and handed over',
}

/** Where one copy or original stands. */
export const instanceStateTitles: Titles<InstanceState> = {
  unknown: 'not known',
  held: 'held',
  handedOver: 'handed over, no receipt yet',
  arrived: 'arrived, not yet checked',
  returned: 'returned',
  disposed: 'disposed of',
  lost: 'lost',
  recalled: 'handover recalled',
  disputed: 'disputed: records contradict one another',
}

export const outcomeTitles: Titles<ReceiptOutcome> = {
  accepted: 'accepted after full check',
  arrivedNotChecked: 'arrived, not yet checked',
  unreadable: 'unreadable',
  notFound: 'not found',
  notAccepted: 'not accepted',
}

export const basisTitles: Titles<Basis['kind']> = {
  ownAct: 'own act',
  sawIt: 'saw it',
  toldBy: 'told by somebody',
  document: 'copied from a document',
  system: 'exported from a system',
}

export const natureTitles: Titles<ExhibitNature> = {
  object: 'object',
  device: 'device',
  medium: 'storage medium',
  image: 'image of a medium',
  extraction: 'extraction from a device',
  records: 'records',
  testimony: 'testimony',
  document: 'document',
}

export const roleTitles: Titles<Role> = {
  centralAuthority: 'central authority',
  court: 'court',
  prosecutor: 'prosecutor',
  investigatingJudge: 'investigating judge',
  police: 'police',
  customs: 'customs',
  laboratory: 'laboratory',
  expert: 'expert',
  defence: 'defence',
  personConcerned: 'person concerned',
  provider: 'provider',
  notary: 'notary',
  relay: 'relay',
  diplomaticChannel: 'diplomatic channel',
  dataProtectionAuthority: 'data protection authority',
  directoryOperator: 'keeper of a directory',
}

export const conditionTitles: Titles<Condition['kind']> = {
  purpose: 'may be used only for',
  confidentiality: 'confidential',
  onwardTransfer: 'passing on',
  handling: 'handling',
  retention: 'may be kept',
  return: 'to be returned',
  disposal: 'to be destroyed',
  privilege: 'privilege',
  nature: 'nature',
  exculpatory: 'may speak for the person concerned',
}
