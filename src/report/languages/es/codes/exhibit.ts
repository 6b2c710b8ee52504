/** Plain sentences of codes: particulars stand beside them. */
export const exhibitCodes = {
  'exhibit.impostor':
    'Un indicio o una etiqueta está firmado en nombre de una autoridad con una clave que no conocemos como suya: no se muestra a nadie como quien lo dio.',
  'label.several': 'El indicio lleva varias etiquetas: significan un mismo indicio.',
  'label.shared': 'Una etiqueta se da a la vez a varios indicios de una autoridad: no distingue a ninguno.',
  'exhibit.same-thing': 'Dos indicios se describen con el mismo número de su fabricante: pueden ser una misma cosa, o uno parte del otro.',
  'label.by-another': 'Se dice que una etiqueta es de una autoridad que no la firmó.',
  'digest.changed':
    'El resumen difiere del registrado antes, y no se declara ningún cambio, o no está abierto aquí lo que el asiento dice de cambios.',
  'digest.change-declared': 'El resumen difiere del registrado antes, como dice el asiento de un cambio.',
  'digest.conflict': 'Asientos hechos sin conocimiento unos de otros dan resúmenes distintos de lo mismo.',
  'digest.not-comparable':
    'Los resúmenes registrados aquí y antes abarcan cosas distintas y no pueden compararse: esto no es una diferencia.',
  'digest.weak':
    'Los resúmenes coinciden: es compatible con que no hubo cambio accidental; no excluye una sustitución preparada de antemano.',
  'digest.rehash-unbridged': 'Un resumen se calculó de nuevo, y nada en la misma operación lo une al anterior.',
  'digest.sector-errors': 'Algunos sectores no pudieron leerse al tomar este resumen.',
  'digest.unplaced': 'Un asiento da resúmenes de algo de lo que no trata.',
  'digest.tangled': 'Los asientos de resúmenes se contradicen tantas veces que no pueden compararse.',
  'digest.acquisitions-differ':
    'Dos imágenes de lo mismo tienen resúmenes distintos. Puede tener causas inocentes; cada imagen vale por sí misma.',
  'digest.segments-missing': 'La imagen está en varios volúmenes, y solo constan resúmenes de algunos.',
  'lineage.not-introduced': 'Un asiento dice que del indicio se hizo algo que el expediente no introduce como indicio.',
  'lineage.no-source': 'Un asiento dice que este indicio se hizo de otro, y no dice de cuál.',
  'lineage.no-result': 'Un asiento dice que de este indicio se hizo algo, y no dice qué.',
  'lineage.result-known': 'Un asiento dice que este indicio se hizo entonces, aunque tiene una historia anterior.',
  'lineage.source-digest': 'Este indicio se hizo de otro, y el asiento no da ningún resumen de aquello de que se hizo.',
  'lineage.tool': 'Este indicio se hizo de otro, y el asiento no dice con qué herramienta o método.',
  'lineage.operator': 'Este indicio se hizo de otro, y el asiento no dice por quién.',
  'lineage.machine-generated':
    'El indicio está generado por una máquina: lo hizo una herramienta que estima o inventa. Muestra lo que la herramienta produjo.',
  'lineage.model-facts': 'No consta lo necesario para valorar un indicio generado por una máquina.',
  'lineage.circle': 'Según los asientos este indicio se hizo, a través de otros, de sí mismo: no pueden ser todos ciertos.',
  'custody.after-consumption': 'Consta un acto después de consumirse el indicio.',
  'container.seal-changed': 'El precinto del embalaje es otro que el registrado antes; no consta apertura ni nuevo precintado.',
  'container.old-seal': 'El embalaje se precintó de nuevo, y no consta que se guardara el precinto anterior.',
  'container.seal-broken': 'El precinto del embalaje se halló roto.',
  'container.number-twice': 'Un número de precinto consta a la vez en dos embalajes.',
  'handover.carried': 'En camino con un transportista, sin firma; a su lado consta si los precintos llegaron intactos.',
  'custody.shared-key': 'Una clave firmó los actos propios de varias personas: las firmas no las distinguen.',
  'disposal.remaining': 'Un asiento de destrucción no nombra cada copia entonces conocida como destruida o restante.',
} as const
