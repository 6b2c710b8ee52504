/** Plain sentences of codes: particulars stand beside them. */
export const profileCodes = {
  'profile.format': 'Das Profil ist nicht geschrieben, wie ein Profil sein muss.',
  'profile.primitive': 'Das Profil verlangt eine Prüfung, die es nicht gibt.',
  'profile.parameter': 'Das Profil verlangt eine Prüfung auf eine Weise, auf die sie nicht möglich ist.',
  'profile.circle': 'Das Profil führt auf sich selbst zurück, sodass nichts je darüber entscheiden könnte.',
  'profile.reference': 'Das Profil nennt etwas, das es nicht gibt.',
  'profile.language': 'Ein Text des Profils ist nicht in einer Sprache geschrieben, in der er sein muss.',
  'profile.signer': 'Das Profil ist signiert, aber nicht von jemandem, dem diese Prüfung glaubt: Wer es herausgibt, ist nicht bekannt.',
  'profile.withdrawn': 'Das Profil wurde von seinen Verfassern zurückgezogen; was es sagt, kann inzwischen falsch sein.',
} as const
