# Ce qui répond aux lettres qui arrivent : reçus, questions, ce qui attend, ce qui est réglé. Les mots entre étoiles se répondent.
answer-marker = -- Écrivez votre réponse au-dessus de cette ligne. --
answer-reply = Vous pouvez répondre par
answer-from = Guildhall
answer-receipt-subject = C’est fait, comme vous l’avez demandé
answer-question-subject = Une question avant de le faire
answer-no-subject = (sans objet)
answer-undo = *ANNULER* revient en arrière, pendant un jour.
answer-choice-help = *AIDE* montre tous les mots que vous pouvez répondre.
answer-choice-leave = *QUITTER* si vous changez d’avis. Personne ne demande pourquoi.
answer-choice-catch-up = *RATTRAPER* vous envoie ce qui s’est dit jusqu’ici.
answer-choice-correct = *CORRIGER* et ce qui est faux.
answer-choice-delete = *EFFACEZ-MOI* si vous voulez que tout disparaisse. Nous demandons encore une fois avant de le faire.
answer-day = { $day } { $month } { $year }
letter-earlier = Lettre précédente

answer-posted = Vos mots sont dans « { $subject } », pour tout le monde dans { $community }.
answer-rests = La communauté se repose jusqu’au { $day } : vos mots sont sur sa page, et partent par lettre quand elle reprend.
answer-ended = { $community } s’est achevée ; vos mots n’y ont pas été ajoutés.
answer-ended-archive = Ce qui s’y est dit reste, et peut se lire. Vos mots sont ci-dessous, pour que vous les ayez.
answer-ended-page = Ce qui s’y est dit :
answer-number-posted = vos mots sont dans « { $subject } ».
answer-files-left = { $count ->
    [one] Un fichier était trop gros et n’y est pas. Votre lettre entière est gardée ici pendant un mois.
   *[other] { $count } fichiers étaient trop gros et n’y sont pas. Votre lettre entière est gardée ici pendant un mois.
}
answer-was-me = Merci. Vos mots sont maintenant dans { $community }.
answer-was-not-me = Merci. Rien n’a été publié, et nous avons mis cette lettre de côté.
answer-settled-before = C’était déjà réglé. Rien n’a changé.
answer-mute = plus de lettres sur « { $subject } ».
answer-follow = vous recevez chaque réponse dans « { $subject } ».
answer-narrow = « { $topic } » est laissé hors de vos lettres de { $community }. Les autres continuent à le lire.
answer-mute-which = Quelle conversation ? Répondez MUET à une lettre qui en parle, ou MUET et son numéro à votre liste de conversations.
answer-less = Moins, donc : au plus { $mails } lettres par semaine, environ { $minutes } minutes, en une seule lettre { $rhythm }.
answer-more = Plus, donc : au plus { $mails } lettres par semaine, environ { $minutes } minutes, en une seule lettre { $rhythm }.
answer-no-further = Vous êtes déjà au bout : { $mails } lettres par semaine, environ { $minutes } minutes, en une seule lettre { $rhythm }.
answer-amount = Au plus { $mails } lettres par semaine, environ { $minutes } minutes.
answer-rest = Bon repos. Aucune question ne vous est posée jusqu’à ce que vous répondiez RETOUR. Vos lettres continuent.
answer-stop = C’est arrêté. Nous ne vous envoyons plus que ce que vous demandez. RETOUR recommence.
answer-pause = Jusqu’au { $day }, nous ne vous envoyons que ce que vous demandez.
answer-pause-back = *RETOUR* y met fin plus tôt. Cela ne gêne personne.
answer-pause-when = Jusqu’à quand ? Répondez PAUSE 3 SEMAINES, ou PAUSE JUSQU’AU 1 SEPTEMBRE.
answer-back = Heureux de vous revoir. Les lettres arrivent comme avant.
answer-rhythm = Votre lettre vous parvient désormais { $rhythm }.
answer-rhythm-daily = chaque jour
answer-rhythm-weekly = chaque semaine
answer-rhythm-monthly = chaque mois
answer-rhythm-never = jamais
answer-each = Chaque lettre de { $community } vous parvient seule, dès qu’elle est écrite.
answer-digest = Ce que dit { $community } vous parvient dans votre lettre unique.
answer-offer = Ceci figure maintenant dans votre profil dans { $community }, où les autres le trouvent :
answer-offer-empty = Que pouvez-vous apporter ? Répondez OFFRE : et une ligne, par exemple OFFRE : deux remorques, et la patience de les charger.
answer-ask-empty = Que voulez-vous demander ? Répondez DEMANDE : et votre question. Toute la communauté peut y répondre.
answer-name = Vous vous appelez désormais { $name }, dans toutes les communautés de cette maison.
answer-correct = La personne qui anime { $community } a vos mots, et s’en occupe.
answer-correct-what = Qu’est-ce qui est faux ? Répondez CORRIGER NOM et le nom que vous voulez, CORRIGER ADRESSE et une autre adresse à vous, ou CORRIGER : et ce qui doit changer.
answer-address-ask = { $name } dit que cette adresse est aussi la sienne. Est-ce la vôtre, et voulez-vous écrire d’ici ?
answer-address-asked = Nous avons écrit à { $address }. Répondez à cette lettre depuis là, et l’adresse est à vous.
answer-address-added = { $address } est à vous maintenant : ce que vous en écrivez compte comme de vous.
answer-address-taken = { $address } appartient déjà à quelqu’un ; rien n’a changé.
answer-delegate = { $address } peut désormais répondre aux dates pour vous.
answer-delegate-never = Rien d’autre, jamais : ni messages, ni votes, ni accord, rien en votre nom.
answer-delegate-who = Qui ? Répondez DÉLÉGUER et son adresse, par exemple DÉLÉGUER pa@example.org pour les dates.
answer-in-full = Le plus récent de « { $subject } ». Répondez, et vos mots y vont.
answer-more-sent = cela vient dans une lettre à part.
answer-passed-on = une personne qui anime la communauté l’a, et le transmet.
answer-room-not-by-letter = Ce qui se dit dans cette pièce ne s’envoie pas par lettre. Cela se lit sur sa page.

