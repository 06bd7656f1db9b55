# What is answered to letters that arrive: receipts, questions back, what waits, what was settled. Words between stars can be replied.
answer-marker = -- Write your answer above this line. --
answer-reply = You can reply with
answer-from = Guildhall
answer-receipt-subject = Done, as you asked
answer-question-subject = One question before we do that
answer-no-subject = (no subject)
answer-undo = *UNDO* takes it back, for one day.
answer-choice-help = *HELP* shows every word that you can reply.
answer-choice-leave = *LEAVE* if you change your mind. Nobody asks why.
answer-choice-catch-up = *CATCH UP* sends you the story so far.
answer-choice-correct = *CORRECT* and what is wrong.
answer-choice-delete = *DELETE ME* if you want all of it gone. We ask once more before we do it.
answer-day = { $day } { $month } { $year }
letter-earlier = Earlier letter

# What was done.
answer-posted = Your words are in “{ $subject }”, for everyone in { $community }.
answer-rests = The community rests until { $day }: your words are on its page, and go out by letter when it goes on.
answer-ended = { $community } has ended, so your words were not added to it.
answer-ended-archive = What was said there stays, and can be read. Your words are below, so that you have them.
answer-ended-page = What was said:
answer-number-posted = your words are in “{ $subject }”.
answer-files-left = { $count ->
    [one] One file was too much for a post, and is not there. Your letter is kept here for a month, with all of it.
   *[other] { $count } files were too much for a post, and are not there. Your letter is kept here for a month, with all of them.
}
answer-was-me = Thank you. Your words are in { $community } now.
answer-was-not-me = Thank you. Nothing was posted, and we have put that letter away.
answer-settled-before = That was answered before. Nothing has changed.
answer-mute = no more letters about “{ $subject }”.
answer-follow = you hear of every answer in “{ $subject }”.
answer-narrow = “{ $topic }” is left out of your letters from { $community }. Others read on.
answer-mute-which = Which conversation? Reply MUTE to a letter about it, or MUTE and its number to your list of conversations.
answer-less = Less, then: at most { $mails } letters a week, about { $minutes } minutes, in one letter { $rhythm }.
answer-more = More, then: at most { $mails } letters a week, about { $minutes } minutes, in one letter { $rhythm }.
answer-no-further = You are at the end of that already: { $mails } letters a week, about { $minutes } minutes, in one letter { $rhythm }.
answer-amount = At most { $mails } letters a week, about { $minutes } minutes.
answer-rest = Rest well. No question is put to you until you reply RETURN. Your letters go on.
answer-stop = Stopped. We send you nothing any more but what you ask for. RETURN begins again.
answer-pause = Until { $day } we send you nothing but what you ask for.
answer-pause-back = *RETURN* ends it earlier. Nobody minds.
answer-pause-when = Until when? Reply PAUSE 3 WEEKS, or PAUSE UNTIL 1 SEPTEMBER.
answer-back = Welcome back. Letters come as they did before.
answer-rhythm = Your one letter comes { $rhythm } from now on.
answer-rhythm-daily = each day
answer-rhythm-weekly = each week
answer-rhythm-monthly = each month
answer-rhythm-never = never
answer-each = Every letter of { $community } comes to you by itself, when it is written.
answer-digest = What { $community } says comes to you in your one letter.
answer-offer = This stands in your profile in { $community } now, where others find it:
answer-offer-empty = What can you give? Reply OFFER: and a line, such as OFFER: two trailers, and the patience to load them.
answer-ask-empty = What do you want to ask? Reply ASK: and your question. Everyone in the community can answer it.
answer-name = You are called { $name } from now on, in every community of this house.
answer-correct = A convenor of { $community } has your words, and sees to it.
answer-correct-what = What is wrong? Reply CORRECT NAME and how you want to be called, CORRECT ADDRESS and another address of yours, or CORRECT: and what else should change.
answer-address-ask = { $name } says that this is their address too. Is it yours, and do you want to write from it?
answer-address-asked = We have written to { $address }. Answer that letter from there, and it is yours.
answer-address-added = { $address } is yours now: what you write from there counts as yours.
answer-address-taken = { $address } is somebody’s already, so nothing was changed.
answer-delegate = { $address } may answer dates for you from now on.
answer-delegate-never = Never anything else: no posts, no votes, no consent, nothing in your name.
answer-delegate-who = Who? Reply DELEGATE and their address, such as DELEGATE pa@example.org for dates.
answer-in-full = The newest of “{ $subject }”. Reply, and your words go there.
answer-more-sent = it comes in a letter of its own.
answer-passed-on = a convenor has it, and passes it on.
answer-room-not-by-letter = What is said in that room is not sent by letter. It can be read on its page.

