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
practice-moved = Merci. Votre profil dit maintenant : { $what }
practice-friend = Merci de l’avoir dit. Vous êtes toujours membre de { $community }. Si vous préférez rester proche sans en être, il y a un mot pour cela.
practice-talk = C’est bien ainsi. Une personne qui anime le lit, et vous écrira peut-être. Rien d’autre ne change.
practice-alumni = *ALUMNI OUI* : je reste proche, avec une lettre par trimestre au plus.
practice-alumni-no = *ALUMNI NON* : plus aucune lettre.
practice-stay = Rien : vous restez membre.
practice-words-subject = Un mot de { $name }
practice-words = { $name }, qui anime { $community }, vous écrit :
practice-words-friend = { $name }, qui anime { $community }, vous écrit. Vous en êtes maintenant proche sans en être membre : une lettre par trimestre au plus.
practice-words-reads = Ce que vous répondez avec vos mots va aux personnes qui animent.
practice-resting-subject = On ne vous demande plus rien : { $community }
practice-resting = Nous n’avons pas eu de vos nouvelles, alors on ne vous demande plus rien. Vous êtes toujours membre de { $community }, et tout est là quand vous le voudrez.
practice-hello-subject = { $count ->
    [one] Un membre serait heureux d’un bonjour
   *[other] { $count } membres seraient heureux d’un bonjour
}
practice-hello = { $count ->
    [one] Un membre de { $community } n’a pas répondu à deux lettres. Un appel ou un mot de vous dit plus qu’une troisième lettre de nous :
   *[other] { $count } membres de { $community } n’ont pas répondu à deux lettres. Un appel ou un mot de vous dit plus qu’une troisième lettre de nous :
}
practice-hello-because = Vous recevez ceci parce que vous animez. Dans un mois on ne leur demande plus rien ; ces personnes restent membres.
practice-hello-page = Les réponses jusqu’ici, et quelques lignes pour commencer :
quiet-subject = Faut-il garder ce qui est ici de vous ?
quiet-lead = On n’a rien entendu de vous sur { $host } depuis deux ans. C’est bien ainsi. Nous demandons s’il faut garder ce que vous avez écrit, et votre adresse.
quiet-yes = *OUI* : gardez.
quiet-data = *MES DONNÉES* : montrez-moi ce qu’il y a.
quiet-delete = *EFFACEZ-MOI* : tout disparaît ; on vous redemande une fois avant.
quiet-because = Vous recevez ceci parce que les données de personne ne devraient traîner oubliées. Sans réponse tout est gardé ; on vous le demande deux fois au plus.
quiet-kept = C’est gardé. Nous sommes heureux que vous soyez là.
