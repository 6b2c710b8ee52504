/** Plain sentences of codes: particulars stand beside them. */
export const runCodes = {
  'usage.argument': 'Ce qui est demandé n’est pas possible ainsi.',
  'usage.unbelieved-card':
    'Un destinataire n’est pas tenu pour fiable : rien n’est scellé à l’intention de quelqu’un dont la carte ne figure ni dans le répertoire de confiance ni, comme valide, dans un annuaire qui y est admis.',
  'usage.classical-recipient':
    'La clé de réception d’un destinataire ne résisterait pas à un ordinateur quantique ; elle n’est utilisée que si elle est désignée expressément.',
  'usage.untrusted': 'Intact. Nous ne savons pas si ce signataire est bien celui qu’il dit être.',
  'run.aborted': 'Interrompu avant la fin. Rien d’inachevé n’a été laissé sous un nom définitif.',
  'run.limit': 'Plus que ce programme n’accepte : l’entrée dépasse la limite.',
  'run.internal': 'Le programme lui-même a failli. Cela ne dit rien des preuves ; merci de le signaler.',
  'run.worker':
    'Un processus auxiliaire de ce programme n’a pas pu démarrer ou s’est arrêté avant son travail. Rien d’inachevé n’est resté ; cela ne dit rien des preuves.',
  'source.read': 'Le fichier n’a pas pu être lu.',
  'source.missing': 'Il n’existe ni fichier ni dossier de ce nom.',
  'source.short': 'Le fichier s’est terminé plus tôt que sa taille ne l’indique.',
  'source.changed': 'Le fichier a changé pendant sa lecture.',
  'source.kind': 'Ce n’est pas ce qui convient ici : un simple fichier ou un dossier, comme le dit la commande.',
  'source.open-to-others':
    'D’autres peuvent lire ou modifier le fichier de clés : une clé secrète n’appartient qu’à son titulaire (chmod 600).',
  'source.volume-missing': 'Il manque un volume. Rien n’a été scellé.',
  'sink.write': 'L’écriture a échoué.',
  'sink.exists': 'Quelque chose existe déjà sous ce nom, et rien n’est jamais écrasé.',
  'sink.full': 'Il n’y a plus de place pour écrire.',
  'lock.held': 'Un autre processus est en train d’écrire. Réessayez quand il aura terminé.',
  'lock.lost': 'Un autre processus a pris le relais : rien n’a été écrit.',
  'crypto.decrypt': 'La clé ou la phrase secrète ne convient pas, ou les octets chiffrés sont endommagés.',
  'crypto.key': 'Une clé publique n’est pas valide.',
  'crypto.signature': 'Une signature ne résiste pas au contrôle.',
} as const