# UNDO
answer-undone = Taken back: { $act }.
answer-undo-nothing = There is nothing of the last day that could be taken back.
answer-undo-late = That cannot be taken back any more: it is more than a day ago, or was taken back before.
act-posted = your post
act-wish = what you wanted of a conversation
act-left = your leaving
act-alumni = what you said about staying in touch
act-accepted = what you let through
act-rejected = what you did not let through
act-delegate = your assistant
act-name = your name
act-offer = what you offered
act-delivery = how a community’s letters reach you
act-narrow = the topic you left out
act-reach = how letters reach you

# HELP
answer-help-subject = Every word that you can reply
answer-help = You can do everything by replying to a letter. Write the word first; the rest of your letter may say what it likes.
answer-help-stranger = These are the addresses of { $community }. A person reads what you write.
answer-help-answer = Any other words go to the conversation that the letter is about.
answer-help-less = *LESS* or *MORE*: fewer letters, or more. *2 A WEEK*, *15 MINUTES*: exactly so.
answer-help-stop = *STOP*: nothing any more but what you ask for.
answer-help-pause = *PAUSE 3 WEEKS*, *AWAY UNTIL 1 SEPTEMBER*: nothing until then. *RETURN* ends it.
answer-help-rest = *REST*: no question is put to you.
answer-help-rhythm = *DAILY*, *WEEKLY*, *MONTHLY*: when your one letter comes. *EACH*: every post at once. *DIGEST*: only the one letter.
answer-help-mute = *MUTE* or *FOLLOW*: this conversation. *MUTE 3*: number three of a list. *MUTE rotas*: a topic.
answer-help-who = *WHO*: who reads what you answer here.
answer-help-catch-up = *CATCH UP*: the story so far.
answer-help-ask = *ASK:* and a question for everyone. *TOPIC:*, *STORY:*, *THANK*, *INTRO* and words: a convenor has them.
answer-help-offer = *OFFER:* and what you can give.
answer-help-will = *I WILL* and what you will do, like *I WILL call Ben by 3 June*: you are asked on that day.
answer-help-private = *PRIVATE* and words: for the convenors alone.
answer-help-care = *CARE* or *HEAVY*, with words or without: a carer answers within a working day.
answer-help-undo = *UNDO*: takes back what you did last, for one day.
answer-help-my-data = *MY DATA*: everything that is kept of you. *MIRROR*: your own year.
answer-help-delete = *DELETE ME*: all of it goes. We ask once more before we do it.
answer-help-name = *CORRECT NAME* and your name. *CORRECT ADDRESS* and another address of yours.
answer-help-delegate = *DELEGATE* and an address: somebody who may answer dates for you.
answer-help-leave = *LEAVE*: done at once. Then *KEEP NAME* or *NO NAME*, *ALUMNI YES* or *ALUMNI NO*, and *RETURN* at any time.
answer-help-addresses = To everyone: { $post }. To the convenors alone: { $convenor }. To a carer: { $care }. To join: { $join }. To leave: { $leave }. For this letter: { $help }.

# WHO, CATCH UP
answer-who-subject = Who reads this
answer-who = { $count ->
    [one] One member of { $community } can read it.
   *[other] { $count } members of { $community } can read it.
}
answer-catch-up-subject = The story so far
answer-catch-up = What { $community } is talking about, the newest first.
answer-catch-up-line = { $number }. “{ $subject }”, begun by { $name }, { $count ->
    [one] one letter
   *[other] { $count } letters
}
answer-catch-up-empty = Nothing has been said yet. You could be the first.
answer-catch-up-follow = *2 FOLLOW*, *2 MUTE*, *2 MORE*: to hear of number two, not to, or to read it.
answer-catch-up-answer = *2:* and your words, to answer in number two.

