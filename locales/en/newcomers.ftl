## Letters to newcomers, and the page of their first weeks

newcomer-because = You have this because you joined { $community } lately. No answer changes nothing.
newcomer-reads-talk = Your words go to that conversation, and whoever reads it reads them.
newcomer-reads-nobody = Nobody reads your answer but this program.
newcomer-reads = Members read what you say of yourself. What helps you to take part is for you and the convenors.

profile-letter-subject = A few lines about you: { $community }
profile-letter = So that others find you: answer with a number and a few words. Leave out what you like.
profile-letter-again = A second and last time: a few lines about you, so that others find you. Leave out what you like.
profile-line-1 = *1* what you practise now: “I run a repair café in Cwm.”
profile-line-2 = *2* what you need, or are stuck on
profile-line-3 = *3* what you can offer
profile-line-4 = *4* what helps you to take part: captions, step-free, a phone line ...
profile-line-5 = *5* the name we should use
profile-letter-how = One line each, like “1 I run a tool library”. Lines without numbers are taken in this order.
profile-kept = That is kept:
profile-kept-practice = What you practise now: { $what }
profile-kept-seeks = What you need: { $what }
profile-kept-offers = What you offer: { $what }
profile-kept-access = What helps you to take part: { $what }
profile-kept-name = Your name: { $what }

practice-what-subject = What do you practise now?
practice-what = { $community } is for people who do the work. In a line: what do you practise now?
practice-what-choice = One line, like “I run a repair café in Cwm, four of us.”

weeks-letter-subject = Your first week: { $community }
weeks-letter = Two people who may be good to meet, and one small thing to do this week.
weeks-first = One small thing: nobody has answered “{ $subject }” yet.
weeks-answer = *1* and your words: they go to that conversation.
weeks-hello = One small thing: write to { $address } what you do, and one thing that you wonder.
weeks-page = Your first weeks, on a page:
meet-offers = { $name } can give what you look for: “{ $what }”
meet-seeks = { $name } looks for what you can give: “{ $what }”
meet-practises = { $name } does something alike: “{ $what }”
meet-convenes = { $name } convenes this community, and knows who knows what.

reach-letter-subject = How should we reach you?
reach-letter = By mail, at most { $mails } letters and { $minutes } minutes a week. If that suits you, there is nothing to do.
reach-choice-week = *2 A WEEK*, or any number of letters.
reach-choice-each = *EACH* for every letter at once; *DIGEST* for one letter with all of it.
reach-choice-pause = *PAUSE UNTIL 1 SEP*, and nothing comes before.
reach-choice-delegate = *DELEGATE pa@your.org for dates*: somebody answers dates for you.
reach-kept = It stays as it is: letters, by mail.

buddy-subject-newcomer = Would you like to meet { $name }?
buddy-subject-buddy = { $name } is new: twenty minutes?
buddy-newcomer = { $name } would talk with you for twenty minutes, so that you land well in { $community }.
buddy-buddy = { $name } has just joined { $community }. Would you talk with them for twenty minutes this week?
buddy-buddy-again = { $name } has just joined { $community }, and would still be glad of twenty minutes with you.
buddy-hold = Twenty minutes with { $name }
buddies-hour = Your calendars hold { $at } for it; any other hour is as good.
buddy-yes = *YES*: once you both say so, each gets the other’s address.
buddy-later = *LATER*: you are asked again in a week.
buddy-switch = *SWITCH*: somebody else, no reason needed.
buddy-because-newcomer = You have this because you are new. No answer changes nothing.
buddy-because-buddy = You have this because you said that you would be a newcomer’s buddy, or because you convene. At most two at a time.
buddy-reads = Nobody reads your answer but this program; the other hears only a yes.
buddy-both = You both said yes. Each of you has the other’s address now, by letter.
buddy-one = Good. When the other says yes too, you both get a letter with each other’s address.
buddy-then = No hurry. You are asked again in a week.
buddy-over = That is over; nothing was changed.
buddy-switched-newcomer = Gladly. Nobody is told why; if there is somebody else, you hear of it.
buddy-switched-buddy = Thank you all the same. Somebody else will be found.
buddy-willing = Thank you. When somebody is new, you may be asked for twenty minutes; never more than two at a time.
buddy-not-willing = That is kept: you are not asked to be a buddy.
buddies-subject = You and { $name }
buddies-lead = You both said yes. { $name } is reached at { $address }.
buddies-how = Twenty minutes, by phone or video, as you like. Whoever reads this first writes first. After two months you are not buddies any more, only people who know each other.

act-lines = what you said of yourself
act-buddy = whether you would be a buddy

weeks-title = Your first weeks
weeks-lede = Who helps you to land, whom you might meet, and one small thing to do.
weeks-done = Done
weeks-open = Open
weeks-step-promise = The promise
weeks-step-promise-open = You have not agreed yet. [Read it]
weeks-step-promise-done = You agreed on { $day }.
weeks-step-lines = A few lines about you
weeks-step-lines-open = Others find you by them. [Write them]
weeks-step-lines-done = You have said something of yourself. [Change it]
weeks-step-buddy = Somebody who helps you to land
weeks-step-buddy-none = Nobody yet: within a day or two somebody is found.
weeks-step-buddy-asked = { $name } would talk with you for twenty minutes.
weeks-step-buddy-waits = You said yes; { $name } has not yet.
weeks-step-buddy-met = You and { $name } have each other’s address, by letter.
weeks-yes = Yes, gladly
weeks-later = Later
weeks-switch = Somebody else
weeks-meet-title = Two people to meet
weeks-meet-none = As soon as you have said what you do and look for, two names stand here.
weeks-first-title = One small thing this week
weeks-first-open = Nobody has answered [this conversation] yet: “{ $subject }”
weeks-first-none = Begin a conversation: [what do you do, and what do you wonder?]
weeks-helping-title = Whom you help to land
weeks-helping = { $name } is new.
weeks-story = The story so far: reply *CATCH UP* to any letter, or look at [the conversations].
weeks-by-reply = By letter: the same questions come one by one, and each is answered by a reply.

profile-goals = What do you hope for here?
profile-goals-hint = What you would like to be able to do, in a year.
profile-network = Do you run a network?
profile-network-hint = Its name, and what it does.
profile-network-size = How many does it reach, as you would say yourself?
profile-access = What helps you to take part?
profile-access-hint = Captions, step-free, a phone line, breaks. You and the convenors see it, nobody else.
profile-willing = I would be a newcomer’s buddy: twenty minutes, never more than two at a time
goals-title = What we hope for
goals-lede = What members hope for here, and the networks that they run: together they reach about { $reach }, as their people say themselves.
goals-none = Nobody has said yet what they hope for.
goals-own = Say what you hope for
person-practises = What they practise now
person-practised = Said on { $day }
person-goals = Hopes for
person-network = Runs a network
person-network-reach = { $name } (reaches about { $count }, in their own words)
person-access = What helps them to take part
person-willing = Would be a newcomer’s buddy
person-resting = Rests since { $day }: nothing is asked of them.

## The story so far: who is who, and when one meets

story-convenors = Who convenes: { $names }
story-hosts = Who hosts: { $names }
story-carers = Whom to turn to when it is heavy: { $names }. *CARE* reaches them.
story-rhythm = When we meet: { $rhythm }
