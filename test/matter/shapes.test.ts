import { describe, expect, test } from 'vitest'
import { authorityId, jurisdiction, person, terms, text } from '../../src/matter/schema.js'

const rog = `rog:${'a'.repeat(64)}`
const base = { id: '1', source: { kind: 'wish' }, originator: rog }
const holds = (...conditions: object[]) => terms.safeParse({ conditions }).success

describe('shared shapes', () => {
  test('[STA-40] a person has a name, unit or function; names of a form match whole', () => {
    expect(person.safeParse({ unit: { en: 'Unit 4' }, authority: rog }).success).toBe(true)
    expect(person.safeParse({ authority: rog }).success).toBe(false)
    for (const bad of [`x${rog}`, `${rog}0`, `${rog}\n`]) expect(authorityId.safeParse(bad).success).toBe(false)
    for (const bad of ['DE\n', 'xDE', 'de']) expect(jurisdiction.safeParse(bad).success).toBe(false)
    for (const bad of [{ 'en\n': 'x' }, { '-en': 'x' }, {}]) expect(text.safeParse(bad).success).toBe(false)
  })

  test('[STA-41] condition ids are distinct, to stands with toNamed, a handling code belongs to its scheme', () => {
    const retention = { ...base, kind: 'retention', days: 30 }
    expect(holds(retention, { ...retention, id: '2' })).toBe(true)
    expect(holds(retention, retention)).toBe(false)
    expect(holds({ ...base, kind: 'onwardTransfer', rule: 'toNamed', to: [rog] })).toBe(true)
    expect(holds({ ...base, kind: 'onwardTransfer', rule: 'toNamed' })).toBe(false)
    expect(holds({ ...base, kind: 'onwardTransfer', rule: 'toNamed', to: [] })).toBe(false)
    expect(holds({ ...base, kind: 'onwardTransfer', rule: 'never', to: [rog] })).toBe(false)
    expect(holds({ ...base, kind: 'handling', scheme: 'TLP', code: 'AMBER' })).toBe(true)
    expect(holds({ ...base, kind: 'handling', scheme: 'TLP', code: 'H1' })).toBe(false)
    expect(holds({ ...base, kind: 'handling', scheme: 'Europol', code: 'RED' })).toBe(false)
    expect(holds({ ...base, kind: 'retention', extra: 1 })).toBe(false)
  })
})