answer-undone = Repris : { $act }.
answer-undo-nothing = Il n’y a rien, depuis hier, qui puisse être repris.
answer-undo-late = Cela ne peut plus être repris : il y a plus d’un jour, ou c’est déjà fait.
act-posted = votre message
act-wish = ce que vous vouliez d’une conversation
act-left = votre départ
act-alumni = ce que vous aviez dit de garder contact
act-accepted = ce que vous aviez laissé passer
act-rejected = ce que vous n’aviez pas laissé passer
act-delegate = votre assistance
act-name = votre nom
act-offer = ce que vous proposiez
act-delivery = comment les lettres d’une communauté vous parviennent
act-narrow = le sujet que vous aviez laissé de côté
act-reach = comment les lettres vous parviennent

answer-help-subject = Tous les mots que vous pouvez répondre
answer-help = Vous pouvez tout faire en répondant à une lettre. Écrivez le mot d’abord ; le reste de votre lettre dit ce que vous voulez.
answer-help-stranger = Voici les adresses de { $community }. Une personne lit ce que vous écrivez.
answer-help-answer = Tout autre mot va à la conversation dont parle la lettre.
answer-help-less = *MOINS* ou *PLUS* : moins de lettres, ou davantage. *2 PAR SEMAINE*, *15 MINUTES* : exactement cela.
answer-help-stop = *STOP* : plus rien que ce que vous demandez.
answer-help-pause = *PAUSE 3 SEMAINES*, *ABSENT JUSQU’AU 1 SEPTEMBRE* : rien d’ici là. *RETOUR* y met fin.
answer-help-rest = *REPOS* : aucune question ne vous est posée.
answer-help-rhythm = *QUOTIDIEN*, *HEBDOMADAIRE*, *MENSUEL* : quand vient votre lettre. *CHAQUE LETTRE* : chaque message aussitôt. *CONDENSÉ* : seulement la lettre unique.
answer-help-mute = *MUET* ou *SUIVRE* : cette conversation. *MUET 3* : la troisième d’une liste. *MUET jardins* : un sujet.
answer-help-who = *QUI* : qui lit ce que vous répondez ici.
answer-help-catch-up = *RATTRAPER* : ce qui s’est dit jusqu’ici.
answer-help-ask = *DEMANDE :* et une question à tout le monde. *SUJET :*, *RÉCIT :*, *REMERCIER*, *PRÉSENTATION* et des mots : la personne qui anime les a.
answer-help-offer = *OFFRE :* et ce que vous pouvez apporter.
answer-help-will = *JE VAIS appeler Ben avant le 3 juin* : ce que vous ferez ; on vous demande ce jour-là ce que c’est devenu
answer-help-private = *PRIVÉ* et des mots : pour les seules personnes qui animent.
answer-help-care = *SOUTIEN* ou *LOURD*, avec des mots ou sans : une personne de confiance répond sous un jour ouvré.
answer-help-undo = *ANNULER* : revient sur ce que vous avez fait en dernier, pendant un jour.
answer-help-my-data = *MES DONNÉES* : tout ce qui est gardé de vous. *MIROIR* : votre propre année.
answer-help-delete = *EFFACEZ-MOI* : tout disparaît. Nous demandons encore une fois avant de le faire.
answer-help-name = *CORRIGER NOM* et votre nom. *CORRIGER ADRESSE* et une autre adresse à vous.
answer-help-delegate = *DÉLÉGUER* et une adresse : quelqu’un qui peut répondre aux dates pour vous.
answer-help-leave = *QUITTER* : fait aussitôt. Puis *GARDER MON NOM* ou *SANS MON NOM*, *ALUMNI OUI* ou *ALUMNI NON*, et *RETOUR* à tout moment.
answer-help-addresses = À tout le monde : { $post }. Aux seules personnes qui animent : { $convenor }. À une personne de confiance : { $care }. Pour entrer : { $join }. Pour partir : { $leave }. Pour cette lettre : { $help }.