# Numbers, and letters that could not be understood.
answer-numbers = { $count ->
    [one] Done:
   *[other] Done, { $count } things:
}
answer-no-number = { $number }: there is no such number in that letter.
answer-number-how = say what you mean by it: FOLLOW, MUTE, MORE, or a colon and your words.
answer-number-unplaced = These words went nowhere, because they stand below a word of ours: “{ $words }”. Send them again behind a number.
answer-held-how = say ACCEPT, or REJECT and a reason.
answer-which = Where do these words belong? Reply with the number. They are kept here for a week.
answer-which-held = Several wait. Reply with the numbers, such as 1 ACCEPT.
answer-nowhere = We do not know where these words belong: the letter that you answered is about no one conversation. Nothing was posted.
answer-empty = Your letter was empty, or held only what you were answering. Nothing was done.
answer-over = The letter that you answered is too old to act on. Nothing was done; here are your words, so that you can send them again.
answer-nothing-done = Nothing was done.
answer-stolen-subject = Somebody else answered a letter of yours
answer-stolen = { $address } answered a letter that we had sent to you: “{ $subject }”.
answer-stolen-nothing = Nothing was done in your name. If you passed the letter on, they can write to us from their own address.
answer-stolen-yours = If that address is yours, reply CORRECT ADDRESS and the address to any letter of ours, and we ask there.
refused-subject = This could not be done
refused-lead = We have your letter, and could not do what it asks.
refused-members = You are no member of that community, or no member any more.
refused-no-community = The letter that you answered belongs to no one community. Reply to a letter of the community that you mean.
refused-not-allowed = That is for somebody else to do.
refused-not-found = What it is about is not there any more, or is not for you to see.
refused-gone = It was taken away, or is too long ago.
refused-conflict = Somebody else did it in the meantime.
refused-invalid = Something in it cannot be taken as it is:

# For the convenors alone.
answer-private = The convenors of { $community } have your words, and nobody else. One of them answers you.
answer-to-convenors = The convenors of { $community } have your words. One of them answers you.
answer-note-re = Re: { $subject }
answer-note-from = { $name }, a convenor of { $community }, writes to you:
answer-note-back = Your answer: it goes back to the convenors.
answer-note-sent = Your answer is on its way to { $name }.
answer-later = That has no place of its own here yet. A convenor of { $community } has it: { $what }.
answer-later-empty = And what would you like to say? Write it behind the word, and a convenor gets it.
answer-mirror = We cannot show you your own year yet, and have told nobody that you asked. MY DATA sends you everything that is kept of you.
answer-kind-story = a story
answer-kind-topic = a topic
answer-kind-thank = thanks
answer-kind-used = something that was used
answer-kind-intro = a wish to be introduced
answer-held-day = Your letter is here, and goes out on { $day }.
answer-held-word = Your letter is here. It goes to the members of { $community } once a convenor has read it.
answer-waits-subject = Your letter is here, and waits
answer-waits = Your letter to { $community } is here. It goes to its members once a convenor has read it.
answer-waits-how = You need do nothing. We write this once; later letters of yours wait in the same way.

# Care.
answer-care-danger = If somebody is in danger now, please call your emergency number first. Where there is serious danger, a carer may pass on what is needed to help, and no more.
answer-care-nobody = { $community } has not named a carer yet, so nobody was told. PRIVATE and your words reach its convenors alone.
answer-care-stranger = You are heard. A carer reads your letter, and nobody else. They answer you within one working day.
answer-care-thread = Asked for a carer
answer-care-word = Asked for a carer, by one word.
answer-heavy-word = Said that it was heavy, by one word.
care-subject = Somebody asks for a carer: { $community }
care-lead = Somebody in { $community } asks for a carer.
care-page = Who it is and what they say is not in this letter. It is sealed, and for carers alone.
care-open = Open it here:

# Joining, leaving, coming back.
answer-takes = It takes { $seconds } seconds. You can reply with
answer-join-asked = Thank you. A convenor of { $community } says yes or no, and you hear of it.
answer-join-already = You are a member of { $community } already.
answer-joined-subject = Welcome to { $community }
answer-joined = You are a member of { $community }. Good that you are here.
answer-joined-how = Write to { $address } to begin a conversation. To answer a letter, reply to it.
answer-left-subject = You have left
answer-left = You have left { $community }. Nothing more comes to you from there. Thank you for what you gave.
answer-left-before = You are no member of { $community }. There is nothing to leave.
answer-left-name = What you wrote stays, under your name. If you would rather have it without, say so.
answer-leave-which = Which community? Write to one of these addresses, or reply LEAVE to a letter of its own.
answer-leave-ask = Somebody wrote that you want to leave { $community }. We could not tell whether it was you.
answer-keep-name = *KEEP NAME*: your posts stay under your name. No answer means the same.
answer-no-name = *NO NAME*: your posts become a former member’s. This cannot be taken back.
answer-alumni-yes = *ALUMNI YES*: a letter once a quarter at most. *ALUMNI NO*: none at all.
answer-return = *RETURN*: at any time, and you are back.
answer-name-kept = Your posts stay under your name.
answer-no-name-first = Your name stays while you are a member: others answer to it. Reply LEAVE first, then NO NAME.
answer-name-gone = { $count ->
    [one] One post of yours is a former member’s now.
   *[other] { $count } posts of yours are a former member’s now.
}
answer-name-gone-mail = Letters that others have in their mailboxes we cannot change.
answer-alumni = You are a friend of { $community }: a letter once a quarter at most.
answer-alumni-no = Nothing comes to you from { $community } any more.
answer-confirm-yes = *YES*
answer-confirm-no = *NO*: nothing is done.
answer-confirm-how = Please reply YES or NO. No answer means no.

# What is kept of a person.
answer-data-subject = Everything that is kept of you
answer-data = Everything that we keep of you is in the two files: one to read, one for programs.
answer-data-section = { $what }: { $count }
answer-data-how = Notes of others about you are among it.
data-person = You
data-addresses = Addresses
data-memberships = Communities
data-posts = Posts
data-wishes = Conversations that you follow or mute
data-drafts = Words that you did not send
data-sessions = Browsers
data-receipts = What you did by letter
data-delegates = Assistants
data-notes = Notes, and what waited
data-letters = Letters to you
data-promises = What you were asked to promise
data-landing = How you landed
data-buddies = Buddies
data-talks = Talks that were written down
data-practice = Whether you still practise
data-dates = Your answers about dates
data-gatherings = Your answers about gatherings
data-foundings = Communities that you began
data-described = How you described yourself, for the balance of the whole
data-readings = Applications that you read, and what you found
data-objections = Objections that you raised
data-invitations = Invitations to you
data-applications = Your applications
data-said = What you said to proposals
data-proposals = What you proposed
data-questions = Questions to the charter that you asked or answered
data-sponsors = Where you speak for a sponsor
data-checks = Questions about the community that you answered, not how
data-roles = Roles that you hold or held, and what they let you see
data-offers = Roles that you were offered, or offered
data-handovers = What you wrote for whoever holds a role next
data-carers = Who looks after you
data-contacts = When you were spoken with, and by whom
data-care = When you asked for a carer
data-cases = Worries of yours, and what was decided about you
data-journal = What the journal says of you
answer-erase-subject = Before we erase you
answer-erase = You asked us to erase you. It cannot be taken back, so we ask once more.
answer-erase-posts = { $count ->
    [one] One post of yours is here.
   *[other] { $count } posts of yours are here.
}
answer-erase-communities = { $count ->
    [one] You belong to one community.
   *[other] You belong to { $count } communities.
}
answer-erase-notes = { $count ->
    [0] Your profile and your choices go; nothing is written down about you.
    [one] Your profile and your choices go, and one note that was kept of you.
   *[other] Your profile and your choices go, and { $count } notes that were kept of you.
}
answer-erase-quotes = { $count ->
    [0] You wrote in no conversation.
    [one] In one conversation others may have named or quoted you: your name goes there too, and with DELETE EVERYTHING your quoted words. Where it may be somebody else’s name, a convenor looks.
   *[other] In { $count } conversations others may have named or quoted you: your name goes there too, and with DELETE EVERYTHING your quoted words. Where it may be somebody else’s name, a convenor looks.
}
answer-erase-mail = Letters that others have in their mailboxes we cannot call back.
answer-erase-backups = Backups that were made before still hold it, until whoever runs the house deletes them. When one is laid back, you are erased from it again: a hash of your address is kept for that, and the date.
answer-erase-keep = *DELETE ME { $code }*: everything about you goes; your posts stay as a former member’s.
answer-erase-all = *DELETE EVERYTHING { $code }*: your posts go too.
answer-erase-no = *NO*, or no answer: nothing is done.
answer-erase-code = Please reply with the word and the code from our letter. Nothing was done.
answer-erased-subject = You are erased
answer-erased = Everything about you is gone. Thank you for what you gave.

