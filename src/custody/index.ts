/** Custody records, the table of actions, and the lines drawn from them: docs/spec/09-custody.md. Never reads an envelope. */
export { type Action, type ActionRow, actionNames, actions, type Effect, type Step } from './actions.js'
export { receiptPins, receivedInstance } from './handover.js'
export { custodyLines, type LinesOptions } from './lines.js'
export { instanceKey } from './members.js'
export type * from './parts.js'
export { custodyType, recordOpen, seizeRecord } from './record.js'
export type * from './types.js'