answer-who-subject = Qui lit ceci
answer-who = { $count ->
    [one] Un membre de { $community } peut le lire.
   *[other] { $count } membres de { $community } peuvent le lire.
}
answer-catch-up-subject = Ce qui s’est dit jusqu’ici
answer-catch-up = De quoi parle { $community }, le plus récent d’abord.
answer-catch-up-line = { $number }. « { $subject } », lancé par { $name }, { $count ->
    [one] une lettre
   *[other] { $count } lettres
}
answer-catch-up-empty = Rien ne s’est encore dit. Vous pourriez commencer.
answer-catch-up-follow = *2 SUIVRE*, *2 MUET*, *2 PLUS* : pour suivre le numéro deux, ne plus le recevoir, ou le lire.
answer-catch-up-answer = *2 :* et vos mots, pour répondre dans le numéro deux.

answer-numbers = { $count ->
    [one] C’est fait :
   *[other] C’est fait, { $count } choses :
}
answer-no-number = { $number } : il n’y a pas ce numéro dans cette lettre.
answer-number-how = dites ce que vous en voulez : SUIVRE, MUET, PLUS, ou deux-points et vos mots.
answer-number-unplaced = Ces mots ne sont allés nulle part, parce qu’ils suivent un de nos mots : « { $words } ». Renvoyez-les derrière un numéro.
answer-held-how = dites ACCEPTER, ou REFUSER et une raison.
answer-which = Où vont ces mots ? Répondez par le numéro. Ils sont gardés ici pendant une semaine.
answer-which-held = Plusieurs attendent. Répondez par les numéros, par exemple 1 ACCEPTER.
answer-nowhere = Nous ne savons pas où vont ces mots : la lettre à laquelle vous répondez ne parle d’aucune conversation en particulier. Rien n’a été publié.
answer-empty = Votre lettre était vide, ou ne contenait que ce à quoi vous répondiez. Rien n’a été fait.
answer-over = La lettre à laquelle vous répondez est trop ancienne. Rien n’a été fait ; voici vos mots, pour que vous puissiez les renvoyer.
answer-nothing-done = Rien n’a été fait.
answer-stolen-subject = Quelqu’un d’autre a répondu à une de vos lettres
answer-stolen = { $address } a répondu à une lettre que nous vous avions envoyée : « { $subject } ».
answer-stolen-nothing = Rien n’a été fait en votre nom. Si vous avez transmis la lettre, cette personne peut nous écrire de sa propre adresse.
answer-stolen-yours = Si cette adresse est à vous, répondez CORRIGER ADRESSE et l’adresse à n’importe laquelle de nos lettres, et nous y poserons la question.
refused-subject = Cela n’a pas pu se faire
refused-lead = Nous avons votre lettre, et n’avons pas pu faire ce qu’elle demande.
refused-members = Vous n’êtes pas membre de cette communauté, ou ne l’êtes plus.
refused-no-community = La lettre à laquelle vous répondez n’est d’aucune communauté en particulier. Répondez à une lettre de celle dont vous parlez.
refused-not-allowed = C’est à quelqu’un d’autre de le faire.
refused-not-found = Ce dont il s’agit n’est plus là, ou n’est pas pour vos yeux.
refused-gone = Cela a été retiré, ou il y a trop longtemps.
refused-conflict = Quelqu’un d’autre l’a fait entre-temps.
refused-invalid = Quelque chose n’y peut être pris tel quel :

