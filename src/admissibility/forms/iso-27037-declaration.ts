import { drafted, toolsField } from './shared.js'
import type { CertificateForm } from './types.js'

export const iso27037Declaration: CertificateForm = {
  id: 'iso-27037-declaration',
  version: 1,
  jurisdiction: 'ISO',
  title: { en: 'Declaration on the handling of digital evidence' },
  rule: 'ISO/IEC 27037',
  citation: 'ISO/IEC 27037:2012, clauses 5 to 7',
  textDate: '2012-10-15',
  source: 'made from public summaries of the standard; its full text was not read',
  ...drafted,
  languages: ['en'],
  capacities: ['examiner', 'officer', 'expert'],
  persons: 1,
  opening: { en: 'I make this declaration about the digital evidence listed below, which I handled.' },
  statements: [
    {
      id: 'identified',
      citation: 'ISO/IEC 27037:2012, 5.4.2',
      text: { en: 'I searched for and recognised the sources of digital evidence and recorded what I found and where.' },
    },
    {
      id: 'minimal-handling',
      citation: 'ISO/IEC 27037:2012, 5.2',
      text: { en: 'I handled the original device and data as little as the task allowed.' },
    },
    {
      id: 'changes-documented',
      citation: 'ISO/IEC 27037:2012, 5.2',
      text: {
        en: 'Every change that could not be avoided is recorded with its reason and with the person who answers for it; if none is recorded, I caused none.',
      },
    },
    {
      id: 'competent',
      citation: 'ISO/IEC 27037:2012, 6.4 and Annex A',
      text: { en: 'I was trained and authorised for this work and acted within my competence.' },
    },
    {
      id: 'digest-compared',
      citation: 'ISO/IEC 27037:2012, 7.1',
      text: { en: 'I compared the digest of each copy with the digest of its source, and they were equal as listed below.' },
    },
    {
      id: 'custody-kept',
      citation: 'ISO/IEC 27037:2012, 6.1',
      text: { en: 'While the evidence was in my charge, every access and every handover was recorded.' },
    },
  ],
  fields: [
    toolsField(false),
    { id: 'process', label: { en: 'How it was identified, collected, acquired and preserved' }, kind: 'text', required: true },
  ],
  declaration: 'none',
  closing: { en: 'What I declare is true to the best of my knowledge.' },
}
