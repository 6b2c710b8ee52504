/** Plain sentences of codes: particulars stand beside them. */
export const runCodes = {
  'usage.argument': 'So, wie verlangt, ist dies nicht möglich.',
  'usage.unbelieved-card':
    'Einem Empfänger wird nicht vertraut: Für jemanden, dessen Karte weder im Vertrauensspeicher steht noch von einem dort anerkannten Verzeichnis als gültig geführt wird, wird nichts versiegelt.',
  'usage.classical-recipient':
    'Der Empfangsschlüssel eines Empfängers hielte einem Quantencomputer nicht stand; er wird nur benutzt, wenn er ausdrücklich genannt ist.',
  'usage.untrusted': 'Unversehrt. Ob dieser Unterzeichner der ist, als der er sich ausgibt, ist uns nicht bekannt.',
  'run.aborted': 'Vor dem Ende abgebrochen. Unter keinem endgültigen Namen blieb etwas Unfertiges zurück.',
  'run.limit': 'Mehr, als dieses Programm annimmt: Die Eingabe liegt über der Grenze.',
  'run.internal': 'Das Programm selbst hat versagt. Das sagt nichts über die Beweismittel; bitte melden Sie es.',
  'run.worker':
    'Ein Hilfsvorgang dieses Programms konnte nicht gestartet werden oder endete vor seiner Arbeit. Es blieb nichts Unfertiges zurück; über die Beweismittel sagt dies nichts.',
  'source.read': 'Die Datei konnte nicht gelesen werden.',
  'source.missing': 'Eine solche Datei oder einen solchen Ordner gibt es nicht.',
  'source.short': 'Die Datei endete früher, als ihre Größe angibt.',
  'source.changed': 'Die Datei änderte sich, während sie gelesen wurde.',
  'source.kind': 'Das gehört nicht hierher: Verlangt ist eine einfache Datei oder ein Ordner, wie der Befehl sagt.',
  'source.open-to-others':
    'Andere können die Schlüsseldatei lesen oder ändern: Ein geheimer Schlüssel ist allein für seinen Inhaber (chmod 600).',
  'source.volume-missing': 'Ein Teilband fehlt. Es wurde nichts versiegelt.',
  'sink.write': 'Das Schreiben ist misslungen.',
  'sink.exists': 'Unter dem Namen gibt es schon etwas, und überschrieben wird nie etwas.',
  'sink.full': 'Zum Schreiben ist kein Platz mehr.',
  'lock.held': 'Ein anderer Vorgang schreibt gerade. Versuchen Sie es erneut, wenn er fertig ist.',
  'lock.lost': 'Ein anderer Vorgang hat übernommen, deshalb wurde nichts geschrieben.',
  'crypto.decrypt': 'Der Schlüssel oder die Passphrase passt nicht, oder die verschlüsselten Bytes sind beschädigt.',
  'crypto.key': 'Ein öffentlicher Schlüssel ist ungültig.',
  'crypto.signature': 'Eine Signatur hält der Prüfung nicht stand.',
} as const