# What waits for a convenor's word.
held-subject = { $count ->
    [one] One thing waits for your word: { $community }
   *[other] { $count } things wait for your word: { $community }
}
held-lead = { $count ->
    [one] One thing waits for a convenor of { $community }. The first word counts; the others are told.
   *[other] { $count } things wait for a convenor of { $community }. The first word counts; the others are told.
}
held-line-post = { $from } writes: “{ $subject }”
held-line-joiner = { $from } would like to join.
held-page = Or look at all that waits here:
held-accept = *ACCEPT* lets it through.
held-reject = *REJECT* and a reason, which they are told.
held-accept-number = *1 ACCEPT* lets the first through. *1 2 ACCEPT*: both.
held-reject-number = *2 REJECT* and a reason, which they are told.
held-stranger = They are no member.
held-stranger-unproven = They are no member, and nothing proves that the address is theirs.
held-token = It answers a letter that went to somebody else. They are no member.
held-unproven = Nothing proves that the letter is from whom it says.
held-joiner = They have agreed to the promise.
held-private = For the convenors alone.
held-to-convenor = They wrote to the address of the convenors.
held-to-convenor-unproven = They wrote to the address of the convenors. Nothing proves that theirs is their own.
held-new = It is their first post here.
held-all = Every post waits here for a convenor.
held-day = It goes out on its day.
held-young = They have not been a member for long enough for such a post.
held-care = Asked for a carer.
held-care-unproven = Asked for a carer. Nothing proves that the address is theirs.
held-heavy = Said that it was heavy.
answer-held-posted = “{ $what }” is let through.
answer-held-joined = { $name } is a member now, and is told so.
answer-held-done = “{ $what }” is put away.
answer-held-rejected = “{ $what }” is not let through. { $name } is told your reason.
answer-held-late = { $name } was first: “{ $what }” is settled.
settled-subject = Settled: { $what }
settled-accepted = { $name } let it through: “{ $what }”, from { $from }. You need do nothing.
settled-rejected = { $name } did not let it through: “{ $what }”, from { $from }. You need do nothing.
settled-lapsed = Nobody said a word for a month, so it is put away: “{ $what }”, from { $from }.
author-subject = Your letter to { $community }
author-accepted = Your letter “{ $subject }” is let through: the members of { $community } read it.
author-rejected = Your letter “{ $subject }” was not let through in { $community }.
author-lapsed = Nobody in { $community } found the time to look at your letter “{ $subject }”, and it was put away. We are sorry.
author-not-joined = The convenors of { $community } could not say yes this time.
author-join-lapsed = Nobody in { $community } found the time to answer your wish to join. We are sorry. You may ask again.

# Was this you?
was-you-subject = Was this you?
was-you-lead = A letter to { $community } says that it is from you, by { $address }: “{ $subject }”.
was-you-why = Nothing in it proves that, so it was not posted. It waits here, and nobody has seen it.
was-you-yes = *YES*: it was me. It is posted.
was-you-no = *NO*: it was not me. It is put away.

# A note to the convenors.
note-subject = { $name } writes to you: { $subject }
note-lead = { $name } writes to the convenors of { $community }, and to nobody else:
note-answer = Your answer: it goes to { $name } alone.

# A mail program says that somebody is away.
absence-subject = Away until { $day }?
absence-lead = Your mail program says that you are away until { $day }. Shall we send you nothing until then but what you ask for?
absence-nothing = So far nothing has changed, and nobody was told.
absence-yes = *YES*: we are quiet until then.
absence-no = *NO*, or no answer: letters come as before.
absence-over = Good to have you back. Nothing was changed.
absence-not = Letters come as before.
