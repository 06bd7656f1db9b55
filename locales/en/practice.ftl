## Once a year: do you still practise?

practice-letter-subject = Still doing this work? { $community }
practice-letter = { $community } is for people who do the work now. Is this still so?
practice-letter-again = A second time, and gently: is this still so? { $community } is for people who do the work now.
practice-yes = *YES*: it is still so.
practice-moved-to = *MOVED TO* and what you do now.
practice-moved-on = *MOVED ON*: I do something else.
practice-unsure = *UNSURE*: let us talk.
practice-because = You have this because you are a member; it comes once a year. Nobody falls out by silence.
practice-reads = The convenors read your answer.
practice-kept = Thank you. That is kept, with today’s date.
practice-moved = Thank you. Your profile says now: { $what }
practice-friend = Thank you for saying so. You are a member of { $community } still. If you would rather be a friend, there is a word for that.
practice-talk = That is fine. A convenor reads it, and may write to you. Nothing else changes.
practice-alumni = *ALUMNI YES*: I would be a friend, with a letter once a quarter at most.
practice-alumni-no = *ALUMNI NO*: no letters at all.
practice-stay = Nothing: you stay a member.
practice-hello-subject = { $count ->
    [one] One member would be glad of a hello
   *[other] { $count } members would be glad of a hello
}
practice-hello = { $count ->
    [one] One member of { $community } has not answered two letters. A call or a line from you says more than a third letter of ours:
   *[other] { $count } members of { $community } have not answered two letters. A call or a line from you says more than a third letter of ours:
}
practice-hello-because = You have this because you convene. In a month nothing more is asked of them; they stay members.
practice-hello-page = The answers so far, and a few lines to begin with:
practice-words-subject = A line from { $name }
practice-words = { $name }, who convenes { $community }, writes to you:
practice-words-friend = { $name }, who convenes { $community }, writes to you. You are a friend of it now: a letter once a quarter at most.
practice-words-reads = What you answer in your own words goes to the convenors.
practice-resting-subject = Nothing is asked of you: { $community }
practice-resting = We have not heard from you, so nothing more is asked of you. You are a member of { $community } still, and everything is here when you want it.

practice-title = Who still practises
practice-lede-none = Once a year members are asked whether they still do this work. Nobody falls out by silence.
practice-lede = { $count ->
    [one] One member was asked; { $answered } answered.
   *[other] { $count } members were asked; { $answered } answered.
}
practice-next = It comes round by itself on { $day }.
practice-begin = Ask everyone who has not said so in the last ten months
practice-begin-text = Each gets one letter; three weeks later a second; then you are asked to say hello yourself; then nothing more is asked.
practice-state-yes = Still practises
practice-state-moved-to = Does something else of the kind
practice-state-moved-on = Has moved on
practice-state-unsure = Is unsure
practice-state-asked = Asked on { $day }
practice-state-again = Asked twice; a hello is due after { $day }
practice-state-hello = Would be glad of a hello
practice-state-resting = Rests: nothing is asked
practice-state-alumni = A friend now
practice-answered = On { $day }
practice-wrote = You wrote on { $day }
practice-write = A letter to { $name }
practice-write-do = Send it
practice-let-go = Send it, and let them go as a friend
practice-let-go-text = They hear it from you, in these words, and come back by one word.
practice-draft-moved-to = Dear { $name }, thank you for telling us what you do now. I would love to hear how it came about, when there is time.
practice-draft-moved-on = Dear { $name }, thank you for saying so, and for everything you brought here. Would you like to stay near as a friend, with a letter once a quarter? Whatever you choose, the door stays open.
practice-draft-unsure = Dear { $name }, being unsure is a fine answer. Shall we talk for twenty minutes, about what you do now and whether this is still the place for it?
practice-draft-silent = Dear { $name }, we have not heard from you for a while, and that is fine. How are you? A line is enough, and so is none.
practice-by-reply = By letter: members reply *YES*, *MOVED TO …*, *MOVED ON* or *UNSURE*; what you write goes out as your own letter.

quiet-subject = Shall we keep what is here of you?
quiet-lead = Nothing was heard of you at { $host } for two years. That is fine. We ask whether to keep what you wrote, and your address.
quiet-yes = *YES*: keep it.
quiet-data = *MY DATA*: show me what there is.
quiet-delete = *DELETE ME*: it goes; you are asked once more first.
quiet-because = You have this because nobody’s data should lie about forgotten. No answer keeps it; you are asked twice at most.
quiet-kept = It is kept. Good that you are there.
