import { drafted, noticeField, perjuryStatement, qualifiedStatement, toolsField } from './shared.js'
import type { CertificateForm } from './types.js'

export const usFre90214: CertificateForm = {
  id: 'us-fre-902-14',
  version: 1,
  jurisdiction: 'US',
  title: { en: 'Evidence certificate for data copied from an electronic device, storage medium or file' },
  rule: 'Fed. R. Evid. 902(14)',
  citation: 'Fed. R. Evid. 902(14), 902(11); 28 U.S.C. § 1746',
  textDate: '2017-12-01',
  source: 'the rule as published by the Office of the Law Revision Counsel',
  ...drafted,
  languages: ['en'],
  capacities: ['qualified', 'expert', 'examiner'],
  persons: 1,
  opening: { en: 'I make this evidence certificate about the copies listed below.' },
  statements: [
    { ...qualifiedStatement, citation: 'Fed. R. Evid. 902(14)' },
    {
      id: 'digest-compared',
      citation: 'Fed. R. Evid. 902(14)',
      text: {
        en: 'I took or checked the digest of the original and the digest of each copy, and each copy has the digest listed below, equal to that of the original.',
      },
    },
    { id: 'copies-covered', citation: 'Fed. R. Evid. 902(14)', text: { en: 'Every copy that is offered is listed below.' } },
    {
      id: 'process-described',
      citation: 'Fed. R. Evid. 902(14)',
      text: {
        en: 'The process of digital identification is described below, and it reliably shows whether two pieces of data are the same.',
      },
    },
    perjuryStatement,
  ],
  fields: [
    { id: 'source', label: { en: 'Device, storage medium or file that was copied' }, kind: 'text', required: true },
    { id: 'process', label: { en: 'Process of digital identification' }, kind: 'text', required: true },
    toolsField(true),
    noticeField,
  ],
  declaration: 'penaltyOfPerjury',
  closing: { en: 'Executed on the date and at the place below.' },
}
