/** Plain sentences of codes: particulars stand beside them. */
export const trustCodes = {
  'card.type': 'Ceci n’est pas une carte.',
  'card.authority': 'La carte nomme une autorité de la première clé de laquelle elle ne procède pas.',
  'card.keys': 'Une clé de la carte n’est pas du genre qui y a sa place.',
  'card.same-key': 'La carte emploie une même clé à deux fins.',
  'card.signed-by': 'La carte n’est pas signée par les clés qui doivent la signer.',
  'key.armour': 'Ce n’est pas un fichier de clés, ou il a été endommagé lors d’une copie.',
  'key.format': 'Le fichier de clés n’est pas écrit comme il doit l’être.',
  'key.kdf': 'Le fichier de clés demande pour la phrase secrète plus ou moins de calcul qu’il n’est admis.',
  'key.mismatch': 'Les clés secrètes du fichier ne sont pas celles de la carte qu’il contient.',
  'key.foreign': 'Les clés sont détenues ailleurs et ne peuvent pas être écrites dans un fichier.',
  'key.passphrase-needed': 'Le fichier de clés est protégé par une phrase secrète, et aucune n’a été donnée.',
  'key.passphrase-not-needed': 'Une phrase secrète a été donnée pour un fichier de clés qui n’en a pas.',
  'trust.fingerprint': 'L’empreinte de carte donnée est celle d’une autre carte. Rien n’a été ajouté au répertoire de confiance.',
  'trust.fingerprint-typing': 'L’empreinte de carte comporte une faute de frappe. Rien n’a été ajouté au répertoire de confiance.',
  'trust.chain': 'Il ne peut être démontré que la carte procède de la première carte de son autorité.',
  'trust.key-claimed': 'La carte nomme une clé qui, dans le répertoire de confiance, appartient à une autre autorité.',
  'trust.not-pinned': 'Cette carte ne figure pas dans le répertoire de confiance.',
  'trust.format': 'Le répertoire de confiance n’est pas écrit comme il doit l’être.',
  'trust.card': 'Une carte du répertoire de confiance ne résiste pas au contrôle.',
  'trust.time-service': 'Un service d’horodatage du répertoire de confiance n’est pas tel qu’il doit être.',
  'trust.policy': 'Une règle du répertoire de confiance n’existe pas.',
  'signer.unknown': 'Nous ne connaissons pas la clé de signature : aucune carte de votre répertoire de confiance ne la nomme.',
  'signer.authority':
    'La clé de signature appartient, dans votre répertoire de confiance, à une autorité, mais elle a signé au nom d’une autre.',
  'signer.companion':
    'Vos règles exigent de chaque signataire une seconde signature à l’épreuve de l’ordinateur quantique ; celui-ci n’en a pas.',
  'signer.companion-key':
    'La seconde signature, à l’épreuve de l’ordinateur quantique, a été faite avec une clé qui ne figure pas sur la carte du signataire.',
  'signer.algorithm':
    'La signature repose sur un algorithme qui, selon vos règles, n’emportait la conviction que jusqu’à une date désormais passée.',
  'signer.superseded': 'La clé de signature avait déjà été remplacée par une plus récente quand ceci a été signé.',
  'signer.role': 'Selon vos règles, les qualités du signataire ne permettent pas cet acte.',
  'signer.not-confirmed': 'L’empreinte de carte du signataire n’a jamais été confirmée par une seconde voie.',
  'credential.type': 'Ceci n’est pas une habilitation.',
  'credential.validity': 'Une habilitation prend fin avant de commencer.',
  'credential.key': 'Une habilitation, ou une demande d’habilitation, nomme une clé d’un genre qui ne peut pas signer de mentions.',
  'key.credential':
    'Ce sont les clés d’un agent à qui son autorité n’a pas encore donné d’habilitation : rien ne peut être signé avec elles.',
  'directory.type': 'Ceci n’est pas un annuaire.',
  'directory.entry': 'L’annuaire n’est pas écrit comme il doit l’être : sa liste est en désordre ou se contredit.',
  'directory.signer':
    'L’annuaire est signé par quelqu’un que votre répertoire de confiance ne reconnaît pas comme gestionnaire d’annuaire ; il n’a pas été utilisé.',
  'directory.key-replaced':
    'Un annuaire est signé avec une clé que son gestionnaire a depuis remplacée, ou qui est révoquée : il n’est pas utilisé. Demandez au gestionnaire son annuaire actuel.',
  'directory.rolled-back':
    'Un annuaire ancien a été présenté comme le plus récent, alors qu’un plus récent est connu. Ce qui a été révoqué depuis y manquerait.',
  'directory.conflict': 'Deux annuaires d’un même gestionnaire se contredisent. Demandez-lui lequel est le sien.',
  'directory.dropped':
    'Un annuaire postérieur omet ou modifie une entrée d’un annuaire antérieur. Un annuaire clôt des entrées et n’en retire jamais.',
  'directory.historical':
    'Le dossier contient un annuaire, et votre répertoire de confiance n’en a aucun de ce gestionnaire. Il montre ce qui y figurait ; ce qui a été révoqué depuis n’est pas connu.',
  'directory.newer':
    'Le dossier contient un annuaire plus récent que votre répertoire de confiance. Ajoutez-le à votre répertoire de confiance.',
  'succession.cards': 'Ceci ne montre pas qu’une carte succède à une autre.',
  'revocation.not-counted':
    'Quelqu’un qui n’en a pas le pouvoir dit qu’une clé de signature ne doit plus être utilisée. Il n’en a pas été tenu compte.',
  'signer.expired': 'Selon un annuaire que vous reconnaissez, la clé de signature n’était plus valide quand ceci a été signé.',
  'signer.not-yet': 'Selon un annuaire que vous reconnaissez, la clé de signature n’était pas encore valide quand ceci a été signé.',
  'signer.credential-expired': 'L’habilitation de l’agent avait pris fin quand ceci a été signé.',
  'signer.credential-not-yet': 'L’habilitation de l’agent n’avait pas encore commencé quand ceci a été signé.',
  'signer.credential-roles':
    'L’habilitation de l’agent donne des qualités que l’autorité n’a pas elle-même ; elles n’ont pas été comptées.',
  'signer.credential-issuer': 'L’habilitation de la clé de signature n’est pas signée par une clé de l’autorité qui peut la donner.',
  'signer.revoked': 'La clé de signature n’était plus en usage quand ceci a été signé.',
  'signer.compromised': 'La clé de signature serait passée en d’autres mains, et il n’est pas démontré que ceci a été signé auparavant.',
  'signer.compromised-later':
    'La clé de signature serait passée en d’autres mains. Ceci a été signé avant : la mention d’une autre autorité ou un horodatage montre que cela existait déjà.',
  'signer.compromise-disputed':
    'Contesté : cette mention se dit signée auparavant ; l’autorité qui l’a signée, et qui gagne à ce qu’elle ne compte pas, a dit plus tard que la clé était passée en d’autres mains. Rien ne montre ce qui est vrai.',
  'policy.threshold': 'Selon vos règles, cet acte doit être signé par plusieurs personnes différentes ; on n’en distingue pas assez ici.',
  'policy.binding': 'Selon vos règles, le signataire ne peut pas engager l’autorité par cet acte.',
} as const
