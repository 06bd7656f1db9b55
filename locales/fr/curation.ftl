# Les candidatures : ce que reçoit qui demande à entrer.
application-questions-subject = { $community } : { $count ->
    [one] une question
   *[other] { $count } questions
 } avant d’entrer
application-questions = Merci d’avoir écrit à { $community }. { $count ->
    [one] Il reste une question
   *[other] Il reste { $count } questions
 } ; faites court, l’orthographe ne compte pas.
application-missing = Merci. { $count ->
    [one] Il manque encore une réponse
   *[other] Il manque encore { $count } réponses
 }. Nous ne le demandons qu’une fois ; vous pouvez laisser ce que vous voulez.
application-invited = Nous sommes heureux que vous vouliez rejoindre { $community }. Avant la promesse viennent { $count } courtes questions.
application-later = Voici votre candidature à { $community }, à finir quand cela vous convient : en répondant à cette lettre, ou sur sa page.
application-numbers = *1* et votre réponse, *2* et votre réponse, et ainsi de suite
application-withdraw = *RETIRER* : elle est reprise, et effacée sous trente jours
application-options = { $number }. { $question } (au choix : { $options })
application-options-between = { " / " }
application-page = Votre page, pour lire, changer ou envoyer :
application-copy-subject = { $community } : est-ce bien votre candidature ?
application-copy = Voici ce que vous avez écrit à { $community }. Cela compte dès que vous dites que c’est de vous.
application-send = *OUI* : c’est de moi, envoyez
application-change = *2* et de nouveaux mots : change votre réponse à la question 2
application-sent-subject = { $community } a votre candidature
application-sent = Merci, { $name }. { $community } a votre candidature. Vous saurez ce qu’il en est, avec les raisons, quoi qu’il soit décidé.
application-easier = Ce qui faciliterait les choses (n’entre jamais dans le choix)
application-reads = Seules les personnes qui animent et celles qui lisent les candidatures la voient.
application-until = Vous pouvez la changer jusqu’au { $day }.
application-kept = Si vous n’entrez pas, tout est effacé six mois après la décision ; ce qui n’était que commencé, après trente jours.
application-not-you = Ce n’était pas vous ? Alors ne faites rien : cela ne compte pas, et s’efface.
application-done-subject = { $community } : votre candidature
application-how = Écrivez le numéro de chaque question devant votre réponse : 1 et votre réponse, puis 2 et votre réponse à la ligne suivante.
application-withdrawn = Votre candidature à { $community } est reprise. Ce que vous avez écrit est effacé sous trente jours.
application-over = Cette candidature ne peut plus être changée. Une personne qui anime peut aider : { $convenor }.
application-another = Une autre candidature venue de votre adresse est en cours de lecture dans { $community } ; celle-ci n’est pas envoyée en plus. Pour changer quelque chose, écrivez à { $convenor }.
application-closed = { $community } ne prend pas de candidatures en ce moment. Écrivez à { $convenor } si vous aimeriez savoir quand cela reprend.
application-other = La lettre sur une candidature à { $community } à laquelle vous avez répondu était pour quelqu’un d’autre. Elle le reste, et rien n’a été fait de votre réponse.
