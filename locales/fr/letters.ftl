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
letter-for-you = Pour vous seul·e
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
# Ce pour quoi une communauté se réunit, au pied de ses lettres
letter-cause = { $community } : { $cause }
act-consent = ce que vous avez dit de la proposition

# Une proposition de changer la charte
proposal-letter-subject = Votre mot, s’il vous plaît : { $sections }
proposal-letter = { $name } propose de changer la charte de { $community } : { $sections }. Dites *OK*, ou bien *RÉSERVE*, *OBJECTION* ou *QUESTION* avec une ligne à vous, avant le { $day }.
proposal-letter-again = Les mots ont été revus : { $sections }, dans la charte de { $community }, sur proposition de { $name }. Ce qui a été dit avant ne compte plus. Dites *OK*, ou bien *RÉSERVE*, *OBJECTION* ou *QUESTION* avec une ligne à vous, avant le { $day }.
proposal-letter-words = Assez bon pour maintenant et assez sûr pour essayer suffit pour un OK. Une objection arrête tout jusqu’à ce que les mots soient revus.
proposal-letter-answers = Il faut les réponses de { $quorum } des { $asked } membres qu’on peut interroger. Le silence ne compte pas.
proposal-letter-silence = Votre charte dit que le silence approuve : si vous ne dites rien, vous dites oui.
proposal-letter-reads = Vous recevez ceci parce que vous êtes membre. Les membres lisent ce que vous répondez.
proposal-letter-why = Pourquoi
proposal-letter-now = Aujourd’hui, elle dit :
proposal-letter-new = Elle dirait :
proposal-letter-page = Toute la proposition, et ce que d’autres en disent
proposal-choice-ok = *OK* : assez bon pour maintenant
proposal-choice-concern = *RÉSERVE :* et ce qu’il faut garder en vue. Cela n’arrête rien
proposal-choice-object = *OBJECTION :* et ce qui irait mal. Cela arrête la proposition
proposal-choice-question = *QUESTION :* et ce que vous voulez savoir
proposal-how = Lequel est-ce ? Répondez d’abord par l’un de ces mots, puis par les vôtres. D’ici là rien n’est compté.
proposal-over = Cette proposition est réglée, ou son temps est passé. Vos mots sont ci-dessous ; la page de la charte dit ce qu’il en est.
proposal-said-ok = Vous avez dit OK.
proposal-said-ok-stopped = Vous avez dit OK. L’objection de quelqu’un d’autre tient, donc les mots sont d’abord revus ; puis on vous redemande.
proposal-said-concern = Votre réserve est gardée à côté de la proposition, où tous les membres la lisent. Elle n’arrête rien.
proposal-said-object = Vous avez fait une objection, et la proposition s’arrête. Qui l’a faite lit pourquoi, et peut revoir les mots ; puis on vous redemande.
proposal-question-kept = Votre question est chez qui a proposé cela et chez les personnes qui animent { $community }. Leur réponse vient par lettre. Vous pouvez encore dire OK, ou faire une objection.
proposal-agreed-subject = Convenu : { $sections }
proposal-agreed = Convenu : { $sections }, dans la charte de { $community }. { $answered } des { $asked } membres ont répondu, et aucune objection ne tient. Cela vaut dès aujourd’hui.
proposal-agreed-next = Assez bon pour maintenant : on y revient dans un an, ou quand quelqu’un propose mieux.
proposal-unanswered-subject = Pas réglé : { $sections }
proposal-unanswered = Trop peu de réponses : { $answered } des { $asked } membres, et il en faut { $quorum }. Rien n’a changé : { $sections }, dans la charte de { $community }.
proposal-unanswered-next = Qui l’a proposé peut demander encore une fois, ou en parler à la prochaine rencontre.
proposal-stopped-subject = Arrêté pour l’instant : { $sections }
proposal-stopped = Une objection arrête la proposition faite à { $community } : { $sections }. Rien n’est perdu : les mots peuvent être revus, et on redemande à tout le monde.
proposal-stopped-yours = Parlez avec la personne qui a fait l’objection. Puis revoyez les mots sur la page, ou retirez-y la proposition.
proposal-stopped-next = Qui l’a proposée peut maintenant revoir les mots. Si vous avez une idée, dites-la.
proposal-objects = Objection de { $name } :
proposal-keeps-in-sight = Une réserve de { $name }, à garder en vue :

