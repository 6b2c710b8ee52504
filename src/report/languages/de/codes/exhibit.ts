/** Plain sentences of codes: particulars stand beside them. */
export const exhibitCodes = {
  'exhibit.impostor':
    'Ein Asservat oder eine Bezeichnung ist im Namen einer Behörde mit einem Schlüssel signiert, den wir nicht als den ihren kennen: Niemand wird als Urheber gezeigt.',
  'label.several': 'Das Asservat trägt mehrere Bezeichnungen: Sie meinen ein und dasselbe Asservat.',
  'label.shared': 'Eine Bezeichnung ist zur selben Zeit mehreren Asservaten einer Behörde gegeben: Sie unterscheidet keines von ihnen.',
  'exhibit.same-thing':
    'Zwei Asservate sind mit derselben Nummer ihres Herstellers beschrieben: Sie können ein und dieselbe Sache sein, oder das eine ein Teil des anderen.',
  'label.by-another': 'Eine Bezeichnung soll von einer Behörde stammen, die sie nicht signiert hat.',
  'digest.changed':
    'Der Hashwert weicht von dem zuvor verzeichneten ab; eine Änderung ist nicht erklärt, oder was der Eintrag von Änderungen sagt, ist hier nicht offen.',
  'digest.change-declared': 'Der Hashwert weicht von dem zuvor verzeichneten ab, wie der Eintrag einer Änderung sagt.',
  'digest.conflict': 'Einträge, die voneinander nichts wissen, geben für dieselbe Sache verschiedene Hashwerte an.',
  'digest.not-comparable':
    'Die hier und zuvor verzeichneten Hashwerte umfassen Verschiedenes und lassen sich nicht vergleichen: Eine Abweichung ist das nicht.',
  'digest.weak':
    'Die Hashwerte stimmen überein: vereinbar damit, dass nichts versehentlich geändert wurde; eine vorbereitete Unterschiebung ist damit nicht ausgeschlossen.',
  'digest.rehash-unbridged': 'Ein Hashwert wurde neu berechnet, und nichts im selben Durchlauf verbindet ihn mit dem früheren.',
  'digest.sector-errors': 'Bei der Ermittlung dieses Hashwerts konnten einige Sektoren nicht gelesen werden.',
  'digest.unplaced': 'Ein Eintrag gibt Hashwerte von etwas an, wovon er nicht handelt.',
  'digest.tangled': 'Die Einträge über Hashwerte widersprechen einander so oft, dass sie sich nicht vergleichen lassen.',
  'digest.acquisitions-differ':
    'Zwei Abbilder derselben Sache haben verschiedene Hashwerte. Das kann harmlose Gründe haben; jedes Abbild steht für sich.',
  'digest.segments-missing': 'Das Abbild besteht aus mehreren Teilbänden, und nur von einigen sind Hashwerte verzeichnet.',
  'lineage.not-introduced':
    'Ein Eintrag sagt, aus dem Asservat sei etwas entstanden, das die Fallaufzeichnung nicht als Asservat einführt.',
  'lineage.no-source': 'Ein Eintrag sagt, dieses Asservat sei aus einem anderen entstanden, und sagt nicht, aus welchem.',
  'lineage.no-result': 'Ein Eintrag sagt, aus diesem Asservat sei etwas entstanden, und sagt nicht, was.',
  'lineage.result-known': 'Ein Eintrag sagt, dieses Asservat sei entstanden, obwohl es schon vorher eine Geschichte hat.',
  'lineage.source-digest':
    'Dieses Asservat entstand aus einem anderen, und der Eintrag gibt keinen Hashwert dessen an, woraus es entstand.',
  'lineage.tool': 'Dieses Asservat entstand aus einem anderen, und der Eintrag sagt nicht, mit welchem Werkzeug oder Verfahren.',
  'lineage.operator': 'Dieses Asservat entstand aus einem anderen, und der Eintrag sagt nicht, durch wen.',
  'lineage.machine-generated':
    'Das Asservat ist maschinell erzeugt: Ein Werkzeug, das schätzt oder erfindet, hat es hervorgebracht. Es zeigt, was das Werkzeug ausgab.',
  'lineage.model-facts': 'Was man braucht, um ein maschinell erzeugtes Asservat zu beurteilen, ist nicht verzeichnet.',
  'lineage.circle': 'Nach den Einträgen entstand dieses Asservat über andere aus sich selbst: Sie können nicht alle zutreffen.',
  'custody.after-consumption': 'Nachdem das Asservat verbraucht war, ist eine Handlung verzeichnet.',
  'container.seal-changed':
    'Das Siegel der Verpackung ist ein anderes als das zuvor verzeichnete; weder Öffnung noch Neuversiegelung ist verzeichnet.',
  'container.old-seal': 'Die Verpackung wurde neu versiegelt, und die Aufbewahrung des alten Siegels ist nicht verzeichnet.',
  'container.seal-broken': 'Das Siegel der Verpackung wurde gebrochen vorgefunden.',
  'container.number-twice': 'Eine Siegelnummer ist zur selben Zeit an zwei Verpackungen verzeichnet.',
  'handover.carried':
    'Unterwegs bei einem Beförderer, ohne Signatur; ob die Siegel der Verpackung bei Ankunft unversehrt waren, sagt der Eintrag daneben.',
  'custody.shared-key': 'Ein Schlüssel signierte die eigenen Handlungen mehrerer Personen: Die Signaturen unterscheiden sie nicht.',
  'disposal.remaining': 'Ein Eintrag über die Vernichtung nennt nicht jede damals bekannte Kopie als vernichtet oder verblieben.',
} as const
