# Les lettres qui partent. Les pages, elles, ne parlent encore qu'anglais : ce qui n'est pas dit ici est dit en anglais.
language-own-name = français

letter-dear = Bonjour { $name },
letter-foot = Guildhall, { $host }. Ni images, ni mouchards : nous ne voyons pas si vous avez ouvert cette lettre.

letter-passage-subject = Votre code pour entrer
letter-passage-code = est le code pour entrer.
letter-passage-asked = Quelqu’un a demandé à entrer sur { $host } avec cette adresse, dans { $browser }. Nous pensons que c’était vous.
letter-passage-browser = un navigateur qui n’a pas dit son nom
letter-passage-button = Ouvrir la page pour entrer
letter-passage-link = Ouvrez cette page dans le navigateur où vous l’avez demandé, et appuyez sur le bouton :
letter-passage-once = Le lien et le code servent une seule fois, pendant dix minutes.
letter-passage-elsewhere = Vous l’avez demandé sur un autre appareil ? Tapez-y le code.
letter-passage-not-you = Ce n’était pas vous ? Alors ne faites rien, et ne donnez le code à personne. Sans lui, nul n’entre.

letter-marker = -- { $level }. Écrivez votre réponse au-dessus de cette ligne. --
letter-marker-room = -- { $level } --
letter-level-0 = Niveau 0, ouvert
letter-level-0-text = Tout le monde peut le lire et le répéter, avec les noms.
letter-level-1 = Niveau 1, réseau
letter-level-1-text = À répéter au sein de nos communautés, avec les noms.
letter-level-2 = Niveau 2, Chatham House
letter-level-2-text = Servez-vous partout de ce que vous lisez ; ne dites jamais qui l’a dit, ni qui était là.
letter-level-3 = Niveau 3, entre membres
letter-level-3-text = Servez-vous-en dans votre travail ; ne dites jamais de qui cela vient.
letter-level-4 = Niveau 4, entre ces murs
letter-level-4-text = Seules les personnes présentes le lisent. Rien n’en figure dans cette lettre.
letter-level-5 = Niveau 5, scellé
letter-level-5-text = Seule la personne de confiance nommée le lit. Rien n’en voyage par courriel.

letter-and = { $first } et { $last }
letter-from = { $name } via { $community }

letter-post-writes = { $name } écrit :
letter-post-answers = { $name } répond à { $whom } :
letter-post-adds = { $name } ajoute :
letter-post-quoted = Le { $day }, { $name } a écrit :
letter-post-files = Trop gros pour une lettre, donc à prendre ici :
letter-post-goes-on = C’est une longue lettre. Lisez la suite sur sa page
letter-post-answer-all = Votre réponse va à tout le monde dans { $name }.
letter-post-answer-one = Votre réponse va à { $name } seulement.
letter-post-read = Toute la conversation :
letter-post-read-link = Lire toute la conversation
letter-post-less = Pour en recevoir moins, répondez *MUET* (cette conversation), *MOINS* ou *STOP*. Ou par un bouton :
letter-post-less-html = Pour en recevoir moins, répondez *MUET* (cette conversation), *MOINS* ou *STOP*, ou
letter-post-less-button = Pour en recevoir moins, par un bouton :
letter-post-less-button-html = Pour en recevoir moins,
letter-post-less-link = choisissez-le par un bouton
letter-list-foot = Ceci est la liste de { $community }.

letter-why-direct = Vous recevez ceci parce que cela vous répond.
letter-why-present = Vous recevez ceci parce que vous étiez là.
letter-why-follow = Vous recevez ceci parce que vous suivez cette conversation.
letter-why-each = Vous recevez ceci parce que vous avez demandé chaque lettre.
letter-why-list = Vous recevez ceci parce que vous êtes sur la liste.
letter-why-own = Vous recevez ceci parce que vous l’avez écrit : c’est parti à tout le monde.
letter-why-digest = Vous recevez ceci parce que c’est la lettre que vous avez choisie.
letter-why-asked = Vous recevez ceci parce que vous l’avez demandé.
letter-why-adopted = Vous recevez ceci parce que vous étiez sur la liste qui s’est installée ici.

