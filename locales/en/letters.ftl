# Letters that leave.
letter-dear = Dear { $name },
letter-foot = Guildhall at { $host }. No pictures, no tracking: we cannot see whether you opened this.

letter-passage-subject = Your sign-in code
letter-passage-code = is the code for your sign-in.
letter-passage-asked = Someone asked to sign in at { $host } with this address, in { $browser }. We think it was you.
letter-passage-browser = a browser that did not say its name
letter-passage-button = Open the page to sign in
letter-passage-link = Open this page in the browser where you asked, and press the button there:
letter-passage-once = Link and code work once, and for ten minutes.
letter-passage-elsewhere = You asked on another device? Then type the code there.
letter-passage-not-you = It was not you? Then do nothing, and tell nobody the code. Without it nobody gets in.

# The first lines of every letter of a community: its level. A mail program quotes the first of them below an answer, and what stands below it is cut off.
letter-marker = -- { $level }. Write your answer above this line. --
letter-marker-room = -- { $level } --
letter-for-you = For you alone
letter-level-0 = Level 0, open
letter-level-0-text = Anyone may read it and repeat it, with names.
letter-level-1 = Level 1, network
letter-level-1-text = Repeat it inside our communities, with names.
letter-level-2 = Level 2, Chatham House
letter-level-2-text = Use what you read anywhere; never say who said it, or who was here.
letter-level-3 = Level 3, members only
letter-level-3-text = Use it in your own work; never say whose it was.
letter-level-4 = Level 4, in the room
letter-level-4-text = Only those who were there read it. Nothing of it stands in this letter.
letter-level-5 = Level 5, sealed
letter-level-5-text = Only the named carer reads it. Nothing of it ever travels by email.

letter-and = { $first } and { $last }
letter-from = { $name } via { $community }

# A letter that tells of a post.
letter-post-writes = { $name } writes:
letter-post-answers = { $name } answers { $whom }:
letter-post-adds = { $name } adds:
letter-post-quoted = On { $day } { $name } wrote:
letter-post-files = Too large for a letter, so here to fetch:
letter-post-goes-on = It is a long one. Read the rest on its page
letter-post-answer-all = Your reply goes to everyone in { $name }.
letter-post-answer-one = Your reply goes to { $name } alone.
letter-post-read = The whole conversation:
letter-post-read-link = Read the whole conversation
letter-post-less = For less, reply *MUTE* (this conversation), *LESS* or *STOP*. Or by a button:
letter-post-less-html = For less, reply *MUTE* (this conversation), *LESS* or *STOP*, or
letter-post-less-button = For less, by a button:
letter-post-less-button-html = For less,
letter-post-less-link = choose less by a button
letter-list-foot = This is the list of { $community }.

letter-why-direct = You have this because it answers you.
letter-why-present = You have this because you are in the room.
letter-why-follow = You have this because you follow this conversation.
letter-why-each = You have this because you asked for every letter.
letter-why-list = You have this because you are on the list.
letter-why-own = You have this because you wrote it: it went out to all.
letter-why-digest = You have this because it is the letter you chose.
letter-why-asked = You have this because you asked for it.
letter-why-adopted = You have this because you were on the list that moved here.

# Of what is said among a few, a letter says only that there is something.
letter-room-subject = Something was said in the room: { $community }
letter-room-text = Somebody wrote in a room of { $community } that you are in. Only those who were there can read it, so it is not in this letter.
letter-room-answer = Open it, and answer there. The page asks who you are, by a letter of its own that opens it once. A reply to this letter goes nowhere.
letter-room-button = Open the room
letter-sealed-subject = Something waits for you: { $community }
letter-sealed-text = Something sealed waits for you as a carer of { $community }. It never travels by email.
letter-sealed-answer = Open it. The page asks who you are, by a letter of its own that opens it once. A reply to this letter goes nowhere.

letter-foot-hosted = On a Guildhall hosted by { $by }. No pictures, no tracking: we cannot see whether you opened this.

