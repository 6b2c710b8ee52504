/** Plain sentences of codes: particulars stand beside them. */
export const statementCodes = {
  'statement.length': 'Une mention signée est plus longue qu’il n’est admis.',
  'statement.header': 'L’en-tête d’une mention signée n’a pas exactement les éléments qu’il doit avoir.',
  'statement.typ': 'Le genre d’une mention signée n’est pas nommé sous une forme valide.',
  'statement.kid': 'Une mention signée ne nomme pas sous une forme valide la clé qui l’a signée.',
  'statement.claims': 'Une mention signée ne dit pas sous une forme valide qui l’a signée, sur quoi et quand.',
  'statement.cnf': 'La clé jointe à une mention signée n’est pas celle qu’elle nomme, ou elle manque ou n’a pas sa place là.',
  'statement.unprotected': 'Une mention signée porte des ajouts non signés qui ne sont pas admis.',
  'statement.token-not-checked':
    'Une mention signée est accompagnée d’un reçu de journal, que cette version ne contrôle pas, ou d’un horodatage qui n’a pas pu être contrôlé ici.',
  'statement.payload': 'Le contenu d’une mention signée n’est pas tel que son genre l’exige.',
  'statement.not-understood':
    'Une mention signée est d’un genre que cette version ne connaît pas : son codage, sa signature et sa place ont été contrôlés, son contenu non.',
  'statement.sub': 'Une mention signée porte sur un autre objet que celui avec lequel elle se trouve.',
  'statement.signature': 'La signature d’une mention signée ne résiste pas au contrôle : ses octets ne sont pas ceux qui ont été signés.',
  'statement.companion-missing': 'La seconde signature, à l’épreuve de l’ordinateur quantique, qu’une mention signée annonce fait défaut.',
  'statement.companion-undeclared': 'Une seconde signature accompagne une mention signée qui n’en annonce pas.',
  'statement.companion-key':
    'La seconde signature, à l’épreuve de l’ordinateur quantique, a été faite avec une autre clé que celle que la mention signée annonce.',
  'statement.companion-signature':
    'La seconde signature, à l’épreuve de l’ordinateur quantique, d’une mention signée ne résiste pas au contrôle.',
  'statement.classical-only': 'Une mention signée n’a pas de seconde signature à l’épreuve de l’ordinateur quantique.',
  'statement.part-unknown': 'Une partie a été ouverte que la mention signée n’a pas.',
  'statement.part-opening': 'Le texte donné pour une partie d’une mention signée n’est pas celui qui a été signé.',
  'statement.part-content': 'Une partie d’une mention signée n’est pas telle que son genre l’exige.',
  'statement.part-missing': 'Une partie d’une mention signée n’a pas été donnée ; elle n’a donc pas été contrôlée.',
} as const
