/** Evidence certificates: docs/spec/16-evidence-certificates.md. */
export { type Capacity, type CertificateForm, type FormField, type FormStatement, forms } from '../forms/index.js'
export {
  type CertifyInput,
  certificatePreparedFrom,
  certify,
  formOf,
  type PreparedCertificate,
  prepareCertificate,
  signCertificate,
} from './certify.js'
export { lackingWords } from './lacking.js'
export { certificateObservations, type JudgedSigners, type ReadCertificatesOptions, readCertificates } from './read.js'
export type * from './types.js'
export { formLanguage, inLanguage, signingTime, templateDigest, wordsOf } from './words.js'
