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
