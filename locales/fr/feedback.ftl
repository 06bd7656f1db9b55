# Les lettres qui demandent comment c’était.

feedback-subject = Comment était-ce ? { $title }
feedback-lead = Comment était « { $title } » de { $community } ? Trois nombres de 1 (pas du tout) à 5 (très) : était-ce utile, agréable, pouvait-on parler librement ? Derrière eux, une chose que vous changeriez.
feedback-choice = *4 5 5 des pauses plus courtes*
feedback-share = *PARTAGEZ* derrière : les membres peuvent lire ces mots mêmes
feedback-away = *NON* : je n’y étais pas
feedback-because = Vous recevez cette lettre parce que vous aviez dit que vous veniez.
feedback-reads = Seuls des comptes sont gardés, et montrés dès que cinq personnes ont répondu. Les animateurs lisent votre changement sans votre nom, après { $until }. Aussi possible, sur une ligne à part : *JE VAIS appeler Ben avant le 3 juin*.
feedback-last = La dernière fois, vous avez dit : { $said } Nous avons changé : { $answer }
feedback-last-changed = Depuis la dernière fois, nous avons changé : { $answer }
feedback-page = Ou sur cette page :
feedback-receipt = C’est compté pour « { $title } », sans votre nom. On ne peut pas le reprendre : personne ne sait quelle réponse est la vôtre.
feedback-before = Vous avez déjà répondu sur « { $title } », et cela compte. Personne ne sachant quelle réponse est la vôtre, elle ne peut pas être changée.
feedback-over = Les réponses sur « { $title } » sont closes : la vôtre n’a pas été comptée. Dites-le aux animateurs : répondez *PRIVÉ* et vos mots.
feedback-how = Nous n’avons pas compris comment c’était. Répondez par trois nombres de 1 à 5, comme *4 5 5*, et derrière eux une chose que vous changeriez.
feedback-said-subject = Ce qui a été dit de { $title }
feedback-said-few = { $count ->
    [0] Personne n’a
    [one] Une personne a
   *[other] { $count } personnes ont
  } répondu sur « { $title } » de { $community }. De moins de cinq, rien n’est montré, pas même à vous.
feedback-said-lead = { $count } personnes ont répondu sur « { $title } » de { $community }. Chaque chose à changer reçoit une réponse : ce que vous avez changé, ou pourquoi pas maintenant.
feedback-mean = { $what } : { $mean }
feedback-alike = presque tous d’accord
feedback-useful = Utile
feedback-enjoyable = Agréable
feedback-freely = On pouvait parler librement
feedback-is-shared = les membres peuvent lire ces mots
feedback-answer-changed = *1 Les pauses durent dix minutes* : ce que vous avez changé
feedback-answer-not = *2 PLUS TARD, la salle est prise jusqu’en mai* : pourquoi pas
feedback-said-because = Vous recevez cette lettre parce que vous animez.
feedback-said-reads = Les membres lisent vos réponses, et les mots mêmes seulement si leur auteur l’a dit.
feedback-said-page = Ou sur cette page, avec ce qui a été dit dans vos mots :
feedback-answer-how = Une réponse était vide, ou plus longue qu’une ligne. Dites ce que vous avez changé, ou *PLUS TARD* et pourquoi.
feedback-answer-receipt = { $count ->
    [one] Une réponse est gardée
   *[other] { $count } réponses sont gardées
  }. Les membres les voient sur la page, et ce que vous avez changé figure dans la prochaine lettre qui les interroge.
feedback-answer-again = La dernière réponse compte.
data-feedback = Que l’on vous a demandé comment était une rencontre
