import { drafted, perjuryStatement, qualifiedStatement, toolsField } from './shared.js'
import type { CertificateForm } from './types.js'

export const usFre901Declaration: CertificateForm = {
  id: 'us-fre-901-declaration',
  version: 1,
  jurisdiction: 'US',
  title: { en: 'Declaration identifying an item of digital evidence' },
  rule: 'Fed. R. Evid. 901(b)(1), (4), (9)',
  citation: 'Fed. R. Evid. 901(a), (b)(1), (4), (9)',
  textDate: '2011-12-01',
  source: 'the rule as published by the Office of the Law Revision Counsel',
  ...drafted,
  languages: ['en'],
  capacities: ['qualified', 'custodian', 'examiner', 'officer', 'expert'],
  persons: 1,
  opening: { en: 'I make this declaration about the items listed below.' },
  statements: [
    { ...qualifiedStatement, citation: 'Fed. R. Evid. 901(b)(1)' },
    {
      id: 'item-genuine',
      citation: 'Fed. R. Evid. 901(a)',
      text: { en: 'Each item listed below is what it is described to be, and I know this from my own work with it.' },
    },
    {
      id: 'distinctive',
      citation: 'Fed. R. Evid. 901(b)(4)',
      text: { en: 'I recognise each item by its digest and by its other characteristics, taken together with the circumstances.' },
      optional: true,
    },
    {
      id: 'process-described',
      citation: 'Fed. R. Evid. 901(b)(9)',
      text: { en: 'The process or system by which each item was produced is described below.' },
    },
    { id: 'accurate-process', citation: 'Fed. R. Evid. 901(b)(9)', text: { en: 'That process or system produces an accurate result.' } },
    perjuryStatement,
  ],
  fields: [{ id: 'process', label: { en: 'The process or system' }, kind: 'text', required: true }, toolsField(true)],
  declaration: 'penaltyOfPerjury',
  closing: { en: 'Executed on the date and at the place below.' },
}
