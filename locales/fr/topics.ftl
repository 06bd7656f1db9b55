# Les sujets des membres : les lettres

topics-subject = Qu’est-ce qui vous occupe ? { $title }, { $day }
topics-lead = « { $title } » de { $community } a lieu { $day }, et l’ordre du jour est à vous. De quoi aimeriez-vous parler ? Une ligne suffit.
topics-choice = *SUJET : passer le relais sans perdre personne*
topics-none = *AUCUN* : rien cette fois
topics-until = Les sujets sont pris jusqu’à { $until } ; ensuite tout le monde les classe.
topics-because = Vous recevez ceci parce que vous êtes membre. Les membres voient votre sujet avec votre nom.
topics-dots-because = Vous recevez ceci parce que vous êtes membre. Personne ne voit qui a mis ses points où.
topics-page = Ou sur cette page, avec les sujets des autres :
topics-receipt = Votre sujet est avec les autres : « { $what } ».
topics-none-receipt = Très bien. Vous pouvez venir sans rien d’autre que vous.
topics-over = Les sujets et les points de cette rencontre sont clos : les vôtres sont arrivés trop tard pour compter. Apportez-les avec vous.
topics-one-each = Qui anime pose un sujet au plus, et il y en a déjà un : l’ordre du jour est aux membres. Demandez à un membre d’apporter le vôtre.
topics-many = Il y a autant de sujets qu’une rencontre peut en porter. Mettez vos points là où le vôtre trouve le mieux sa place.
topics-how = Nous n’avons pas trouvé de sujet dans votre lettre. Écrivez-le en une ligne, comme : SUJET : passer le relais sans perdre personne.
topics-dots-subject = { $each ->
    [one] Où mettez-vous votre point ? { $title }
   *[other] Où mettez-vous vos { $each } points ? { $title }
  }
topics-dots-lead = { $each ->
    [one] Duquel de ces sujets devrions-nous parler à « { $title } », { $day } ? Répondez par son numéro.
   *[other] Desquels de ces sujets devrions-nous parler à « { $title } », { $day } ? Vous avez { $each } points, { $most } au plus pour un même sujet. Répondez par les numéros, comme *3 3 7*.
  }
topics-dots-choice = *{ $number }* { $what }
topics-dots-until = Les points sont pris jusqu’à { $until }. Personne ne voit de compte avant cela, et chacun reçoit la liste dans un autre ordre.
topics-dots-receipt = Vos points sont sur { $numbers }. La dernière réponse compte.
topics-dots-left = Ceux-ci étaient de trop, ou ne désignent rien ici, et ne comptent pas : { $numbers }.
topics-dots-how = Nous n’avons pas compris où vous mettez vos points. Répondez par des numéros de la liste.
act-topic = votre sujet
act-dots = vos points
problem-topics-convenor = Qui anime pose un sujet au plus, et il y en a déjà un
problem-topics-many = Il y a autant de sujets qu’une rencontre peut en porter, ou cinq de vous
problem-topics-number = Aucun de ces numéros n’est un sujet
