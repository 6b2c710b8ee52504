export const authorities = {
  lisboa: ['Procuradoria da República de Lisboa (exemplo)', 'pt', 'PT', ['prosecutor']],
  pj: ['Polícia de Lisboa, Brigada Digital (exemplo)', 'pt', 'PT', ['police']],
  hamburg: ['Staatsanwaltschaft Hamburg (Beispiel)', 'de', 'DE-HH', ['prosecutor']],
  labor: ['Kriminaltechnisches Labor Nordhafen (Beispiel)', 'de', 'DE-HH', ['laboratory']],
  brasilia: ['Polícia Federal, Brasília (exemplo)', 'pt', 'BR', ['police']],
  register: ['Register of authorities (example)', 'en', 'EUROJUST', ['directoryOperator']],
}

/** Officers of the Portuguese police: they sign with keys of their own, in the name of the police. */
export const officers = {
  reis: ['Inspetora Marta Reis', 'R-17'],
  lima: ['Inspetor João Lima', 'L-04'],
}

export const key = (who) => ['--key', `keys/${who}/secret.key`]
export const card = (who) => `keys/${who}/public.card`
export const portugal = (who) => ['--docket', 'portugal/case.docket', ...key(who)]
export const germany = (who) => ['--docket', 'germany/case.docket', ...key(who)]
export const brazil = ['--docket', 'brazil/case.docket', ...key('brasilia')]

/** Keys, cards, the directory, officers' credentials, and what each side believes. */
export function makePeople(stage) {
  stage.chapter('Keys, cards, a directory')
  stage.tell('2026-01-12T09:00:00Z', 'Five authorities of three countries, and the operator of a directory, each make their keys and card.')
  for (const [who, [name, language, jurisdiction, roles]] of Object.entries(authorities))
    stage.run([
      ...['keygen', '--name', name, '--language', language, '--jurisdiction', jurisdiction],
      ...['--role', ...roles, '--out', `keys/${who}`, '--no-passphrase'],
    ])
  stage.tell('2026-01-13T09:00:00Z', 'Two officers of the Portuguese police make keys, and the police gives each a credential.')
  for (const [who, [name, number]] of Object.entries(officers)) {
    stage.run(['officer', 'keygen', card('pj'), '--name', name, '--language', 'pt', '--out', `keys/${who}`, '--no-passphrase'])
    const issued = ['--role', 'police', '--officer', number, '--until', '2027-12-31', '--out', `keys/${who}/officer.credential`]
    stage.run(['officer', 'issue', `keys/${who}/officer.request`, ...key('pj'), ...issued])
    stage.run(['officer', 'accept', `keys/${who}/officer.credential`, ...key(who)])
  }
  stage.tell(
    '2026-01-14T09:00:00Z',
    'The register lists the five cards in its first directory; each side believes it, after comparing fingerprints.',
  )
  const listed = ['lisboa', 'pj', 'hamburg', 'labor', 'brasilia']
  stage.run(['directory', 'new', ...listed.map(card), ...key('register'), '--from', '2026-01-12', '--out', 'directories/directory-1.cbor'])
  stage.write('policy.json', { schema: 'rogatory.policy/1', thresholds: { dispose: { persons: 2 } } })
  const fingerprint = (who) => stage.run(['card', 'show', card(who)]).card.fingerprint
  const operator = fingerprint('register')
  for (const [side, own] of [
    ['portugal', ['lisboa', 'pj']],
    ['germany', ['hamburg', 'labor']],
    ['brazil', ['brasilia']],
  ]) {
    const store = ['--store', `${side}/trust.json`]
    stage.write(`${side}/.keep`, '')
    for (const who of own) stage.run(['trust', 'add', card(who), ...store, '--fingerprint', fingerprint(who)])
    stage.run(['directory', 'pin', card('register'), ...store, '--fingerprint', operator, '--confirmed-by', 'by telephone'])
    stage.run(['directory', 'latest', 'directories/directory-1.cbor', ...store])
    stage.run(['policy', 'set', 'policy.json', '--trust', `${side}/trust.json`])
  }
}