letter-room-subject = Quelque chose s’est dit entre ces murs : { $community }
letter-room-text = Quelqu’un a écrit dans une pièce de { $community } dont vous êtes. Seules les personnes présentes peuvent le lire ; ce n’est donc pas dans cette lettre.
letter-room-answer = Ouvrez-la, et répondez là-bas. La page demande qui vous êtes, par une lettre à elle qui ouvre une seule fois. Une réponse à cette lettre-ci ne va nulle part.
letter-room-button = Ouvrir la pièce
letter-sealed-subject = Quelque chose vous attend : { $community }
letter-sealed-text = Quelque chose de scellé vous attend, comme personne de confiance de { $community }. Cela ne voyage jamais par courriel.
letter-sealed-answer = Ouvrez-le. La page demande qui vous êtes, par une lettre à elle qui ouvre une seule fois. Une réponse à cette lettre-ci ne va nulle part.

letter-foot-hosted = Sur un Guildhall hébergé par { $by }. Ni images, ni mouchards : nous ne voyons pas si vous avez ouvert cette lettre.

letter-digest-from = Votre Guildhall
letter-digest-subject-daily = Votre journée : { $parts }
letter-digest-subject-weekly = Votre semaine : { $parts }
letter-digest-subject-monthly = Votre mois : { $parts }
letter-digest-subject-rest = Ce qui avait été laissé de côté : { $parts }
letter-digest-asks = { $count ->
    [one] une demande
   *[other] { $said } demandes
}
letter-digest-talks = { $count ->
    [one] une conversation
   *[other] { $said } conversations
}
letter-digest-minutes = { $count ->
    [one] une minute
   *[other] { $said } minutes
}
letter-digest-morning = Bonjour { $name }.
letter-digest-afternoon = Bonjour { $name }.
letter-digest-evening = Bonsoir { $name }.
letter-digest-sum = Cette lettre et ce qu’elle demande prennent { $said } des { $budget } minutes que vous y consacrez.
letter-digest-sum-over = Cette lettre et ce qu’elle demande prennent { $said } minutes. Vous y consacrez { $budget } minutes, mais cette seule chose ne pouvait être plus courte.
letter-digest-sum-rest = { $count ->
    [one] Voici ce que votre lettre avait laissé de côté : environ une minute.
   *[other] Voici ce que votre lettre avait laissé de côté : environ { $said } minutes.
}
letter-digest-part-asks = demandes { $said }
letter-digest-part-reading = lecture { $said }
letter-digest-part-left = { $count ->
    [one] Il reste une minute.
   *[other] Il reste { $said } minutes.
}
letter-digest-how = Pour répondre, répondez simplement.
letter-digest-how-example = Commencez chaque ligne par son numéro : *1* et vos mots, ou *2 MUET*. Chacune va au bon endroit.
letter-digest-in = Dans { $community }.
letter-digest-named = { $count ->
    [one] Une nouvelle lettre, de { $names }.
   *[other] { $said } nouvelles lettres, de { $names }.
}
letter-digest-unnamed = { $count ->
    [one] Une nouvelle lettre. Les noms ne se disent pas ici.
   *[other] { $said } nouvelles lettres. Les noms ne se disent pas ici.
}
letter-digest-unanswered = { $count ->
    [one] { $names } écrit, et personne n’a encore répondu.
   *[other] { $names } ont écrit { $count } lettres, et personne n’a encore répondu.
}
letter-digest-offers = Vous proposez « { $offer } », vous savez donc peut-être.
letter-digest-yours = Vous y prenez part.
letter-digest-read = { $count ->
    [one] Une minute à lire.
   *[other] Environ { $said } minutes à lire.
}
letter-digest-read-and-answer = { $count ->
    [one] Une minute à lire, dix pour répondre.
   *[other] Environ { $said } minutes à lire, dix pour répondre.
}
letter-digest-read-link = Lire
letter-digest-reply = Répondez *{ $number }* et vos mots pour vous joindre, ou *{ $number } MUET*.
letter-digest-reply-ask = Répondez *{ $number }* et vos mots. Deux lignes suffisent largement.
letter-digest-mailto = Répondre au { $number }
letter-digest-left-out = Laissé de côté pour tenir dans vos { $budget } minutes : { $titles }. Répondez *PLUS* pour { $count ->
    [one] l’avoir
   *[other] les avoir
}.
letter-digest-left-out-more = Laissé de côté pour tenir dans vos { $budget } minutes : { $said } conversations, dont { $titles }. Répondez *PLUS* pour les avoir.
letter-digest-chosen-daily = Une lettre par jour vous parvient, à { $hour }, dans la limite de { $minutes } minutes par semaine.
letter-digest-chosen-weekly = Une lettre par semaine vous parvient, le { $day } à { $hour }, dans la limite de { $minutes } minutes.
letter-digest-chosen-monthly = Une lettre par mois vous parvient, le premier { $day } à { $hour }, dans la limite de { $minutes } minutes par semaine.
letter-digest-change = Répondez *MOINS*, *QUOTIDIEN* ou *15 MINUTES* pour changer cela.
letter-digest-leave = Répondez *ABSENT 2 SEMAINES* pour souffler, ou *STOP* pour arrêter. Personne ne demande pourquoi. Par un bouton :
letter-digest-leave-html = Répondez *ABSENT 2 SEMAINES* pour souffler, ou *STOP* pour arrêter. Personne ne demande pourquoi. Ou
letter-digest-account-link = Comment les lettres vous parviennent

