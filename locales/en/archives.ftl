# Archives that are imported.
archives-nobody = Somebody
archives-no-subject = Without a subject
