/** Plain sentences of codes: particulars stand beside them. */
export const tokenCodes = {
  'token.malformed': 'Un horodatage accompagne une mention signée et ne peut pas être lu ; il ne montre rien.',
  'token.algorithm': 'Un horodatage accompagne une mention signée et repose sur un procédé trop faible ou inconnu ; il ne montre rien.',
  'token.imprint':
    'Un horodatage accompagne une mention signée et porte sur autre chose que la signature de cette mention ; il ne montre rien.',
  'token.signature':
    'Un horodatage accompagne une mention signée et la signature du service d’horodatage ne résiste pas au contrôle : il a été altéré ou forgé ; il ne montre rien.',
  'token.certificate':
    'Un horodatage accompagne une mention signée, et il n’est pas montré qu’il a été signé avec la clé d’un service d’horodatage en vigueur à ce moment ; il ne montre rien.',
  'token.not-believed':
    'Un horodatage accompagne une mention signée ; selon votre répertoire de confiance ou vos règles, il n’est pas cru ici et ne montre donc rien ici.',
  'token.refused': 'Le service d’horodatage n’a pas donné d’horodatage.',
} as const
