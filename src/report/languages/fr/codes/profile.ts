/** Plain sentences of codes: particulars stand beside them. */
export const profileCodes = {
  'profile.format': 'Le profil n’est pas écrit comme un profil doit l’être.',
  'profile.primitive': 'Le profil demande un contrôle qui n’existe pas.',
  'profile.parameter': 'Le profil demande un contrôle d’une façon dont il ne peut être fait.',
  'profile.circle': 'Le profil renvoie à lui-même : rien ne pourrait jamais le trancher.',
  'profile.reference': 'Le profil nomme quelque chose qui n’existe pas.',
  'profile.language': 'Un texte du profil n’est pas écrit dans une langue où il doit l’être.',
  'profile.signer': 'Le profil est signé, mais pas par quelqu’un à qui cette vérification se fie : on ne sait pas qui le publie.',
  'profile.withdrawn': 'Le profil a été retiré par ses auteurs ; ce qu’il dit peut être devenu faux.',
} as const
