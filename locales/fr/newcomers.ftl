## Lettres à qui vient d’arriver

newcomer-because = Vous recevez ceci parce que vous avez rejoint { $community } il y a peu. Ne pas répondre ne change rien.
newcomer-reads = Les membres lisent ce que vous dites de vous. Ce qui vous aide à participer reste entre vous et les animateurs.
profile-letter-subject = Quelques lignes sur vous : { $community }
profile-letter = Pour que d’autres vous trouvent : répondez par un numéro et quelques mots. Laissez ce que vous voulez.
profile-letter-again = Une seconde et dernière fois : quelques lignes sur vous, pour que d’autres vous trouvent. Laissez ce que vous voulez.
profile-line-1 = *1* ce que vous pratiquez maintenant : « Je tiens un café de réparation. »
profile-line-2 = *2* ce dont vous avez besoin, ou ce qui vous bloque
profile-line-3 = *3* ce que vous pouvez offrir
profile-line-4 = *4* ce qui vous aide à participer : sous-titres, plain-pied, une ligne téléphonique ...
profile-line-5 = *5* le nom à employer
profile-letter-how = Une ligne chacun, comme « 1 Je tiens une outilthèque ». Les lignes sans numéro sont prises dans cet ordre.
profile-kept = C’est gardé :
profile-kept-practice = Ce que vous pratiquez maintenant : { $what }
profile-kept-seeks = Ce dont vous avez besoin : { $what }
profile-kept-offers = Ce que vous offrez : { $what }
profile-kept-access = Ce qui vous aide à participer : { $what }
profile-kept-name = Votre nom : { $what }
buddy-newcomer = { $name } parlerait volontiers vingt minutes avec vous, pour que vous arriviez bien dans { $community }.
buddy-buddy = { $name } vient de rejoindre { $community }. Parleriez-vous vingt minutes ensemble cette semaine ?
buddy-yes = *OUI* : quand vous l’avez dit tous les deux, chacun reçoit l’adresse de l’autre.
buddy-later = *PLUS TARD* : on vous redemande dans une semaine.
buddy-switch = *CHANGER* : quelqu’un d’autre, sans raison à donner.
