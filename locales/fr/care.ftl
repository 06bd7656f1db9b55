# Les lettres au sujet de l’écoute.
care-said = Vous êtes entendu. { $name } vous répond avant { $by }.
care-said-then = Si ce n’est pas possible, on demande ensuite, et on vous le dit : { $names }. Une personne que vos mots nomment n’est pas sollicitée.
care-said-sealed = Seule la personne sollicitée peut lire ce que vous avez écrit. Cela ne voyage pas par lettre, et n’entre dans aucune recherche ni aucun chiffre. Pour l’une d’elles, écrivez *SOUTIEN* et son nom sur la première ligne.
care-until = On leur a promis la réponse d’une personne avant { $by }. Écrivez dans la conversation, ou appelez, puis dites que c’est fait. Ensuite on sollicite quelqu’un d’autre.
care-passed-on-subject = Quelqu’un d’autre vous répond maintenant
care-passed-on = Personne ne vous a encore répondu, et nous en sommes désolés. { $name } est maintenant sollicité, et répond avant { $by }.
