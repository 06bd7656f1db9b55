# Les lettres qui demandent qui était là.

attendance-list-subject = Qui était là ? { $title }
attendance-list-lead = Qui était à « { $title } » de { $community } { $day } ? Ces personnes avaient dit qu’elles venaient.
attendance-list-all = *OUI* : toutes
attendance-list-but = *2 5* : toutes sauf celles-ci
attendance-list-heavy = *LOURD* : c’était lourd ; nous préparons un mot pour chacune
attendance-list-more = Et { $count } de plus, sur la page.
attendance-list-because = Vous recevez cette lettre parce que vous animez, ou avez accueilli.
attendance-list-reads = Les animateurs et les hôtes voient la liste, et chaque personne ce qui est dit d’elle. Qui se corrige soi-même a raison.
attendance-page = Toutes les personnes invitées, et celles dont ce n’est pas clair :
attendance-list-how = Nous n’avons pas compris qui était là. Répondez *OUI* pour toutes, ou les numéros de celles qui n’y étaient pas.
attendance-list-again = La dernière réponse compte. Qui a parlé pour soi-même garde sa réponse.
attendance-list-receipt = C’est noté pour « { $title } » : { $count ->
    [one] une personne était là
   *[other] { $count } personnes étaient là
  }{ $missing ->
    [0] .
    [one] , et une n’y était pas.
   *[other] , et { $missing } n’y étaient pas.
  }
attendance-heavy-receipt = « { $title } » est marquée comme lourde. Un mot pour chaque personne présente est préparé : à lire, à changer et à envoyer.
attendance-heavy-own = Si c’était lourd pour vous aussi, répondez *SOUTIEN* : quelqu’un vous répond à vous seul.
attendance-heavy-page = Les brouillons :
attendance-subject = Étiez-vous là ? { $title }
attendance-lead = Étiez-vous à « { $title } » de { $community } { $day } ? Ce n’était pas clair.
attendance-yes = *OUI*
attendance-part = *EN PARTIE*
attendance-no = *NON*
attendance-because = Vous recevez cette lettre parce que vous aviez dit peut-être, ou parce qu’un hôte n’était pas sûr.
attendance-reads = Les animateurs et les hôtes lisent votre réponse. Sans elle, leur liste vaut.
attendance-how = Nous n’avons pas compris si vous étiez là. Répondez *OUI*, *EN PARTIE* ou *NON*.
attendance-late = « { $title } » n’a pas commencé, est annulée, ou date de plus d’un mois : rien n’a été noté.
attendance-receipt-there = C’est noté : vous étiez à « { $title } ».
attendance-receipt-part = C’est noté : vous étiez à « { $title } » en partie.
attendance-receipt-away = C’est noté : vous n’étiez pas à « { $title } ». Personne ne demande pourquoi.
check-in-subject = Après « { $title } » : un mot de { $name }
check-in-lead = { $name } vous écrit après « { $title } » :
check-in-care = Si vous préférez parler à quelqu’un d’autre, répondez *SOUTIEN* : quelqu’un vous répond à vous seul.
check-in-reads = Vous recevez cette lettre parce que vous étiez là. Seuls les animateurs lisent votre réponse.
act-attendance = votre présence
act-attendance-list = votre liste de présence
act-heavy = la marque « lourd »
data-attendance = Votre présence aux rencontres
data-check-ins = Des mots pour vous après quelque chose de lourd
