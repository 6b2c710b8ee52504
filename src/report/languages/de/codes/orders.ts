/** Plain sentences of codes: particulars stand beside them. */
export const ordersCodes = {
  'basis.status-by-another':
    'Jemand, der darüber nicht zu entscheiden hat, gibt an, was aus einer Rechtsgrundlage wurde, oder stellt sich gegen ein Gericht; das zählt nicht.',
  'basis.status-unbelieved':
    'Was aus einer Rechtsgrundlage wurde, gibt jemand an, den wir nicht kennen, oder es ist mit einem Schlüssel signiert, der dafür nicht zählt.',
  'basis.status-unlinked': 'Ein Eintrag gibt an, was aus einer Rechtsgrundlage wurde, ohne zu zeigen, aus welcher.',
  'basis.before': 'Die Handlung ist als vor dem Datum der Rechtsgrundlage geschehen verzeichnet, auf der sie beruht.',
  'basis.not-standing': 'Die Handlung geschah, als ihre Rechtsgrundlage nicht in Kraft war.',
  'basis.set-aside':
    'Die Rechtsgrundlage eines Eintrags zu diesem Asservat wurde aufgehoben: Es ist zurückzugeben und nicht weiter zu verwenden, sofern nichts anderes es erlaubt.',
  'basis.used-after': 'Das Asservat wurde verwendet, nachdem die Rechtsgrundlage seiner Sicherstellung aufgehoben war.',
  'order.by-another': 'Eine Anordnung wurde von jemandem verzeichnet, der keine treffen darf; sie zählt nicht.',
  'order.preservation-broken':
    'Das Asservat wurde vernichtet oder verwertet, verbraucht, zurückgegeben oder ging verloren, während eine Sicherungsanordnung galt; ob erkennbar ist, dass der Verzeichnende sie kannte, steht daneben.',
  'order.lift-by-another':
    'Eine Anordnung wurde von einer Behörde aufgehoben, die sie weder getroffen hat noch über der anordnenden steht: Die Anordnung gilt fort.',
  'order.lift-of-nothing': 'Ein Eintrag hebt eine Anordnung auf, die zu diesem Asservat nicht verzeichnet ist.',
  'order.conflicting': 'Anordnungen zu diesem Asservat können nicht alle befolgt werden; jede wird angeführt, keine geht hier vor.',
  'order.ended':
    'Eine Sicherungsanordnung zu diesem Asservat ist an dem Tag abgelaufen, den sie selbst nennt; seither bindet sie niemanden.',
  'order.overdue':
    'Die Frist, bis zu der eine Anordnung zu befolgen war, ist abgelaufen, und kein Eintrag hier besagt, dass sie befolgt wurde.',
  'order.not-checked':
    'Zu diesem Asservat gibt es zu viele Anordnungen und Handlungen, um alle zu vergleichen; der Rest wurde nicht verglichen.',
  'order.restricted': 'Das Asservat wird nur als Beweismittel aufbewahrt: Anders darf es nicht verwendet werden.',
  'correction.by-another':
    'Ein Eintrag wurde von jemand anderem als der signierenden Seite berichtigt; die Berichtigung zählt nicht und kann nur als Bestreiten gelten.',
  'correction.nothing': 'Eine Berichtigung betrifft einen Eintrag, der nicht hier ist oder den niemand zugelassen hat.',
  'correction.not-used':
    'Eine Berichtigung sagt nur in Worten, oder von etwas, das der Eintrag nicht enthält, was richtig ist: Verwendet wird weiter der verzeichnete Wert.',
  'correction.conflicting': 'Berichtigungen, die voneinander nichts wissen, weichen voneinander ab: Keine wird verwendet.',
  'correction.material': 'Eine Berichtigung ändert etwas, worauf die Verwahrung beruht.',
  'correction.after-receipt':
    'Eine Berichtigung ändert etwas, worauf die Verwahrung beruht, nachdem die andere Seite den Inhalt angenommen hatte, und diese hat nicht zugestimmt.',
  'custody.disputed-by': 'Jemand bestreitet diesen Eintrag.',
  'supersede.nothing': 'Ein Eintrag tritt an die Stelle von etwas, das nicht hier ist.',
  'supersede.by-another': 'Ein Eintrag tritt an die Stelle eines Umschlags oder Eintrags einer anderen Seite; das zählt nicht.',
  'supersede.duty-open':
    'Womit dieses Asservat kam, wurde ersetzt: Rückgabe, Vernichtung oder eine Erklärung des Verwahrers ist noch zu verzeichnen.',
  'statement.part-withheld': 'Ein Teil eines Eintrags wird zurückgehalten; Grund und wer es tat, stehen daneben.',
  'statement.part-erased': 'Ein Teil eines Eintrags wurde gelöscht: Niemand kann ihn mehr zeigen; Grund und wer es tat, stehen daneben.',
  'statement.opening-moved': 'Was als Teil dieses Eintrags gezeigt wird, ist Teil eines anderen.',
  'withheld.by-another':
    'Jemand sagt, Teile des Eintrags einer anderen Seite seien zurückgehalten oder gelöscht, und nennt dafür keine Anordnung; das zählt nicht.',
  'withheld.unbelieved':
    'Jemand sagt, Teile eines Eintrags seien zurückgehalten oder gelöscht; ihm oder demjenigen, der die Anordnung dafür signiert hat, wird nicht geglaubt: Die Anordnung ist nicht gezeigt, die Teile gelten als fehlend.',
  'docket.erased-returned': 'Ein gelöschter Teil kam mit einer anderen Kopie wieder und wurde erneut entfernt.',
  'docket.erased-kept':
    'Ein Teil eines Eintrags, der gelöscht sein soll, ist hier offen; er wurde nicht entfernt, weil niemand gefragt war, ob dieser Löschung geglaubt wird, oder weil ihr nicht geglaubt wird.',
  'import.refused': 'Aus einem anderen Fall eingebrachte Einträge lassen sich dort nicht prüfen und wurden nicht benutzt.',
  'import.fails': 'In Einträgen aus einem anderen Fall hält etwas der Prüfung nicht stand: Sie werden als frühere Verwahrung gezeigt.',
  'import.omitted': 'Von den Einträgen eines anderen Falles wurde etwas weggelassen.',
} as const
