/** Plain sentences of codes: particulars stand beside them. */
export const formsCodes = {
  'form.code': 'Ein Papierformular mit diesem Code gibt es nicht: Er wurde falsch gelesen oder abgetippt.',
  'form.repeated': 'Das Papierformular wurde schon erfasst. Ein Papier wird nur einmal erfasst.',
  'form.scan': 'Die Datei ist keine Abbildung eines Papiers: Verlangt ist PDF, JPEG oder PNG.',
  'records.cell': 'Die Datei mit Einträgen ist fehlerhaft. Es wurde nichts signiert.',
} as const