# The one letter.
letter-digest-from = Your Guildhall
letter-digest-subject-daily = Your day: { $parts }
letter-digest-subject-weekly = Your week: { $parts }
letter-digest-subject-monthly = Your month: { $parts }
letter-digest-subject-rest = What was left out: { $parts }
letter-digest-asks = { $count ->
    [one] one ask
   *[other] { $said } asks
}
letter-digest-talks = { $count ->
    [one] one conversation
   *[other] { $said } conversations
}
letter-digest-minutes = { $count ->
    [one] one minute
   *[other] { $said } minutes
}
letter-digest-morning = Good morning, { $name }.
letter-digest-afternoon = Good afternoon, { $name }.
letter-digest-evening = Good evening, { $name }.
letter-digest-sum = This letter and what it asks come to { $said } of the { $budget } minutes you have for it.
letter-digest-sum-over = This letter and what it asks come to { $said } minutes. You have { $budget } for it, but this one thing could not be made shorter.
letter-digest-sum-rest = { $count ->
    [one] Here is what your letter left out: about one minute.
   *[other] Here is what your letter left out: about { $said } minutes.
}
letter-digest-part-asks = asks { $said }
letter-digest-part-reading = reading { $said }
letter-digest-part-left = { $count ->
    [one] One minute is left over.
   *[other] { $said } minutes are left over.
}
letter-digest-how = To answer, just reply.
letter-digest-how-example = Begin each line with its number: *1* and your words, or *2 MUTE*. Each goes to the right place.
letter-digest-in = In { $community }.
letter-digest-named = { $count ->
    [one] One new letter, from { $names }.
   *[other] { $said } new letters, from { $names }.
}
letter-digest-unnamed = { $count ->
    [one] One new letter. Names are not said here.
   *[other] { $said } new letters. Names are not said here.
}
letter-digest-unanswered = { $count ->
    [one] { $names } writes, and nobody has answered yet.
   *[other] { $names } wrote { $count } letters, and nobody has answered yet.
}
letter-digest-offers = You offer “{ $offer }”, so you may know.
letter-digest-yours = You take part in it.
letter-digest-read = { $count ->
    [one] One minute to read.
   *[other] About { $said } minutes to read.
}
letter-digest-read-and-answer = { $count ->
    [one] One minute to read, ten to answer.
   *[other] About { $said } minutes to read, ten to answer.
}
letter-digest-read-link = Read it
letter-digest-reply = Reply *{ $number }* and your words to join in, or *{ $number } MUTE*.
letter-digest-reply-ask = Reply *{ $number }* and your words. Two lines are plenty.
letter-digest-mailto = Answer { $number }
letter-digest-left-out = Left out to keep to your { $budget } minutes: { $titles }. Reply *MORE* to have { $count ->
    [one] it
   *[other] them
}.
letter-digest-left-out-more = Left out to keep to your { $budget } minutes: { $said } conversations, among them { $titles }. Reply *MORE* to have them.
letter-digest-chosen-daily = One letter a day comes to you, at { $hour }, within { $minutes } minutes a week.
letter-digest-chosen-weekly = One letter a week comes to you, on { $day } at { $hour }, within { $minutes } minutes.
letter-digest-chosen-monthly = One letter a month comes to you, on the first { $day } at { $hour }, within { $minutes } minutes a week.
letter-digest-change = Reply *LESS*, *DAILY* or *15 MINUTES* to change that.
letter-digest-leave = Reply *AWAY 2 WEEKS* to rest, or *STOP* to leave. Nobody asks why. By a button:
letter-digest-leave-html = Reply *AWAY 2 WEEKS* to rest, or *STOP* to leave. Nobody asks why. Or
letter-digest-account-link = How letters reach you

