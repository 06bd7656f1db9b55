# Care: who answers and until when; who looks after whom.
care-said = You are heard. { $name } answers you by { $by }.
care-said-then = If they cannot, these are asked in turn, and you are told: { $names }. Somebody whom your words name is not asked.
care-said-sealed = Only who is asked can read what you wrote. It does not travel by letter, and stands in no search and no figure. For one of them, write *CARE* and their name on the first line.
care-until = They were promised a person’s answer by { $by }. Write in the conversation, or ring them and then say that it is done. After that somebody else is asked.
care-passed-on-subject = Somebody else answers you now
care-passed-on = Nobody has answered you yet, and we are sorry for it. { $name } is asked now, and answers by { $by }.
care-nobody-subject = Somebody waits for a carer
care-nobody = Somebody in { $community } asked for a carer, and nobody who could be asked has answered.
care-nobody-more = Who it is stays with the carers. Please ring each of them, or ask somebody else to be a carer.

care-title = Who looks after whom
care-lede = { $count ->
    [one] One member. Who was spoken with longest ago stands first.
   *[other] { $said } members. Who was spoken with longest ago stands first.
}
care-who-reads = Carers and convenors read this page. It says when somebody was last answered or spoken with, and never about what.
care-last = Spoken with on { $day }
care-never = Not yet spoken with
care-by = { $name } looks after them
care-nobody-special = Nobody in particular
care-spoke = Spoke with them today
care-look-after = I look after them
care-no-more = Not any more
care-more = More members
care-ask-title = Somebody to talk to
care-ask-lede = Only who is asked reads what you write. They answer by { $by }.
care-ask-to = Who shall answer
care-ask-anyone = Whoever can
care-ask-lead = { $name }, safeguarding lead
care-ask-words = What you would like to say
care-ask-words-hint = A word is enough. Somebody whom you name in it is not asked.
care-ask-do = Send it, sealed
care-ask-none = Nobody is carer here yet. Write to the convenors, and say that it is for them alone.
care-ask-by-reply = By reply to any letter: *CARE* or *HEAVY*.
said-care-asked-title = You are heard
said-care-asked-text = You find the sealed conversation among yours, and are told by letter if somebody else is asked.
said-spoke-title = Noted
said-spoke-text = The day is kept, and nothing else.
said-looks-after-title = Noted
said-looks-after-text = Whoever looks after them is asked first when they ask for a carer.
problem-not-a-carer = Choose one of the carers.
problem-care-nobody = Nobody can be asked just now. Write to the convenors, and say that it is for them alone.
