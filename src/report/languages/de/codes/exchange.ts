/** Plain sentences of codes: particulars stand beside them. */
export const exchangeCodes = {
  'exchange.docket': 'Die Fallaufzeichnung im Umschlag ist nicht lesbar oder nicht die, die das Siegel nennt.',
  'exchange.heads': 'Die Fallaufzeichnung im Umschlag endet nicht dort, wo das Siegel es sagt.',
  'exchange.other-docket': 'Der Umschlag gehört zu einem anderen Fall als die vorgelegte Fallaufzeichnung.',
  'exchange.seal-not-recorded':
    'Die vorgelegte Fallaufzeichnung enthält das Siegel dieses Umschlags nicht: Nichts von dem, was gelesen wurde, zeigt, dass beide zusammengehören.',
  'envelope.recipient-classical':
    'Ein Empfangsschlüssel hielte einem Quantencomputer nicht stand: Was heute aufgezeichnet wird, könnte später gelesen werden.',
  'exchange.seal-not-admitted':
    'Die Fallaufzeichnung im Umschlag lässt den, der ihn versiegelt hat, nicht zu; es wurde also nichts übergeben.',
  'manifest.unreadable':
    'Der Umschlag ist an diesen Schlüssel gerichtet, aber der Schlüssel öffnet ihn nicht: Er wurde nicht versiegelt, wie es sein muss.',
} as const
