/** Plain sentences of codes: particulars stand beside them. */
export const exhibitCodes = {
  'exhibit.impostor':
    'Um vestígio ou uma etiqueta está assinado em nome de uma autoridade com uma chave que não conhecemos como sua: ninguém é mostrado como quem o deu.',
  'label.several': 'O vestígio tem várias etiquetas: significam um e o mesmo vestígio.',
  'label.shared': 'Uma etiqueta é dada ao mesmo tempo a vários vestígios de uma autoridade: não distingue nenhum deles.',
  'exhibit.same-thing': 'Dois vestígios são descritos com o mesmo número do seu fabricante: podem ser uma só coisa, ou um parte do outro.',
  'label.by-another': 'Diz-se que uma etiqueta é de uma autoridade que não a assinou.',
  'digest.changed':
    'O resumo difere do registado antes, e nenhuma alteração está declarada, ou não está aberto aqui o que o registo diz de alterações.',
  'digest.change-declared': 'O resumo difere do registado antes, como diz o registo de uma alteração.',
  'digest.conflict': 'Registos feitos sem conhecimento uns dos outros dão resumos diferentes da mesma coisa.',
  'digest.not-comparable':
    'Os resumos registados aqui e antes abrangem coisas diferentes e não podem comparar-se: isto não é uma diferença.',
  'digest.weak':
    'Os resumos concordam: é compatível com não ter havido alteração acidental; não exclui uma substituição preparada de antemão.',
  'digest.rehash-unbridged': 'Um resumo foi calculado de novo, e nada na mesma operação o liga ao anterior.',
  'digest.sector-errors': 'Alguns setores não puderam ser lidos quando este resumo foi calculado.',
  'digest.unplaced': 'Um registo dá resumos de algo de que não trata.',
  'digest.tangled': 'Os registos de resumos contradizem-se tantas vezes que não podem comparar-se.',
  'digest.acquisitions-differ':
    'Duas imagens da mesma coisa têm resumos diferentes. Isso pode ter causas inocentes; cada imagem vale por si.',
  'digest.segments-missing': 'A imagem está em vários volumes, e só estão registados resumos de alguns.',
  'lineage.not-introduced': 'Um registo diz que do vestígio se fez algo que o processo não introduz como vestígio.',
  'lineage.no-source': 'Um registo diz que este vestígio foi feito de outro, e não diz de qual.',
  'lineage.no-result': 'Um registo diz que deste vestígio se fez algo, e não diz o quê.',
  'lineage.result-known': 'Um registo diz que este vestígio foi feito então, embora tenha uma história anterior.',
  'lineage.source-digest': 'Este vestígio foi feito de outro, e o registo não dá nenhum resumo daquilo de que foi feito.',
  'lineage.tool': 'Este vestígio foi feito de outro, e o registo não diz com que ferramenta ou método.',
  'lineage.operator': 'Este vestígio foi feito de outro, e o registo não diz por quem.',
  'lineage.machine-generated':
    'O vestígio foi gerado por máquina: fê-lo uma ferramenta que estima ou inventa. Mostra o que a ferramenta produziu.',
  'lineage.model-facts': 'Não está registado o que é preciso para avaliar um vestígio gerado por máquina.',
  'lineage.circle': 'Pelos registos este vestígio foi feito, através de outros, de si próprio: não podem ser todos verdadeiros.',
  'custody.after-consumption': 'Está registado um ato depois de o vestígio se ter consumido.',
  'container.seal-changed': 'O lacre da embalagem é outro que não o registado antes; não está registada abertura nem nova lacragem.',
  'container.old-seal': 'A embalagem foi lacrada de novo, e não está registado que se guardou o lacre antigo.',
  'container.seal-broken': 'O lacre da embalagem foi encontrado violado.',
  'container.number-twice': 'Um número de lacre está registado ao mesmo tempo em duas embalagens.',
  'handover.carried': 'A caminho com um transportador, sem assinatura; ao lado consta se os lacres chegaram intactos.',
  'custody.shared-key': 'Uma chave assinou os atos próprios de várias pessoas: as assinaturas não as distinguem.',
  'disposal.remaining': 'Um registo de destruição não nomeia cada cópia então conhecida como destruída ou restante.',
} as const