# A mailing list has moved here.
letter-adopted-subject = { $community } has moved
letter-adopted-moved = Your mailing list { $community } goes on at a new place, with the same people. You need do nothing: letters come to this address as before, and your old threads go on where they were.
letter-adopted-write = Write to everybody at { $address }. To answer a letter, reply to it.
letter-adopted-archive = Everything that was said is kept, and members can search it:
letter-adopted-less = Reply *LESS*, *DIGEST* (one letter a week) or *STOP* to this letter if you would rather have fewer. This is told once.

# To another address of somebody whose address letters kept coming back from.
letter-given-up-subject = Letters to { $address } came back
letter-given-up-what = Letters to { $address } kept coming back to us, so nothing is sent there any more.
letter-given-up-why = Its mail server says: { $why }
letter-given-up-until = Until you say otherwise your letters go to { $other }. You are a member as before.
letter-given-up-then = Does the old address work again? Tell a convenor: one button of theirs tries it once more. Your addresses are listed in your account:
letter-given-up-button = Look at your addresses

# Shared documents that a letter links to. Nothing is fetched: what is said of them is what their addresses tell.
letter-post-documents = To read and to comment on. Comments by reply gather in the conversation:
document-text = a shared text
document-table = a shared table
document-slides = shared slides
document-form = a form
document-file = a shared file
document-pad = a pad that all write in
document-open = Whoever has the address can open it.
document-asked = Its owner says who can open it.

# A letter that the house sends to itself: guildhall doctor mail
loop-subject = A letter to myself
loop-lead = Whoever runs this Guildhall asked whether its letters leave and arrive. This one came round. You need not do anything.
loop-answer = It came round.
# What a community gathers for, at the foot of its letters
letter-cause = { $community }: { $cause }
act-consent = your word to the proposal

# A proposal to change the charter
proposal-letter-subject = Your word, please: { $sections }
proposal-letter = { $name } proposes to change the charter of { $community }: { $sections }. Say *OK*, or *CONCERN*, *OBJECT* or *QUESTION* with a line of your own, by { $day }.
proposal-letter-again = The words have been amended: { $sections }, in the charter of { $community }, proposed by { $name }. What was said before counts no more. Say *OK*, or *CONCERN*, *OBJECT* or *QUESTION* with a line of your own, by { $day }.
proposal-letter-words = Good enough for now and safe enough to try is enough for an OK. An objection stops it until the words are amended.
proposal-letter-answers = It takes answers of { $quorum } of the { $asked } members who can be asked. Silence counts for nothing.
proposal-letter-silence = Your charter says that silence agrees: if you say nothing, you say yes.
proposal-letter-reads = You have this because you are a member. Members read what you answer.
proposal-letter-why = Why
proposal-letter-now = Now it says:
proposal-letter-new = It would say:
proposal-letter-page = The whole proposal, and what others say
proposal-choice-ok = *OK*: good enough for now
proposal-choice-concern = *CONCERN:* and what to keep in sight. It stops nothing
proposal-choice-object = *OBJECT:* and what would go wrong. It stops the proposal
proposal-choice-question = *QUESTION:* and what you want to know
proposal-how = Which is it? Reply with one of these words first, and your own words behind it. Until then nothing is counted.
proposal-over = This proposal is settled, or its time is over. Your words are below; the page of the charter says what came of it.
proposal-said-ok = You said OK.
proposal-said-ok-stopped = You said OK. An objection of somebody else stands, so the words will be amended first; then you are asked again.
proposal-said-concern = Your concern is kept beside the proposal, where all members read it. It stops nothing.
proposal-said-object = You objected, and the proposal is stopped. Whoever proposed it reads why, and may amend the words; then you are asked again.
proposal-question-kept = Your question is with whoever proposed this and with the convenors of { $community }. Their answer comes by letter. You can still say OK, or object.
proposal-agreed-subject = Agreed: { $sections }
proposal-agreed = Agreed: { $sections }, in the charter of { $community }. { $answered } of { $asked } members answered, and no objection stands. It holds from today.
proposal-agreed-next = Good enough for now: it is looked at again in a year, or when somebody proposes something better.
proposal-unanswered-subject = Not settled: { $sections }
proposal-unanswered = Too few answered: { $answered } of { $asked } members, and it takes { $quorum }. Nothing has changed: { $sections }, in the charter of { $community }.
proposal-unanswered-next = Whoever proposed it can ask once more, or bring it to the next gathering.
proposal-stopped-subject = Stopped for now: { $sections }
proposal-stopped = An objection stops the proposal to { $community }: { $sections }. Nothing is lost: the words can be amended, and everyone is asked again.
proposal-stopped-yours = Talk with whoever objected. Then amend the words on the page, or withdraw the proposal there.
proposal-stopped-next = Whoever proposed it can amend the words now. If you have an idea how, tell them.
proposal-objects = { $name } objects:
proposal-keeps-in-sight = A concern of { $name }, to be kept in sight:

# Questions to the charter
question-subject = A question about the charter
question-asked = { $name } asks about the charter of { $community }. Reply, and your words go back as the answer.
question-choice = Your answer: it is sent to whoever asked, and stands beside the question for all members.
question-answered-subject = An answer to your question
question-answered = { $name } answers what you asked about the charter of { $community }.
question-settled = Your answer is with whoever asked, and stands beside the question.
question-settled-before = Somebody has answered this already. Their answer stands.

# Network or community?
fellowship-subject = Six numbers about { $community }
fellowship-letter = Six numbers, please, by { $day }: how true is each line below, from 1 (not at all) to 5 (very much)?
fellowship-letter-counted = You have this because you are a member. Only the counts are kept: nobody can see what you said, not even we. Nothing is shown of fewer than five answers.
fellowship-letter-page = What it is for, and what came of it
fellowship-statement-1 = We share a concern, not just contacts.
fellowship-statement-2 = I know what others here struggle with.
fellowship-statement-3 = We make or improve something together.
fellowship-statement-4 = I would notice who is missing.
fellowship-statement-5 = We have a rhythm.
fellowship-statement-6 = I feel some duty to this group.
fellowship-how = Six numbers from 1 to 5 on one line, please, one for each of these.
fellowship-counted = Counted. Nobody can see which numbers were yours, so they cannot be taken back.
fellowship-counted-before = You have answered already, and each member counts once.
fellowship-over = This is closed. The page of the community says what came of it.

# To a sponsor
sponsor-letter-subject = What you can see of { $community }
sponsor-letter = The convenors of { $community } have opened a page for { $organisation }.
sponsor-letter-sees = You see there the charter, where the community is in its life, and what was promised. Sign in with this address.
sponsor-letter-not = You do not see who belongs to it or what they say, and you set no topics. People learn best where nobody looks over their shoulder.
sponsor-letter-answer = Whatever you answer goes to the convenors.
sponsor-letter-page = Your page

# What is it for? (S1.11)
clarity-subject = In a sentence: what is { $community } for?
clarity-letter = In a sentence of your own, and without looking: what is { $community } for? Whatever comes first is right. It is open until { $day }.
clarity-choice = One sentence. Three words are plenty.
clarity-letter-reads = You have this because you are a member; it is asked twice a year at most. The convenors read the sentences without names, once it is over and five have answered. All members see how many say the same.
clarity-letter-page = The same on a page, and what came of it:
clarity-kept = Thank you. Your sentence is kept without your name, so it cannot be taken back.
clarity-before = You have answered already, and each member is asked once.
clarity-over = This is closed. The page of the community says what came of it.
clarity-long = One sentence, please: at most 400 letters.
fellowship-choice = *4 3 5 2 4 4*, for example: one number for each line, in their order

# Why a letter goes to whoever convenes
letter-because-convenes = You have this because you convene { $community }. Only its convenors have it.

# An hour to be kept free
hold-first = { $community }: first date, to be kept free
hold-how = Accept it in your calendar, and you have answered the letter that it came with: yes. Decline it, and the answer is no.
