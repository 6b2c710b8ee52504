/** Plain sentences of codes: particulars stand beside them. */
export const trustCodes = {
  'card.type': 'Dies ist keine Karte.',
  'card.authority': 'Die Karte nennt eine Behörde, aus deren erstem Schlüssel sie nicht hervorgeht.',
  'card.keys': 'Ein Schlüssel auf der Karte ist nicht von der Art, die dorthin gehört.',
  'card.same-key': 'Die Karte benutzt einen Schlüssel für zwei Zwecke.',
  'card.signed-by': 'Die Karte ist nicht mit den Schlüsseln signiert, mit denen sie signiert sein muss.',
  'key.armour': 'Dies ist keine Schlüsseldatei, oder sie wurde beim Kopieren beschädigt.',
  'key.format': 'Die Schlüsseldatei ist nicht geschrieben, wie eine Schlüsseldatei sein muss.',
  'key.kdf': 'Die Schlüsseldatei verlangt für die Passphrase mehr oder weniger Rechenarbeit, als angenommen wird.',
  'key.mismatch': 'Die geheimen Schlüssel in der Schlüsseldatei sind nicht die der Karte darin.',
  'key.foreign': 'Die Schlüssel liegen anderswo und können nicht in eine Datei geschrieben werden.',
  'key.passphrase-needed': 'Die Schlüsseldatei ist durch eine Passphrase geschützt, und es wurde keine angegeben.',
  'key.passphrase-not-needed': 'Für eine Schlüsseldatei ohne Passphrase wurde eine Passphrase angegeben.',
  'trust.fingerprint': 'Der angegebene Fingerabdruck ist der einer anderen Karte. In den Vertrauensspeicher wurde nichts aufgenommen.',
  'trust.fingerprint-typing': 'Der Fingerabdruck enthält einen Tippfehler. In den Vertrauensspeicher wurde nichts aufgenommen.',
  'trust.chain': 'Es lässt sich nicht zeigen, dass die Karte aus der ersten Karte ihrer Behörde hervorgeht.',
  'trust.key-claimed': 'Die Karte nennt einen Schlüssel, der im Vertrauensspeicher einer anderen Behörde gehört.',
  'trust.not-pinned': 'Eine solche Karte steht nicht im Vertrauensspeicher.',
  'trust.format': 'Der Vertrauensspeicher ist nicht geschrieben, wie er sein muss.',
  'trust.card': 'Eine Karte im Vertrauensspeicher hält der Prüfung nicht stand.',
  'trust.time-service': 'Ein Zeitdienst im Vertrauensspeicher ist nicht, wie er sein muss.',
  'trust.policy': 'Eine Regel des Vertrauensspeichers gibt es nicht.',
  'signer.unknown': 'Wir kennen den Signierschlüssel nicht: Keine Karte in Ihrem Vertrauensspeicher nennt ihn.',
  'signer.authority': 'Der Signierschlüssel gehört in Ihrem Vertrauensspeicher einer Behörde, signierte aber im Namen einer anderen.',
  'signer.companion': 'Ihre Regeln verlangen von jedem Unterzeichner eine zweite, quantensichere Signatur; dieser hat keine.',
  'signer.companion-key':
    'Die zweite, quantensichere Signatur wurde mit einem Schlüssel erstellt, der nicht auf der Karte des Unterzeichners steht.',
  'signer.algorithm':
    'Die Signatur beruht auf einem Verfahren, das nach Ihren Regeln nur bis zu einem Zeitpunkt überzeugte, der vorüber ist.',
  'signer.superseded': 'Der Signierschlüssel war schon durch einen neueren ersetzt, als dies signiert wurde.',
  'signer.role': 'Nach Ihren Regeln lassen die Funktionen des Unterzeichners diese Handlung nicht zu.',
  'signer.not-confirmed': 'Der Fingerabdruck des Unterzeichners wurde nie auf einem zweiten Weg bestätigt.',
  'credential.type': 'Dies ist kein Berechtigungsnachweis.',
  'credential.validity': 'Ein Berechtigungsnachweis endet, bevor er beginnt.',
  'credential.key': 'Ein Berechtigungsnachweis oder der Antrag darauf nennt einen Schlüssel, der keine Einträge signieren kann.',
  'key.credential':
    'Dies sind die Schlüssel eines Amtsträgers, dem seine Behörde noch keinen Berechtigungsnachweis gegeben hat: Mit ihnen kann nichts signiert werden.',
  'directory.type': 'Dies ist kein Verzeichnis.',
  'directory.entry': 'Das Verzeichnis ist nicht geschrieben, wie es sein muss: Seine Liste ist ungeordnet oder widerspricht sich.',
  'directory.signer':
    'Das Verzeichnis ist von jemandem signiert, den Ihr Vertrauensspeicher nicht als Verzeichnisbetreiber anerkennt; es wurde nicht benutzt.',
  'directory.key-replaced':
    'Ein Verzeichnis ist mit einem Schlüssel signiert, den sein Betreiber inzwischen ersetzt hat oder der widerrufen ist: Es wird nicht verwendet. Fragen Sie den Betreiber nach seinem jetzigen Verzeichnis.',
  'directory.rolled-back':
    'Ein älteres Verzeichnis wurde als das neueste vorgelegt, obwohl ein neueres bekannt ist. Was seither widerrufen wurde, würde fehlen.',
  'directory.conflict': 'Zwei Verzeichnisse eines Betreibers widersprechen einander. Fragen Sie den Betreiber, welches von ihm stammt.',
  'directory.dropped':
    'In einem späteren Verzeichnis fehlt ein Eintrag eines früheren oder ist geändert. Ein Verzeichnis schließt Einträge und lässt nie einen weg.',
  'directory.historical':
    'Die Fallaufzeichnung enthält ein Verzeichnis, von dessen Betreiber Ihr Vertrauensspeicher keines hat. Es zeigt, was damals verzeichnet war; was seither widerrufen wurde, ist nicht bekannt.',
  'directory.newer':
    'Die Fallaufzeichnung enthält ein neueres Verzeichnis als Ihr Vertrauensspeicher. Nehmen Sie es in Ihren Vertrauensspeicher auf.',
  'succession.cards': 'Dies zeigt nicht, dass eine Karte auf eine andere folgt.',
  'revocation.not-counted':
    'Jemand, der dazu nicht befugt ist, erklärt, ein Signierschlüssel sei nicht mehr zu benutzen. Das wurde nicht berücksichtigt.',
  'signer.expired': 'Nach einem Verzeichnis, das Sie anerkennen, war der Signierschlüssel nicht mehr gültig, als dies signiert wurde.',
  'signer.not-yet': 'Nach einem Verzeichnis, das Sie anerkennen, war der Signierschlüssel noch nicht gültig, als dies signiert wurde.',
  'signer.credential-expired': 'Der Berechtigungsnachweis des Amtsträgers war abgelaufen, als dies signiert wurde.',
  'signer.credential-not-yet': 'Der Berechtigungsnachweis des Amtsträgers galt noch nicht, als dies signiert wurde.',
  'signer.credential-roles':
    'Der Berechtigungsnachweis des Amtsträgers gibt Funktionen, die die Behörde selbst nicht hat; sie wurden nicht gezählt.',
  'signer.credential-issuer':
    'Der Berechtigungsnachweis des Signierschlüssels ist nicht mit einem Schlüssel der Behörde signiert, die ihn geben darf.',
  'signer.revoked': 'Der Signierschlüssel wurde nicht mehr benutzt, als dies signiert wurde.',
  'signer.compromised':
    'Der Signierschlüssel soll in fremden Händen gewesen sein, und es ist nicht gezeigt, dass dies vorher signiert wurde.',
  'signer.compromised-later':
    'Der Signierschlüssel soll in fremden Händen gewesen sein. Dies wurde vorher signiert: Der Eintrag einer anderen Behörde oder ein Zeitstempel zeigt, dass es damals schon bestand.',
  'signer.compromise-disputed':
    'Streitig: Dieser Eintrag gibt an, vorher signiert zu sein; die Behörde, die ihn signierte und der es nützt, wenn er nicht zählt, erklärte später, der Schlüssel sei in fremden Händen gewesen. Nichts zeigt, was zutrifft.',
  'policy.threshold':
    'Nach Ihren Regeln müssen verschiedene Personen diese Handlung signieren; hier lassen sich nicht genug unterscheiden.',
  'policy.binding': 'Nach Ihren Regeln kann der Unterzeichner die Behörde durch diese Handlung nicht binden.',
} as const
