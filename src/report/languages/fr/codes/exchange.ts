/** Plain sentences of codes: particulars stand beside them. */
export const exchangeCodes = {
  'exchange.docket': 'Le dossier contenu dans l’enveloppe ne peut pas être lu, ou n’est pas celui que le sceau nomme.',
  'exchange.heads': 'Le dossier contenu dans l’enveloppe ne se termine pas là où le sceau le dit.',
  'exchange.other-docket': 'L’enveloppe appartient à une autre affaire que le dossier donné.',
  'exchange.seal-not-recorded':
    'Le dossier donné ne contient pas le sceau de cette enveloppe : rien de ce qui a été lu ne montre que les deux vont ensemble.',
  'envelope.recipient-classical':
    'Une clé de réception ne résisterait pas à un ordinateur quantique : ce qui est capté aujourd’hui pourrait être lu plus tard.',
  'exchange.seal-not-admitted': 'Le dossier contenu dans l’enveloppe n’admet pas celui qui l’a scellée : rien n’a donc été remis.',
  'manifest.unreadable': 'L’enveloppe est adressée à cette clé, mais la clé ne l’ouvre pas : elle n’a pas été scellée comme il se doit.',
} as const
