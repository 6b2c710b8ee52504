export { mediaType } from './header.js'
export { KeptStatement } from './kept.js'
export { checkParts, closeParts, commitPart, type OpenedParts, openParts, partOf } from './parts.js'
export {
  type Checkable,
  checkable,
  failureOf,
  parseStatement,
  readStatement,
  type SignedParts,
  sameSigned,
  verifyStatement,
} from './read.js'
export { type Signed, signStatement } from './sign.js'
export { mostTimeTokens, orderedTimeTokens, timeTokenLabel, timeTokensOf, uniteTimeTokens } from './tokens.js'
export type * from './types.js'
