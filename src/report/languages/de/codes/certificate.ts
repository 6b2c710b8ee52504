/** Plain sentences of codes: particulars stand beside them. */
export const certificateCodes = {
  'certificate.form':
    'Eine Beweisbescheinigung enthält Erklärungen, die ihr Formular nicht vorsieht, und sie zählen nicht; oder diese Version kennt ihr Formular nicht, und was es verlangt, wurde nicht betrachtet.',
  'certificate.incomplete': 'Einer Beweisbescheinigung fehlt, was ihr Formular verlangt.',
  'certificate.not-opened':
    'Teile einer Beweisbescheinigung sind hier geschlossen, sodass die Erklärung der Person nicht ganz gelesen werden kann.',
  'certificate.signer': 'Eine Beweisbescheinigung ist in einer Eigenschaft signiert, die ihr Formular nicht zulässt.',
  'certificate.signer-unknown':
    'Eine Beweisbescheinigung ist von jemandem signiert, den wir nicht kennen, oder mit einem Schlüssel, der dafür nicht zählt: Sie wird gezeigt, und nichts gilt durch sie als erklärt.',
  'certificate.template':
    'Eine Beweisbescheinigung entstand aus anderen Texten ihres Formulars, als diese Version hat; gezeigt werden ihre Worte, wie sie signiert wurden.',
  'certificate.words': 'Die Worte, unter denen eine Person eine Beweisbescheinigung signierte, sagen nicht, was der Eintrag daneben sagt.',
  'certificate.time': 'Die in einer Beweisbescheinigung geschriebene Zeit ist nicht die ihrer Signatur.',
  'certificate.digest':
    'Eine Beweisbescheinigung nennt einen anderen Hashwert als die Einträge zum Asservat oder der jetzt gelesene Inhalt: Sie spricht nicht von diesen Bytes.',
  'certificate.digest-missing': 'Eine Beweisbescheinigung nennt ein Asservat ohne Hashwert: Wovon genau sie spricht, steht nicht fest.',
  'certificate.not-comparable':
    'Kein Eintrag enthält einen Hashwert derselben Art wie die Beweisbescheinigung: Die beiden wurden nicht verglichen.',
  'certificate.before-act': 'Eine Beweisbescheinigung ist signiert, bevor es die Handlung oder den Hashwert gab, von dem sie spricht.',
  'certificate.alone': 'Eine Beweisbescheinigung steht allein: Die andere, die neben ihr stehen muss, ist nicht in der Fallaufzeichnung.',
  'certificate.pair': 'Zwei Beweisbescheinigungen, die übereinstimmen müssen, nennen verschiedene Hashwerte oder verschiedene Angaben.',
  'certificate.same-person':
    'Eine Person hat mehr als einmal signiert, und das zählt einmal; wo zwei verschiedene Personen signieren müssen, fehlt die zweite.',
} as const
