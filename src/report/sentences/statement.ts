import type { Sentence } from './words.js'

/** A single signed record. */
export const statementSentences = {
  'statement.length': () => 'A signed record is longer than allowed.',
  'statement.header': () => 'The header of a signed record does not have exactly the members it must have.',
  'statement.typ': () => 'The kind of a signed record is not named in a valid form.',
  'statement.kid': () => 'A signed record does not name the key it was signed with in a valid form.',
  'statement.claims': () => 'A signed record does not say in a valid form who signed it, about what and when.',
  'statement.cnf': () => 'The key enclosed with a signed record is not the one it names, or is missing or not wanted there.',
  'statement.unprotected': () => 'A signed record carries unsigned additions that are not allowed.',
  'statement.token-not-checked': (d) =>
    `What stands with a signed record${d.put('label', ' (label ', ')')} was not checked: a receipt of a log, or a time stamp where there is nothing to check it with.`,
  'statement.payload': (d) => `The content of a signed record is not as its kind demands${d.quote('member', ', at ')}.`,
  'statement.not-understood': (d) =>
    `A signed record is of a kind this version does not know${d.quote('type', ', ')}${d.put('version', ', version ')}: its encoding, signature and place were checked, its content was not.`,
  'statement.sub': () => 'A signed record is about another subject than the one it stands with.',
  'statement.signature': () => 'The signature of a signed record does not hold: its bytes are not those that were signed.',
  'statement.companion-missing': () => 'The second, quantum-safe signature that a signed record announces is missing.',
  'statement.companion-undeclared': () => 'A second signature stands with a signed record that does not announce one.',
  'statement.companion-key': () => 'The second, quantum-safe signature was made with another key than the signed record announces.',
  'statement.companion-signature': () => 'The second, quantum-safe signature of a signed record does not hold.',
  'statement.classical-only': () => 'A signed record has no second, quantum-safe signature.',
  'statement.part-unknown': (d) => `A part${d.quote('part')} was opened that the signed record does not have.`,
  'statement.part-opening': (d) => `The text given for the part${d.quote('part')} of a signed record is not the one that was signed.`,
  'statement.part-content': (d) => `The part${d.quote('part')} of a signed record is not as its kind demands.`,
  'statement.part-missing': (d) => `The part${d.quote('part')} of a signed record was not given, so it was not checked.`,
} as const satisfies Readonly<Record<string, Sentence>>
