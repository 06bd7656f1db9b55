# La lettre qui demande de quoi l’on a besoin à une rencontre.

needs-subject = De quoi avez-vous besoin ce jour-là ? { $title }
needs-again-subject = Encore une fois : de quoi avez-vous besoin ? { $title }
needs-lead = Vous venez à « { $title } » de { $community } { $day }. À quoi les hôtes doivent-ils veiller ? Répondez aux lignes qui comptent, en quelques mots.
needs-choice-food = *1 végétarien, sans noix* : repas
needs-choice-access = *2 fauteuil, salle calme* : pour y être à l’aise
needs-choice-travel = *3 une aide pour le billet* : trajet et nuits
needs-choice-none = *AUCUNE* : rien
needs-because = Vous recevez cette lettre parce que vous avez dit que vous venez.
needs-reads = Les hôtes lisent combien de personnes ont besoin de quoi, et vos mots sans votre nom. Tout est effacé trente jours après la rencontre.
needs-page = Ou cochez sur cette page :
needs-how = Nous n’avons pas compris de quoi vous avez besoin. Répondez par des lignes numérotées : 1 pour les repas, 2 pour y être à l’aise, 3 pour le trajet et les nuits ; ou *AUCUNE*.
needs-receipt = C’est noté pour « { $title } » ; les hôtes le voient sans votre nom. Pour que cela reste privé, rien n’est répété ici.
needs-receipt-none = C’est noté : rien de particulier pour « { $title } ».
needs-receipt-food = Ce que nous avons : quelque chose sur les repas.
needs-receipt-access = Ce que nous avons : quelque chose pour y être à l’aise.
needs-receipt-travel = Ce que nous avons : quelque chose sur le trajet et les nuits.
needs-over = « { $title } » est passée ou annulée : rien n’a été gardé.
act-needs = ce dont vous avez besoin
data-needs = Ce dont vous avez besoin aux rencontres