answer-private = Les personnes qui animent { $community } ont vos mots, et personne d’autre. L’une d’elles vous répond.
answer-to-convenors = Les personnes qui animent { $community } ont vos mots. L’une d’elles vous répond.
answer-note-re = Re: { $subject }
answer-note-from = { $name }, qui anime { $community }, vous écrit :
answer-note-back = Votre réponse revient aux personnes qui animent.
answer-note-sent = Votre réponse est en route vers { $name }.
answer-later = Cela n’a pas encore sa place ici. Une personne qui anime { $community } l’a : { $what }.
answer-later-empty = Et que voulez-vous dire ? Écrivez-le derrière le mot, et une personne qui anime le reçoit.
answer-mirror = Nous ne pouvons pas encore vous montrer votre année, et n’avons dit à personne que vous l’avez demandé. MES DONNÉES vous envoie tout ce qui est gardé de vous.
answer-kind-story = un récit
answer-kind-topic = un sujet
answer-kind-thank = des remerciements
answer-kind-used = quelque chose qui a servi
answer-kind-intro = l’envie d’une mise en relation
answer-held-day = Votre lettre est ici, et part le { $day }.
answer-held-word = Votre lettre est ici. Elle va aux membres de { $community } dès qu’une personne qui anime l’a lue.
answer-waits-subject = Votre lettre est ici, et attend
answer-waits = Votre lettre à { $community } est ici. Elle va à ses membres dès qu’une personne qui anime l’a lue.
answer-waits-how = Vous n’avez rien à faire. Nous n’écrivons ceci qu’une fois ; vos lettres suivantes attendent de la même façon.

answer-care-danger = Si quelqu’un est en danger maintenant, appelez d’abord votre numéro d’urgence. En cas de danger grave, une personne de confiance peut transmettre ce qu’il faut pour aider, et rien de plus.
answer-care-nobody = { $community } n’a pas encore nommé de personne de confiance ; personne n’a donc été prévenu. PRIVÉ et vos mots atteignent les seules personnes qui l’animent.
answer-care-stranger = Vous êtes entendu. Une personne de confiance lit votre lettre, et personne d’autre. Elle vous répond sous un jour ouvré.
answer-care-thread = A demandé une personne de confiance
answer-care-word = A demandé une personne de confiance, d’un mot.
answer-heavy-word = A dit que c’était lourd, d’un mot.
care-subject = Quelqu’un demande une personne de confiance : { $community }
care-lead = Quelqu’un dans { $community } demande une personne de confiance.
care-page = Qui c’est et ce qui est dit n’est pas dans cette lettre. C’est scellé, pour les seules personnes de confiance.
care-open = Ouvrez-le ici :

