# Ce que l’on s’engage à faire : les lettres

commitment-subject = Comment cela s’est-il passé ? { $what }
commitment-lead = Vous avez dit dans { $community } que d’ici { $day } vous feriez ceci : « { $what } ». Comment cela s’est-il passé ? Un mot suffit.
commitment-done = *FAIT*
commitment-changed = *C’EST DEVENU* et quoi
commitment-not-yet = *PAS ENCORE 10 juin* : un autre jour
commitment-drop = *ABANDONNER* : laissez-le partir
commitment-because = Vous recevez ceci parce que vous l’avez demandé en le disant. Sans réponse, on redemande une fois dans une semaine, puis c’est tout.
commitment-reads = Les membres lisent ce que vous en dites. Personne ne compte, et personne ne demande pourquoi.
commitment-reads-set = Personne hors de votre groupe ne lit ce que vous en dites. Personne ne compte, et personne ne demande pourquoi.
commitment-page = Ou sur cette page :
commitment-how = Nous n’avons pas compris ce que vous ferez. Écrivez-le en une ligne, comme : JE VAIS appeler Ben avant le 3 juin.
commitment-kept = C’est noté : vous allez { $what }, d’ici { $day }. Ce jour-là, on vous demande comment cela s’est passé.
commitment-no-day = Vous n’avez pas nommé de jour : nous avons pris deux semaines.
commitment-was-done = Fait : « { $what } ». Ceux qui vous ont entendu le dire le voient avec leur prochaine rencontre.
commitment-was-changed = C’est noté : « { $what } » est devenu autre chose. Cela arrive, et cela vaut d’être raconté.
commitment-was-later = C’est noté : « { $what } », d’ici { $day }. On vous redemande ce jour-là.
commitment-was-dropped = « { $what } » est laissé. On ne demande plus rien.
act-commitment = ce que vous avez dit que vous feriez
act-commitment-said = ce que vous en avez dit
