/** Plain sentences of codes: particulars stand beside them. */
export const certificateCodes = {
  'certificate.form':
    'Une attestation de preuve contient des déclarations que son formulaire ne prévoit pas, et elles ne comptent pas ; ou cette version ne connaît pas son formulaire, et ce qu’il exige n’a pas été examiné.',
  'certificate.incomplete': 'Il manque à une attestation de preuve ce que son formulaire demande.',
  'certificate.not-opened':
    'Des parties d’une attestation de preuve sont fermées ici : ce que la personne a déclaré ne peut pas être lu en entier.',
  'certificate.signer': 'Une attestation de preuve est signée en une qualité que son formulaire n’admet pas.',
  'certificate.signer-unknown':
    'Une attestation de preuve est signée par quelqu’un que nous ne connaissons pas, ou avec une clé qui ne vaut pas pour cela : elle est montrée, et rien n’est tenu pour déclaré par elle.',
  'certificate.template':
    'Une attestation de preuve a été établie d’après d’autres textes de son formulaire que ceux de cette version ; ses mots sont montrés tels que signés.',
  'certificate.words': 'Les mots sous lesquels une personne a signé une attestation de preuve ne disent pas ce que dit la mention à côté.',
  'certificate.time': 'L’heure écrite dans une attestation de preuve n’est pas celle de sa signature.',
  'certificate.digest':
    'Une attestation de preuve nomme une autre empreinte que les mentions de la pièce, ou que le contenu lu à présent : elle ne parle pas de ces octets.',
  'certificate.digest-missing':
    'Une attestation de preuve nomme une pièce sans son empreinte : ce dont elle parle au juste n’est pas fixé.',
  'certificate.not-comparable':
    'Aucune mention ne contient d’empreinte du même genre que l’attestation de preuve : les deux n’ont pas été comparées.',
  'certificate.before-act': 'Une attestation de preuve est signée avant que n’existe l’acte ou l’empreinte dont elle parle.',
  'certificate.alone': 'Une attestation de preuve est seule : celle qui doit l’accompagner n’est pas au dossier.',
  'certificate.pair': 'Deux attestations de preuve qui doivent concorder nomment des empreintes ou des précisions différentes.',
  'certificate.same-person':
    'Une même personne a signé plus d’une fois, et cela ne compte qu’une fois ; là où deux personnes différentes doivent signer, la seconde manque.',
} as const