answer-join-asked = Merci. Une personne qui anime { $community } dit oui ou non, et vous le saurez.
answer-join-already = Vous êtes déjà membre de { $community }.
answer-joined-subject = Bienvenue dans { $community }
answer-joined = Vous êtes membre de { $community }. C’est bien que vous soyez là.
answer-joined-how = Écrivez à { $address } pour lancer une conversation. Pour répondre à une lettre, répondez-y.
answer-left-subject = Vous êtes parti
answer-left = Vous avez quitté { $community }. Plus rien ne vous en parvient. Merci de ce que vous avez donné.
answer-left-before = Vous n’êtes pas membre de { $community }. Il n’y a rien à quitter.
answer-left-name = Ce que vous avez écrit reste, sous votre nom. Si vous le préférez sans, dites-le.
answer-leave-which = Quelle communauté ? Écrivez à une de ces adresses, ou répondez QUITTER à une de ses lettres.
answer-leave-ask = Quelqu’un a écrit que vous voulez quitter { $community }. Nous n’avons pas pu savoir si c’était vous.
answer-keep-name = *GARDER MON NOM* : vos messages restent sous votre nom. Pas de réponse veut dire la même chose.
answer-no-name = *SANS MON NOM* : vos messages deviennent ceux d’un ancien membre. C’est sans retour.
answer-alumni-yes = *ALUMNI OUI* : une lettre par trimestre au plus. *ALUMNI NON* : aucune.
answer-return = *RETOUR* : à tout moment, et vous revoilà.
answer-name-kept = Vos messages restent sous votre nom.
answer-no-name-first = Votre nom reste tant que vous êtes membre : d’autres y répondent. Répondez d’abord QUITTER, puis SANS MON NOM.
answer-name-gone = { $count ->
    [one] Un message de vous est maintenant d’un ancien membre.
   *[other] { $count } messages de vous sont maintenant d’un ancien membre.
}
answer-name-gone-mail = Les lettres que d’autres ont dans leur boîte, nous ne pouvons les changer.
answer-alumni = Vous êtes un ami de { $community } : une lettre par trimestre au plus.
answer-alumni-no = Plus rien ne vous parvient de { $community }.
answer-confirm-yes = *OUI*
answer-confirm-no = *NON* : rien n’est fait.
answer-confirm-how = Répondez OUI ou NON, s’il vous plaît. Pas de réponse veut dire non.

answer-data-subject = Tout ce qui est gardé de vous
answer-data = Tout ce que nous gardons de vous est dans les deux fichiers : l’un à lire, l’autre pour les programmes.
answer-data-section = { $what } : { $count }
answer-data-how = Les notes d’autres personnes à votre sujet en font partie.
data-person = Vous
data-addresses = Adresses
data-memberships = Communautés
data-posts = Messages
data-wishes = Conversations que vous suivez ou non
data-drafts = Mots que vous n’avez pas envoyés
data-sessions = Navigateurs
data-receipts = Ce que vous avez fait par lettre
data-delegates = Assistance
data-notes = Notes, et ce qui attendait
data-letters = Lettres à vous
data-dates = Vos réponses sur les dates
data-foundings = Les communautés que vous avez commencées
data-journal = Ce que le journal dit de vous
answer-erase-subject = Avant de vous effacer
answer-erase = Vous nous avez demandé de vous effacer. C’est sans retour ; nous demandons donc encore une fois.
answer-erase-posts = { $count ->
    [one] Un message de vous est ici.
   *[other] { $count } messages de vous sont ici.
}
answer-erase-communities = { $count ->
    [one] Vous êtes d’une communauté.
   *[other] Vous êtes de { $count } communautés.
}
answer-erase-mail = Les lettres que d’autres ont dans leur boîte, nous ne pouvons les rappeler.
answer-erase-backups = Les sauvegardes faites avant les contiennent encore, jusqu’à ce que la personne qui tient la maison les supprime.
answer-erase-keep = *EFFACEZ-MOI { $code }* : tout ce qui vous concerne disparaît ; vos messages restent, d’un ancien membre.
answer-erase-all = *TOUT EFFACER { $code }* : vos messages disparaissent aussi.
answer-erase-no = *NON*, ou pas de réponse : rien n’est fait.
answer-erase-code = Répondez par le mot et le code de notre lettre. Rien n’a été fait.
answer-erased-subject = Vous êtes effacé
answer-erased = Tout ce qui vous concernait a disparu. Merci de ce que vous avez donné.

