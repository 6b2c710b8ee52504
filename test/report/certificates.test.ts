import { describe, expect, test } from 'vitest'
import { forms } from '../../src/admissibility/index.js'
import {
  certificateFormJson,
  certificateFormsText,
  certificateFormText,
  certificatesJson,
  certificatesText,
  certificateWordsText,
} from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { widthOf } from '../../src/report/width.js'
import { CertificateWorld, formIds } from '../admissibility/certificate-world.js'

const raw = /[\p{Cc}\p{Cf}]/u

function fits(text: string): void {
  for (const line of text.split('\n')) {
    expect(widthOf(line), line).toBeLessThanOrEqual(80)
    expect(line).not.toMatch(raw)
  }
}

describe('evidence certificates as text and JSON', () => {
  test.each(formIds.flatMap((id) => forms[id]!.languages.map((language) => [id, language] as const)))(
    '[REP-04] %s in %s fits 80 columns',
    (id, language) => {
      const w = new CertificateWorld()
      fits(certificateFormText(certificateFormJson(forms[id]!), language))
      fits(certificateWordsText(w.prepare(id, { language }).parts.words.text))
    },
  )

  test('outputs are as their schemas say', () => {
    const list = { schema: 'rogatory.certificate-forms/1' as const, forms: Object.values(forms).map(certificateFormJson) }
    expect(outputSchemas['certificate-forms'].safeParse(list).success).toBe(true)
    fits(certificateFormsText(list))
    const w = new CertificateWorld()
    for (const id of formIds) w.certificate(w.prepare(id))
    const json = certificatesJson('00'.repeat(32), w.read(), false)
    expect(outputSchemas.certificates.safeParse(json).error).toBeUndefined()
    fits(certificatesText(json))
  })

  test('[REP-03] what evidence says cannot command a terminal', () => {
    const w = new CertificateWorld()
    const evil = 'a\u001b[31m\u202eb\u0007'
    const prepared = w.prepare('us-fre-902-14', { person: { name: { en: evil }, capacity: 'qualified' } })
    w.certificate(prepared, { parts: { ...prepared.parts, fields: { ...prepared.parts.fields, process: evil } } })
    const text = certificatesText(certificatesJson('00'.repeat(32), w.read(), true))
    fits(text)
    fits(certificateWordsText(prepared.parts.words.text))
    expect(text).toContain('U+202E')
  })
})
