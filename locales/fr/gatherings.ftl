# Les lettres qui parlent de dates.

dates-at = { $day }, { $hour }
dates-subject = Quelles dates vous conviennent ? { $title }
dates-hold = { $title } : date { $number }, à garder libre
dates-hold-how = Acceptez-la si cette date vous convient, refusez-la sinon. Une fois la date choisie, les autres sont de nouveau libres.
dates-or-calendar = Ou acceptez, dans votre agenda, chaque date qui vous convient.
dates-lead = Quinze secondes : quelles dates vous conviennent pour « { $title } » de { $community }, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } ? Répondez par les numéros de toutes celles qui conviennent, comme *1 3*.
dates-zone = Les heures sont celles de { $zone }.
dates-until = Les réponses comptent jusqu’au { $day }. Les animateurs voient la vôtre ; les membres voient combien chaque date convient. Pas de réponse, c’est pas de réponse.
dates-choice = *{ $number }* { $at }
dates-none = *AUCUNE* aucune d’elles
dates-page = Ou choisissez sur cette page :
dates-how = Nous n’avons pas compris quelles dates vous voulez dire. Répondez par leurs numéros, comme *1 3*, ou *AUCUNE*.
dates-receipt = C’est noté : celles-ci vous conviennent pour « { $title } ». La dernière réponse compte.
dates-receipt-none = C’est noté : aucune des dates de « { $title } » ne vous convient. La dernière réponse compte.
dates-noted = Les animateurs lisent aussi ce que vous avez ajouté : « { $note } »
dates-answered-choice = *{ $number }* { $at } : convient à { $count }
dates-choose-how = Il faut un seul numéro, celui de la date retenue.
dates-chosen-receipt = « { $title } » a lieu { $at }. Toutes les personnes interrogées sont prévenues.
act-date-answer = votre réponse sur les dates
dates-over = Ces dates sont réglées : votre réponse est arrivée trop tard pour compter. Les personnes qui animent peuvent encore changer : répondez *PRIVÉ* et vos mots.
dates-answered-subject = Quelle date choisir ? { $title }
dates-answered-lead = { $answered ->
    [one] { $answered } des { $asked } personnes interrogées a répondu
   *[other] { $answered } des { $asked } personnes interrogées ont répondu
  } au sujet de « { $title } ». Répondez par un seul numéro, et toutes celles qui ont été interrogées apprennent cette date.
dates-chosen-otherwise = Pour choisir autrement, répondez à la même lettre par un autre numéro ; tout le monde est prévenu à nouveau.
dates-first = { $day }, { $hour } ({ $zone }){ $others ->
    [0] {""}
    [one] , ou une autre
   *[other] , ou l’une des { $others } autres
  }