held-subject = { $count ->
    [one] Une chose attend votre mot : { $community }
   *[other] { $count } choses attendent votre mot : { $community }
}
held-lead = { $count ->
    [one] Une chose attend une personne qui anime { $community }. Le premier mot compte ; les autres sont prévenus.
   *[other] { $count } choses attendent une personne qui anime { $community }. Le premier mot compte ; les autres sont prévenus.
}
held-line-post = { $from } écrit : « { $subject } »
held-line-joiner = { $from } aimerait rejoindre la communauté.
held-page = Ou voyez tout ce qui attend ici :
held-accept = *ACCEPTER* laisse passer.
held-reject = *REFUSER* et une raison, qui est transmise.
held-accept-number = *1 ACCEPTER* laisse passer le premier. *1 2 ACCEPTER* : les deux.
held-reject-number = *2 REFUSER* et une raison, qui est transmise.
held-stranger = Ce n’est pas un membre.
held-stranger-unproven = Ce n’est pas un membre, et rien ne prouve que l’adresse est la sienne.
held-token = Cela répond à une lettre adressée à quelqu’un d’autre. Ce n’est pas un membre.
held-unproven = Rien ne prouve que la lettre vient de qui elle le dit.
held-joiner = La promesse est acceptée.
held-private = Pour les seules personnes qui animent.
held-to-convenor = Écrit à l’adresse des personnes qui animent.
held-to-convenor-unproven = Écrit à l’adresse des personnes qui animent. Rien ne prouve que la sienne est bien la sienne.
held-new = C’est son premier message ici.
held-all = Chaque message attend ici une personne qui anime.
held-day = Il part à son jour.
held-young = Membre depuis trop peu de temps pour un tel message.
held-care = A demandé une personne de confiance.
held-care-unproven = A demandé une personne de confiance. Rien ne prouve que l’adresse est la sienne.
held-heavy = A dit que c’était lourd.
answer-held-posted = « { $what } » est passé.
answer-held-joined = { $name } est membre maintenant, et le sait.
answer-held-done = « { $what } » est mis de côté.
answer-held-rejected = « { $what } » n’est pas passé. { $name } connaît votre raison.
answer-held-late = { $name } a été plus rapide : « { $what } » est réglé.
settled-subject = Réglé : { $what }
settled-accepted = { $name } a laissé passer « { $what } », de { $from }. Vous n’avez rien à faire.
settled-rejected = { $name } n’a pas laissé passer « { $what } », de { $from }. Vous n’avez rien à faire.
settled-lapsed = Personne n’a dit mot pendant un mois ; c’est mis de côté : « { $what } », de { $from }.
author-subject = Votre lettre à { $community }
author-accepted = Votre lettre « { $subject } » est passée : les membres de { $community } la lisent.
author-rejected = Votre lettre « { $subject } » n’est pas passée dans { $community }.
author-lapsed = Personne dans { $community } n’a trouvé le temps de regarder votre lettre « { $subject } », et elle a été mise de côté. Nous en sommes désolés.
author-not-joined = Les personnes qui animent { $community } n’ont pas pu dire oui cette fois.
author-join-lapsed = Personne dans { $community } n’a trouvé le temps de répondre à votre souhait. Nous en sommes désolés. Vous pouvez demander de nouveau.

