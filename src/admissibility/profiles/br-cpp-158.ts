import type { Profile, ProfileCondition } from '../types.js'
import {
  bagSeals,
  continuous,
  derived,
  digital,
  fields,
  handovers,
  human,
  line,
  made,
  parts,
  persons,
  physical,
  present,
  recomputed,
  says,
  signatures,
  stages,
  tools,
} from './tests.js'

const form = 'br-cpp-158'

/** The stage of processing, as records name it. */
const examined = ['examine', 'acquire', 'derive', 'decrypt'] as const

/** One of the ten stages of article 158-B, with somebody who answers for it. */
const stage = (id: string, item: string, acts: readonly string[], en: string, pt: string, ifAny?: true): ProfileCondition => ({
  id,
  citation: `CPP, art. 158-B, ${item}`,
  natures: physical,
  text: { en: `${en} is recorded, and who answers for it is named.`, pt: `${pt} está registrado, com a indicação do responsável.` },
  test: persons('performed', acts, ifAny ? { ifAny } : {}),
})

/** Código de Processo Penal, arts. 158-A to 158-F: the chain of custody and its ten stages. */
export const brCpp158: Profile = {
  schema: 'rogatory.profile/1',
  id: 'br-cpp-158',
  version: '1',
  jurisdiction: 'BR',
  title: { en: 'Chain of custody of traces, in ten stages (Brazil)', pt: 'Cadeia de custódia de vestígios, em dez etapas (Brasil)' },
  rule: 'CPP, arts. 158-A a 158-F',
  citation: 'Código de Processo Penal (Decreto-Lei 3.689/1941), arts. 158-A a 158-F, inseridos pela Lei 13.964/2019',
  textDate: '2019-12-24',
  source:
    'Articles 158-A to 158-E as inserted by Lei 13.964 of 24 December 2019 (in force since 23 January 2020), in public reproductions of the Portuguese text; article 158-E partly in an English rendering. The Diário Oficial was not read.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'A bill for a new code of criminal procedure (PL 8.045/2010) is before the Chamber of Deputies; national standards for the custody of digital evidence are under discussion.',
      pt: 'Tramita na Câmara dos Deputados projeto de novo código de processo penal (PL 8.045/2010); discutem-se normas nacionais para a custódia da prova digital.',
    },
  ],
  notCovered: [
    {
      en: 'What follows from a broken chain of custody, on which the courts decide case by case.',
      pt: 'As consequências da quebra da cadeia de custódia, que os tribunais decidem caso a caso.',
    },
    {
      en: 'The premises and organisation of the custody centre (art. 158-E) beyond what is recorded of each exhibit.',
      pt: 'As instalações e a organização da central de custódia (art. 158-E), além do que consta de cada vestígio.',
    },
  ],
  languages: ['en', 'pt'],
  conditions: [
    {
      id: 'stages-in-order',
      citation: 'CPP, art. 158-B, I a X, e art. 158-F',
      natures: physical,
      text: {
        en: 'The stages of the chain of custody were recorded in the order of the law, storage after examination included; disposal may not have come yet.',
        pt: 'As etapas da cadeia de custódia foram registradas na ordem da lei, inclusive o armazenamento após o exame; o descarte pode ainda não ter ocorrido.',
      },
      test: stages(
        ['recognise', 'isolate', 'document', 'collect', 'package', 'transport', 'receive', examined, 'store', ['dispose', 'return']],
        [9],
      ),
    },
    stage('recognition', 'I', ['recognise'], 'Recognition', 'O reconhecimento'),
    stage('isolation', 'II', ['isolate'], 'Isolation', 'O isolamento'),
    stage('fixing', 'III', ['document'], 'Description as found', 'O ato de fixação'),
    stage('collection', 'IV', ['collect'], 'Collection', 'O ato de coleta'),
    stage('packaging', 'V', ['package'], 'Packaging', 'O acondicionamento'),
    stage('transport', 'VI', ['transport'], 'Transport', 'O transporte'),
    stage('receipt', 'VII', ['receive'], 'Receipt', 'O recebimento'),
    stage('processing', 'VIII', examined, 'Examination', 'O processamento'),
    stage('storage', 'IX', ['store'], 'Storage', 'O armazenamento'),
    stage('disposal', 'X', ['dispose', 'return'], 'Disposal, where it has come to that,', 'O descarte, se já ocorreu,', true),
    {
      id: 'packaged-by',
      citation: 'CPP, art. 158-B, V',
      natures: physical,
      text: {
        en: 'The record names, beside who collected the exhibit, who packaged it.',
        pt: 'O registro indica, além de quem coletou o vestígio, quem o acondicionou.',
      },
      test: persons('packaged', ['package'], { once: true }),
    },
    {
      id: 'date-and-place',
      citation: 'CPP, art. 158-B, IV e V',
      natures: physical,
      text: { en: 'The record of collection says when and where.', pt: 'O registro da coleta indica data, hora e local.' },
      test: parts(['at', 'place'], ['collect']),
    },
    {
      id: 'seals',
      citation: 'CPP, art. 158-D, §§ 1º, 4º e 5º',
      natures: physical,
      text: {
        en: 'The numbers of the bag seals agree from record to record, and no seal was found broken.',
        pt: 'Os números dos lacres coincidem de registro a registro, e nenhum lacre foi encontrado rompido.',
      },
      test: bagSeals,
    },
    {
      id: 'receipt-fields',
      citation: 'CPP, art. 158-B, VII',
      natures: physical,
      text: {
        en: 'The receipt is documented with the number of the proceedings, the police unit, place of origin, who carried it, tracking code, kind of examination, type of trace and protocol.',
        pt: 'O recebimento está documentado com número de procedimento, unidade de polícia judiciária, local de origem, quem transportou, código de rastreamento, natureza do exame, tipo do vestígio e protocolo.',
      },
      test: fields(form, 'procedure', 'police-unit', 'origin', 'carrier', 'tracking-code', 'examination', 'trace-type', 'protocol'),
    },
    {
      id: 'declaration',
      citation: 'CPP, arts. 158-A, § 2º, e 158-B',
      text: {
        en: 'A signed declaration of somebody who answers for stages of the chain of custody is in the signed case record.',
        pt: 'Consta do registro assinado uma declaração de quem responde por etapas da cadeia de custódia.',
      },
      test: present(form),
    },
    {
      id: 'accesses',
      citation: 'CPP, art. 158-E, § 3º',
      text: {
        en: 'Where somebody had access to the stored exhibit, the record names the person and the time.',
        pt: 'Se alguém teve acesso ao vestígio armazenado, o registro identifica a pessoa, a data e a hora.',
      },
      test: parts(['participants', 'at'], ['access'], { ifAny: true }),
    },
    {
      id: 'line',
      citation: 'CPP, art. 158-A',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        pt: 'A custódia registrada do vestígio não tem lacuna, registros conflitantes nem fim ausente.',
      },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'CPP, art. 158-B, VI e VII',
      where: 'handover',
      text: {
        en: 'Each handover between authorities is signed by both sides.',
        pt: 'Cada entrega entre autoridades está assinada por ambas as partes.',
      },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'CPP, art. 158-B, VII',
      text: {
        en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.',
        pt: 'Cada registro do vestígio tem assinatura válida, de chave que era válida na data.',
      },
      test: signatures,
    },
    {
      id: 'digests-continuous',
      citation: 'CPP, arts. 158-A e 158-D, § 2º',
      natures: digital,
      text: {
        en: 'From record to record, digests that cover the same thing are equal.',
        pt: 'De registro a registro, os códigos de verificação (hash) que abrangem o mesmo conteúdo são iguais.',
      },
      test: continuous,
    },
    {
      id: 'digest-recomputed',
      citation: 'CPP, arts. 158-A e 158-D, § 2º',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those recorded for it.',
        pt: 'Os códigos de verificação (hash) calculados agora a partir dos bytes do vestígio são iguais aos registrados.',
      },
      test: recomputed,
    },
    {
      id: 'method',
      citation: 'CPP, art. 158-B, VIII',
      natures: made,
      text: {
        en: 'The record of the examination names the tool and its version.',
        pt: 'O registro do exame indica a ferramenta e a sua versão.',
      },
      test: tools,
    },
    {
      id: 'derived-sources',
      citation: 'CPP, art. 158-B, VIII',
      where: 'derived',
      text: {
        en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.',
        pt: 'Quanto ao que foi obtido de outro vestígio, o registro indica esse vestígio, a ferramenta e quem a utilizou.',
      },
      test: derived,
    },
    {
      id: 'recognised',
      citation: 'CPP, art. 158-A, § 2º, e art. 158-B, I',
      text: {
        en: 'A person declares to have recognised the trace as of possible interest.',
        pt: 'Uma pessoa declara ter reconhecido o vestígio como de potencial interesse.',
      },
      test: says(form, 'recognised'),
    },
    {
      id: 'condition-kept',
      citation: 'CPP, art. 158-D, §§ 2º a 5º',
      text: {
        en: 'A person declares that the container stayed sealed, or states each opening and new seal.',
        pt: 'Uma pessoa declara que o recipiente permaneceu lacrado, ou indica cada abertura e novo lacre.',
      },
      test: says(form, 'condition-kept'),
    },
    {
      id: 'disposal-authorised',
      citation: 'CPP, art. 158-B, X',
      text: {
        en: 'A person declares that the release of the exhibit was as the law provides and, where required, with leave of the judge. Needed only once it is disposed of.',
        pt: 'Uma pessoa declara que a liberação do vestígio ocorreu conforme a lei e, quando exigido, com autorização judicial. Só é necessário após o descarte.',
      },
      test: says(form, 'disposal-authorised'),
    },
    {
      id: 'opening-justified',
      citation: 'CPP, art. 158-D, § 3º',
      natures: physical,
      text: {
        en: 'Whether the container was opened only by the expert or by somebody authorised with reasons is for a person to judge.',
        pt: 'Se o recipiente só foi aberto pelo perito ou, motivadamente, por pessoa autorizada, cabe a uma pessoa avaliar.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'CPP, arts. 155 e 159, § 5º',
      text: {
        en: 'A signed declaration does not replace an expert or another person who can be questioned in court.',
        pt: 'Uma declaração assinada não substitui o perito ou outra pessoa que possa ser ouvida em juízo.',
      },
      test: human,
    },
  ],
}