# Les questions à la charte
question-subject = Une question sur la charte
question-asked = { $name } pose une question sur la charte de { $community }. Répondez, et vos mots lui reviennent comme réponse.
question-choice = Votre réponse : elle va à qui demande, et reste à côté de la question pour tous les membres.
question-answered-subject = Une réponse à votre question
question-answered = { $name } répond à ce que vous demandiez sur la charte de { $community }.
question-settled = Votre réponse est chez qui a demandé, et reste à côté de la question.
question-settled-before = Quelqu’un a déjà répondu. Cette réponse reste.

# Réseau ou communauté ?
fellowship-subject = Six chiffres sur { $community }
fellowship-letter = Six chiffres, s’il vous plaît, avant le { $day } : à quel point chaque ligne ci-dessous est-elle vraie, de 1 (pas du tout) à 5 (tout à fait) ?
fellowship-letter-counted = Vous recevez ceci parce que vous êtes membre. Seuls les totaux sont gardés : personne ne peut voir ce que vous avez dit, pas même nous. Rien n’est montré en dessous de cinq réponses.
fellowship-letter-page = À quoi cela sert, et ce qu’il en est sorti
fellowship-statement-1 = Nous partageons un souci, pas seulement des contacts.
fellowship-statement-2 = Je sais avec quoi d’autres ici se débattent.
fellowship-statement-3 = Nous faisons ou améliorons quelque chose ensemble.
fellowship-statement-4 = Je remarquerais qui manque.
fellowship-statement-5 = Nous avons un rythme.
fellowship-statement-6 = Je me sens un peu redevable envers ce groupe.
fellowship-how = Six chiffres de 1 à 5 sur une ligne, s’il vous plaît, un pour chacune de ces phrases.
fellowship-counted = Compté. Personne ne peut voir quels chiffres étaient les vôtres, donc ils ne se reprennent pas.
fellowship-counted-before = Vous avez déjà répondu, et chaque membre compte une fois.
fellowship-over = C’est clos. La page de la communauté dit ce qu’il en est sorti.

# À qui soutient
sponsor-letter-subject = Ce que vous pouvez voir de { $community }
sponsor-letter = Les personnes qui animent { $community } ont ouvert une page pour { $organisation }.
sponsor-letter-sees = Vous y voyez la charte, où en est la communauté, et ce qui a été promis. Entrez avec cette adresse.
sponsor-letter-not = Vous ne voyez ni qui en est ni ce qui s’y dit, et vous ne fixez pas de sujets. On apprend mieux quand personne ne regarde par-dessus l’épaule.
sponsor-letter-answer = Ce que vous répondez va aux personnes qui animent.
sponsor-letter-page = Votre page
clarity-subject = En une phrase : à quoi sert { $community } ?
clarity-letter = En une phrase à vous, et sans regarder : à quoi sert { $community } ? La première qui vient est la bonne. C’est ouvert jusqu’au { $day }.
clarity-choice = Une phrase. Trois mots suffisent.
clarity-letter-reads = Vous recevez ceci parce que vous êtes membre ; on le demande deux fois par an au plus. Les personnes qui animent lisent les phrases sans les noms, à la fin et s’il y en a cinq. Tous les membres voient combien disent la même chose.
clarity-letter-page = La même chose sur une page, et ce qu’il en est sorti :
clarity-kept = Merci. Votre phrase est gardée sans votre nom ; elle ne se reprend donc pas.
clarity-before = Vous avez déjà répondu, et chaque membre est interrogé une fois.
clarity-over = C’est clos. La page de la communauté dit ce qu’il en est sorti.
clarity-long = Une seule phrase, s’il vous plaît : 400 lettres au plus.
fellowship-choice = *4 3 5 2 4 4*, par exemple : un chiffre par ligne, dans leur ordre
letter-because-convenes = Vous recevez ceci parce que vous animez { $community }. Seules les personnes qui l’animent le reçoivent.

# Une heure à garder libre
hold-first = { $community } : première date, à garder libre
hold-how = Acceptez-la dans votre agenda, et vous avez répondu oui à la lettre qui l’accompagne. Refusez-la, et la réponse est non.
