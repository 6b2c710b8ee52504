/** Plain sentences of codes: particulars stand beside them. */
export const ordersCodes = {
  'basis.status-by-another':
    'Quelqu’un à qui il n’appartient pas d’en décider dit ce qu’est devenue une base légale, ou contredit une juridiction ; cela ne compte pas.',
  'basis.status-unbelieved':
    'Ce qu’est devenue une base légale est dit par quelqu’un que nous ne connaissons pas, ou signé avec une clé qui ne vaut pas pour cela.',
  'basis.status-unlinked': 'Une mention dit ce qu’est devenue une base légale sans montrer laquelle.',
  'basis.before': 'L’acte est consigné comme fait avant la date de la base légale sur laquelle il repose.',
  'basis.not-standing': 'L’acte a été fait alors que sa base légale n’était pas en vigueur.',
  'basis.set-aside':
    'La base légale d’une mention sur cette pièce a été annulée : la pièce doit être restituée et ne plus être utilisée, sauf si autre chose le permet.',
  'basis.used-after': 'La pièce a été utilisée après l’annulation de la base légale de sa saisie.',
  'order.by-another': 'Un ordre a été consigné par quelqu’un qui ne peut pas en donner ; il ne compte pas.',
  'order.preservation-broken':
    'La pièce a été détruite ou aliénée, consommée, restituée ou perdue alors que valait une injonction de conservation ; à côté figure si celui qui l’a consigné a montré la connaître.',
  'order.lift-by-another':
    'Un ordre a été levé par une autorité qui ne l’a pas donné et n’est pas au-dessus de celle qui l’a donné : l’ordre demeure.',
  'order.lift-of-nothing': 'Une mention lève un ordre qui n’est pas consigné pour cette pièce.',
  'order.conflicting': 'Des ordres sur cette pièce ne peuvent être tous suivis ; chacun est cité, aucun n’est placé au-dessus d’un autre.',
  'order.ended':
    'Une injonction de conservation de cette pièce a pris fin à la date qu’elle indique elle-même ; depuis, elle n’oblige plus personne.',
  'order.overdue': 'Le délai d’exécution d’un ordre est écoulé, et aucune mention ne constate ici qu’il a été exécuté.',
  'order.not-checked': 'Il y a sur cette pièce trop d’ordres et d’actes pour les comparer tous ; le reste n’a pas été comparé.',
  'order.restricted': 'La pièce n’est gardée qu’à titre de preuve : elle ne peut être utilisée autrement.',
  'correction.by-another':
    'Une mention a été rectifiée par un autre que le côté qui l’a signée ; la rectification ne compte pas et ne vaut que comme contestation.',
  'correction.nothing': 'Une rectification porte sur une mention qui n’est pas ici, ou que personne n’a admise.',
  'correction.not-used':
    'Une rectification dit en mots seulement, ou de ce que la mention ne contient pas, ce qui est juste : la valeur consignée reste employée.',
  'correction.conflicting': 'Des rectifications faites sans connaissance les unes des autres diffèrent : aucune n’est employée.',
  'correction.material': 'Une rectification change ce sur quoi la conservation repose.',
  'correction.after-receipt':
    'Une rectification change ce sur quoi la conservation repose, après que l’autre côté a accepté le contenu, et celui-ci n’y a pas consenti.',
  'custody.disputed-by': 'Quelqu’un conteste cette mention.',
  'supersede.nothing': 'Une mention prend la place de quelque chose qui n’est pas ici.',
  'supersede.by-another': 'Une mention prend la place d’une enveloppe ou d’une mention d’un autre côté ; cela ne compte pas.',
  'supersede.duty-open':
    'Ce par quoi cette pièce est venue a été remplacé : sa restitution, sa destruction ou une explication de son détenteur reste à consigner.',
  'statement.part-withheld': 'Une partie d’une mention est retenue ; le motif et l’auteur figurent à côté.',
  'statement.part-erased': 'Une partie d’une mention a été effacée : nul ne peut plus la montrer ; le motif et l’auteur figurent à côté.',
  'statement.opening-moved': 'Ce qui est montré comme partie de cette mention est une partie d’une autre.',
  'withheld.by-another':
    'Quelqu’un dit que des parties de la mention d’un autre côté sont retenues ou effacées, sans nommer d’ordre qui le permette ; cela ne compte pas.',
  'withheld.unbelieved':
    'Quelqu’un dit que des parties d’une mention sont retenues ou effacées ; il n’est pas cru, ou celui qui a signé l’ordre ne l’est pas : l’ordre n’est pas montré et ces parties comptent comme manquantes.',
  'docket.erased-returned': 'Une partie effacée est revenue avec une autre copie et a été retirée de nouveau.',
  'docket.erased-kept':
    'Une partie d’une mention, dite effacée, est ouverte ici ; elle n’a pas été retirée, parce que nul n’a été interrogé sur la foi due à cet effacement, ou parce qu’il n’est pas cru.',
  'import.refused': 'Des mentions apportées d’une autre affaire ne peuvent pas y être contrôlées et n’ont pas été utilisées.',
  'import.fails':
    'Dans des mentions apportées d’une autre affaire, quelque chose ne résiste pas au contrôle : elles sont montrées comme conservation antérieure.',
  'import.omitted': 'Des mentions d’une autre affaire, une partie a été omise.',
} as const
