import { drafted } from './shared.js'
import type { CertificateForm, FormStatement } from './types.js'

const stage = (id: string, item: string, en: string, pt: string, optional = true): FormStatement => ({
  id,
  citation: `CPP, art. 158-B, ${item}`,
  text: { en, pt },
  ...(optional && { optional: true }),
})

export const brCpp158: CertificateForm = {
  id: 'br-cpp-158',
  version: 1,
  jurisdiction: 'BR',
  title: { en: 'Declaration on the chain of custody of a trace', pt: 'Declaração sobre a cadeia de custódia de vestígio' },
  rule: 'CPP, arts. 158-A a 158-F',
  citation: 'Código de Processo Penal (Decreto-Lei 3.689/1941), arts. 158-A a 158-F, Lei 13.964/2019',
  textDate: '2019-12-24',
  source: 'the articles as inserted by Lei 13.964/2019, as published online',
  ...drafted,
  languages: ['en', 'pt'],
  capacities: ['officer', 'expert', 'examiner', 'custodian'],
  persons: 1,
  opening: {
    en: 'I answer for the stages of the chain of custody that I state below, for the traces listed below.',
    pt: 'Respondo pelas etapas da cadeia de custódia que declaro abaixo, quanto aos vestígios listados abaixo.',
  },
  statements: [
    stage(
      'recognised',
      'I',
      'I recognised the trace as of possible interest for the expert examination.',
      'Reconheci o vestígio como de possível interesse para a perícia.',
    ),
    stage(
      'isolated',
      'II',
      'I isolated the place and kept its state from being changed.',
      'Isolei o local e evitei que o seu estado fosse alterado.',
    ),
    stage(
      'fixed',
      'III',
      'I described the trace as it was found, and its position.',
      'Descrevi o vestígio tal como encontrado e a sua posição.',
    ),
    stage('collected', 'IV', 'I collected the trace with respect for its nature.', 'Coletei o vestígio respeitando a sua natureza.'),
    stage(
      'packaged',
      'V',
      'I packed each trace by itself and noted date, time and names on the package.',
      'Embalei cada vestígio individualmente e anotei data, hora e nomes na embalagem.',
    ),
    stage(
      'transported',
      'VI',
      'I carried the trace in conditions that kept its characteristics and its control.',
      'Transportei o vestígio em condições que mantiveram as suas características e o controle da posse.',
    ),
    stage(
      'received',
      'VII',
      'I received the trace formally, with the particulars given below.',
      'Recebi o vestígio formalmente, com os dados indicados abaixo.',
    ),
    stage(
      'processed',
      'VIII',
      'I examined the trace by the method suited to it and put the result into a report.',
      'Examinei o vestígio pelo método adequado e formalizei o resultado em laudo.',
    ),
    stage('stored', 'IX', 'I kept the trace stored in suitable conditions.', 'Mantive o vestígio guardado em condições adequadas.'),
    stage(
      'disposal-authorised',
      'X',
      'The trace was released as the law provides and, where required, with leave of the judge.',
      'O vestígio foi liberado conforme a lei e, quando exigido, com autorização judicial.',
    ),
    {
      id: 'condition-kept',
      citation: 'CPP, art. 158-D',
      text: {
        en: 'While the trace was in my charge its container stayed sealed, or each opening and new seal is stated below.',
        pt: 'Enquanto o vestígio esteve sob minha responsabilidade, o recipiente permaneceu lacrado, ou cada abertura e novo lacre consta abaixo.',
      },
    },
  ],
  oneOf: [
    ['recognised', 'isolated', 'fixed', 'collected', 'packaged', 'transported', 'received', 'processed', 'stored', 'disposal-authorised'],
  ],
  fields: [
    { id: 'procedure', label: { en: 'Number of the proceedings', pt: 'Número do procedimento' }, kind: 'text', required: true },
    { id: 'police-unit', label: { en: 'Police unit', pt: 'Unidade de polícia judiciária' }, kind: 'text', required: true },
    { id: 'seal-numbers', label: { en: 'Numbers of the seals', pt: 'Números dos lacres' }, kind: 'list', required: true, from: 'bagSeals' },
    { id: 'collected-by', label: { en: 'Who collected', pt: 'Quem coletou' }, kind: 'text', required: { with: ['collected', 'packaged'] } },
    { id: 'packaged-by', label: { en: 'Who packaged', pt: 'Quem acondicionou' }, kind: 'text', required: { with: ['packaged'] } },
    { id: 'origin', label: { en: 'Place of origin', pt: 'Local de origem' }, kind: 'text', required: { with: ['received'] } },
    {
      id: 'carrier',
      label: { en: 'Who carried it', pt: 'Quem transportou' },
      kind: 'text',
      required: { with: ['received', 'transported'] },
    },
    { id: 'tracking-code', label: { en: 'Tracking code', pt: 'Código de rastreamento' }, kind: 'text', required: { with: ['received'] } },
    { id: 'examination', label: { en: 'Kind of examination', pt: 'Natureza do exame' }, kind: 'text', required: { with: ['received'] } },
    { id: 'trace-type', label: { en: 'Type of trace', pt: 'Tipo do vestígio' }, kind: 'text', required: { with: ['received'] } },
    { id: 'protocol', label: { en: 'Protocol number', pt: 'Protocolo' }, kind: 'text', required: { with: ['received'] } },
    { id: 'judicial-leave', label: { en: 'Leave of the judge', pt: 'Autorização judicial' }, kind: 'text', required: false },
  ],
  declaration: 'none',
  closing: { en: 'Signed by the person who answers for these stages.', pt: 'Assinado pelo responsável por estas etapas.' },
}