was-you-subject = Était-ce vous ?
was-you-lead = Une lettre à { $community } dit venir de vous, par { $address } : « { $subject } ».
was-you-why = Rien ne le prouve ; elle n’a donc pas été publiée. Elle attend ici, et personne ne l’a vue.
was-you-yes = *OUI* : c’était moi. Elle est publiée.
was-you-no = *NON* : ce n’était pas moi. Elle est mise de côté.

note-subject = { $name } vous écrit : { $subject }
note-lead = { $name } écrit aux personnes qui animent { $community }, et à personne d’autre :
note-answer = Répondez, et vos mots vont à { $name } seulement.

absence-subject = En congé jusqu’au { $day } ?
absence-lead = Votre messagerie dit que vous êtes absent jusqu’au { $day }. Voulez-vous que d’ici là nous n’envoyions que ce que vous demandez ?
absence-nothing = Pour l’instant rien n’a changé, et personne n’a été prévenu.
absence-yes = *OUI* : nous nous taisons jusque-là.
absence-no = *NON*, ou pas de réponse : les lettres arrivent comme avant.
absence-over = Heureux de vous revoir. Rien n’a été changé.
absence-not = Les lettres arrivent comme avant.
answer-takes = Cela prend { $seconds } secondes. Vous pouvez répondre :
data-promises = Ce qu’on vous a demandé de promettre
data-landing = Vos premiers pas
data-buddies = Qui vous a accompagné, ou que vous avez accompagné
data-talks = Conversations qui ont été notées
data-practice = Si vous pratiquez encore
data-described = Comment vous vous êtes décrit, pour l’équilibre de l’ensemble
data-readings = Candidatures que vous avez lues, et ce que vous en avez dit
data-objections = Objections que vous avez faites
data-invitations = Invitations qui vous ont été faites
data-applications = Vos candidatures
answer-erase-notes = { $count ->
    [0] Votre profil et vos choix disparaissent ; rien n’est noté à votre sujet.
    [one] Votre profil et vos choix disparaissent, ainsi qu’une note gardée à votre sujet.
   *[other] Votre profil et vos choix disparaissent, ainsi que { $count } notes gardées à votre sujet.
}
answer-erase-quotes = { $count ->
    [0] Vous n’avez écrit dans aucune conversation.
    [one] Dans une conversation, d’autres vous ont peut-être nommé ou cité : votre nom y disparaît aussi, et avec TOUT SUPPRIMER vos mots cités. Là où ce pourrait être le nom de quelqu’un d’autre, une personne qui anime regarde.
   *[other] Dans { $count } conversations, d’autres vous ont peut-être nommé ou cité : votre nom y disparaît aussi, et avec TOUT SUPPRIMER vos mots cités. Là où ce pourrait être le nom de quelqu’un d’autre, une personne qui anime regarde.
}
data-said = Ce que vous avez dit de propositions
data-proposals = Ce que vous avez proposé
data-questions = Questions à la charte que vous avez posées ou auxquelles vous avez répondu
data-sponsors = Là où vous parlez pour un soutien
data-checks = Questions sur la communauté auxquelles vous avez répondu, sans vos réponses
data-roles = Rôles que vous tenez ou avez tenus, et ce qu’ils vous laissent voir
data-offers = Rôles qu’on vous a proposés, ou que vous avez proposés
data-handovers = Ce que vous avez écrit pour la personne suivante
data-carers = Qui veille sur vous
data-contacts = Quand on a parlé avec vous, et qui
data-care = Quand vous avez demandé une personne de confiance
data-cases = Vos inquiétudes, et ce qui a été décidé à votre sujet
