## Une fois par an : pratiquez-vous encore ?

practice-letter-subject = Toujours ce travail ? { $community }
practice-letter = { $community } est pour celles et ceux qui font ce travail maintenant. Est-ce toujours votre cas ?
practice-letter-again = Une seconde fois, doucement : est-ce toujours votre cas ? { $community } est pour celles et ceux qui font ce travail maintenant.
practice-yes = *OUI* : c’est toujours le cas.
practice-moved-to = *JE FAIS MAINTENANT* et ce que vous faites.
practice-moved-on = *AUTRE CHOSE* : je fais autre chose.
practice-unsure = *JE NE SAIS PAS* : parlons-en.
practice-because = Vous recevez ceci parce que vous êtes membre ; cela vient une fois par an. Personne n’est exclu par son silence.
practice-reads = Les animateurs lisent votre réponse.
practice-kept = Merci. C’est gardé, avec la date d’aujourd’hui.