letter-adopted-subject = { $community } a déménagé
letter-adopted-moved = Votre liste { $community } continue à un nouvel endroit, avec les mêmes personnes. Vous n’avez rien à faire : les lettres arrivent à cette adresse comme avant, et vos anciennes conversations reprennent où elles en étaient.
letter-adopted-write = Écrivez à tout le monde à { $address }. Pour répondre à une lettre, répondez-y.
letter-adopted-archive = Tout ce qui s’est dit est gardé, et les membres peuvent y chercher :
letter-adopted-less = Répondez à cette lettre *MOINS*, *CONDENSÉ* (une lettre par semaine) ou *STOP* si vous préférez en recevoir moins. Nous ne le disons qu’une fois.

letter-given-up-subject = Des lettres à { $address } sont revenues
letter-given-up-what = Les lettres à { $address } nous revenaient sans cesse ; nous n’y envoyons donc plus rien.
letter-given-up-why = Son serveur de courrier dit : { $why }
letter-given-up-until = Jusqu’à nouvel ordre, vos lettres vont à { $other }. Vous êtes membre comme avant.
letter-given-up-then = L’ancienne adresse fonctionne de nouveau ? Dites-le à qui anime la communauté : un bouton suffit pour la réessayer. Vos adresses figurent dans votre compte :
letter-given-up-button = Voir vos adresses

letter-post-documents = À lire et à commenter. Les commentaires par réponse se rassemblent dans la conversation :
document-text = un texte partagé
document-table = un tableau partagé
document-slides = des diapositives partagées
document-form = un formulaire
document-file = un fichier partagé
document-pad = un bloc où tout le monde écrit
document-open = Toute personne qui a l’adresse peut l’ouvrir.
document-asked = La personne à qui il appartient dit qui peut l’ouvrir.

loop-subject = Une lettre à moi-même
loop-lead = La personne qui fait tourner ce Guildhall voulait savoir si ses lettres partent et arrivent. Celle-ci a fait le tour. Vous n’avez rien à faire.
loop-answer = Elle a fait le tour.