# Les lettres des rencontres
act-rsvp = votre réponse à propos d’une rencontre
gathering-subject = { $title } : { $day }
gathering-ask = Pouvez-vous venir à « { $title } » de { $community } ? C’est { $at }, pour { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
gathering-choice-yes = *OUI* : je viens
gathering-choice-maybe = *PEUT-ÊTRE* : je ne sais pas encore
gathering-choice-no = *NON* : pas cette fois ; une ligne pour les autres est bienvenue
gathering-choice-late = *RETARD 15* : j’arrive un quart d’heure plus tard
gathering-choice-phone = *TÉLÉPHONE* : j’appelle
gathering-choice-not = *NON* : finalement je ne peux pas venir
gathering-choice-give-up = *NON* : quelqu’un d’autre peut avoir ma place
gathering-join = Pour entrer : { $link }
gathering-dial = Ou appelez { $number }
gathering-place = Où : { $place }
gathering-or-calendar = Ou acceptez dans votre agenda : l’invitation est jointe. La dernière réponse compte.
gathering-calendar-how = Acceptez ou refusez dans votre agenda, ou répondez OUI, PEUT-ÊTRE ou NON à la lettre. La dernière réponse compte.
gathering-page = Tout à ce sujet :
gathering-all-page = Toutes les dates :
gathering-why = Vous recevez ceci parce que vous êtes membre. Qui anime voit votre réponse ; les autres voient combien viennent, et votre nom seulement si vous le permettez.
gathering-changed-subject = Changement : { $title }, { $day }
gathering-changed = Quelque chose a changé : « { $title } » de { $community } a lieu { $at }, pour { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }. Pouvez-vous venir ?
gathering-off-subject = Annulé : { $title }, { $day }
gathering-off = « { $title } » de { $community }, { $at }, n’aura pas lieu.
gathering-off-calendar = Votre agenda l’enlève de lui-même. Il n’y a rien à répondre.
gathering-year-subject = Une année de dates : { $title }
gathering-year = Voici { $count ->
    [one] la prochaine date
   *[other] les { $count } prochaines dates
  } de « { $title } » de { $community }, { $minutes } minutes chacune. Vous conviennent-elles ?
gathering-year-yes = *OUI* : toutes
gathering-year-not = *PAS LE { $day }* : toutes sauf celle-là ; nommez-en plusieurs si vous voulez
gathering-year-no = *NON* : aucune
gathering-year-more = Et { $count } autres après celles-ci.
gathering-seat-subject = Une place pour vous : { $title }
gathering-seat = Une place s’est libérée : vous venez à « { $title } », { $at }.
gathering-reminder-subject = { $title } : { $at }
gathering-reminder = « { $title } » a lieu { $at }. Venez-vous ?
gathering-reminder-maybe = « { $title } » a lieu { $at }. Vous aviez dit peut-être ; le savez-vous maintenant ?
gathering-reminder-yes = « { $title } » a lieu { $at }, et vous avez dit que vous veniez. Il n’y a rien à répondre.
gathering-joining-subject = Pour entrer : { $title }, { $at }
gathering-joining = « { $title } » commence { $at }. Voici comment entrer.
gathering-how = Nous n’avons pas compris si vous venez. Répondez *OUI*, *PEUT-ÊTRE* ou *NON*.
gathering-year-how = Nous n’avons pas compris de quelles dates il s’agit. Répondez *PAS LE* et le jour, comme *PAS LE 14 MAI* ; *OUI* pour toutes, *NON* pour aucune.
gathering-receipt-yes = Vous venez à « { $title } », { $at }.
gathering-receipt-maybe = C’est noté : peut-être venez-vous à « { $title } », { $at }.
gathering-receipt-no = C’est noté : vous ne venez pas à « { $title } », { $at }. Vous manquerez, et personne ne demande pourquoi.
gathering-receipt-late = Vous arrivez { $minutes } minutes plus tard ; qui anime le voit.
gathering-receipt-phone = Vous appelez ; qui anime le voit.
gathering-line-ask = Une ligne pour les autres, à lire à voix haute ? Répondez encore une fois à l’invitation par *NON* et votre ligne.
gathering-waits = « { $title } », { $at }, est complet. Vous êtes le numéro { $place } de la liste d’attente, et vous l’apprenez dès qu’une place se libère.
gathering-year-receipt-yes = Vous venez à { $count ->
    [one] { $count } date
   *[other] { $count } dates
  }.
gathering-year-receipt-maybe = C’est noté : peut-être venez-vous à { $count ->
    [one] { $count } date
   *[other] { $count } dates
  }.
gathering-year-receipt-no = C’est noté : vous ne venez à aucune de ces dates.
gathering-year-receipt-not = Pas { $at }.
gathering-year-receipt-full = { $at } : c’est complet ; vous attendez une place.
gathering-year-receipt-again = Pour changer une date, répondez à son rappel, ou encore une fois à la même lettre.
gathering-answer-subject = À propos de votre réponse
gathering-answer-old = Votre agenda a répondu à une version plus ancienne. « { $title } » a lieu { $at } maintenant : pouvez-vous venir ? Répondez *OUI*, *PEUT-ÊTRE* ou *NON*.
gathering-answer-over = « { $title } », { $at }, est passé : votre réponse est arrivée trop tard pour compter. Si vous y étiez, rien n’est perdu.
gathering-answer-off = « { $title } », { $at }, n’aura pas lieu : il n’y a rien à répondre. Si votre agenda le montre encore, vous pouvez l’enlever.
gathering-handed-on = C’est noté : vous ne venez pas à « { $title } », { $at }. Une place ici ne se transmet pas ; amenez quelqu’un comme invité sur la page, et qui anime dit oui.
gathering-proposes = Une autre heure est proposée pour « { $title } » : { $at }. { $note }
gathering-proposed = Votre proposition d’une autre heure est chez qui anime { $community }. Tant que rien n’est déplacé, la date reste où elle est.
gathering-unproven = Un agenda a répondu pour vous à propos de « { $title } », et nous n’avons pas pu vérifier que c’était le vôtre. Pouvez-vous venir ?
gathering-stranger = L’invitation que vous avez acceptée était adressée à un membre de { $community }. Vous êtes maintenant sur la liste des invités qui attendent un mot de qui anime ; ce membre peut le voir.
