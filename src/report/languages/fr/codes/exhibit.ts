/** Plain sentences of codes: particulars stand beside them. */
export const exhibitCodes = {
  'exhibit.impostor':
    'Une pièce ou une cote est signée au nom d’une autorité par une clé que nous ne connaissons pas comme la sienne : personne n’est montré comme l’ayant donnée.',
  'label.several': 'La pièce porte plusieurs cotes : elles désignent une seule et même pièce.',
  'label.shared': 'Une même cote est donnée au même moment à plusieurs pièces d’une autorité : elle n’en distingue aucune.',
  'exhibit.same-thing':
    'Deux pièces sont décrites avec le même numéro de leur fabricant : elles peuvent être une seule et même chose, ou l’une une partie de l’autre.',
  'label.by-another': 'Une cote est dite d’une autorité qui ne l’a pas signée.',
  'digest.changed':
    'L’empreinte diffère de celle consignée auparavant, et aucun changement n’est déclaré, ou ce que la mention dit de changements n’est pas ouvert ici.',
  'digest.change-declared': 'L’empreinte diffère de celle consignée auparavant, comme le dit la mention d’un changement.',
  'digest.conflict': 'Des mentions faites sans connaissance les unes des autres donnent des empreintes différentes de la même chose.',
  'digest.not-comparable':
    'Les empreintes consignées ici et auparavant couvrent des choses différentes et ne peuvent être comparées : ce n’est pas une différence.',
  'digest.weak':
    'Les empreintes concordent : c’est compatible avec l’absence de changement accidentel ; cela n’exclut pas une substitution préparée d’avance.',
  'digest.rehash-unbridged': 'Une empreinte a été recalculée, et rien dans la même opération ne la relie à celle d’avant.',
  'digest.sector-errors': 'Des secteurs n’ont pas pu être lus quand cette empreinte a été prise.',
  'digest.unplaced': 'Une mention donne des empreintes de quelque chose dont elle ne traite pas.',
  'digest.tangled': 'Les mentions d’empreintes se contredisent si souvent qu’elles ne peuvent être comparées.',
  'digest.acquisitions-differ':
    'Deux images de la même chose ont des empreintes différentes. Cela peut avoir des causes innocentes ; chaque image vaut pour elle-même.',
  'digest.segments-missing': 'L’image est en plusieurs volumes, et des empreintes ne sont consignées que pour certains.',
  'lineage.not-introduced': 'Une mention dit que quelque chose a été tiré de la pièce, que le dossier n’introduit pas comme pièce.',
  'lineage.no-source': 'Une mention dit que cette pièce a été tirée d’une autre, sans dire de laquelle.',
  'lineage.no-result': 'Une mention dit que quelque chose a été tiré de cette pièce, sans dire quoi.',
  'lineage.result-known': 'Une mention dit que cette pièce a été établie, alors qu’elle a déjà une histoire.',
  'lineage.source-digest': 'Cette pièce a été tirée d’une autre, et la mention ne donne aucune empreinte de ce dont elle a été tirée.',
  'lineage.tool': 'Cette pièce a été tirée d’une autre, et la mention ne dit pas par quel outil ou procédé.',
  'lineage.operator': 'Cette pièce a été tirée d’une autre, et la mention ne dit pas par qui.',
  'lineage.machine-generated':
    'La pièce est produite par une machine : un outil qui estime ou invente l’a faite. Elle montre ce que l’outil a rendu.',
  'lineage.model-facts': 'Ce qu’il faut pour apprécier une pièce produite par une machine n’est pas consigné.',
  'lineage.circle': 'D’après les mentions, cette pièce a été tirée d’elle-même par d’autres : elles ne peuvent être toutes vraies.',
  'custody.after-consumption': 'Un acte est consigné après que la pièce a été consommée.',
  'container.seal-changed':
    'Le scellé d’emballage est un autre que celui consigné auparavant ; ni ouverture ni nouveau scellement n’est consigné.',
  'container.old-seal': 'L’emballage a été scellé de nouveau, et la garde de l’ancien scellé n’est pas consignée.',
  'container.seal-broken': 'Le scellé d’emballage a été trouvé brisé.',
  'container.number-twice': 'Un numéro de scellé est consigné au même moment sur deux emballages.',
  'handover.carried': 'En route avec un transporteur, sans signature ; l’état des scellés à l’arrivée figure à côté.',
  'custody.shared-key': 'Une clé a signé les actes propres de plusieurs personnes : les signatures ne les distinguent pas.',
  'disposal.remaining': 'Une mention de destruction ne nomme pas chaque copie alors connue comme détruite ou restante.',
} as const
