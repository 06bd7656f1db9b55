# Ce qui a été noté après une conversation de vive voix.
talk-letter-subject = Ce que { $name } a noté après votre conversation
talk-letter = { $name } a parlé avec vous le { $day }, et a noté ceci à votre sujet :
talk-letter-correct = *CORRIGER* et vos mots : ils prennent la place des autres.
talk-letter-delete = *SUPPRIMER* : la note disparaît, et rien n’en est gardé.
talk-letter-reads = Vous recevez ceci parce que c’est de vous qu’il s’agit. Vous et les personnes qui animent la lisez, personne d’autre. Sans réponse, elle reste telle quelle.
talk-corrected = Vos mots sont là maintenant :
talk-deleted = La note est supprimée. Rien n’en est gardé.
