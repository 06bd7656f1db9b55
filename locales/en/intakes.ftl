## Letters that a convenor makes theirs before they leave

intakes-draft-offer =
    Dear { $name }, thank you for your answers. We would like you to join { $community }. { $reason }
intakes-draft-wait =
    Dear { $name }, thank you for your answers. Both readers would be glad of you in { $community }, and there are fewer places than people we would like. You are on the waiting list, and you hear from us as soon as a place is free. { $reason }
intakes-draft-decline =
    Dear { $name }, thank you for your answers, and for the time you took. We are not offering you a place in { $community } this time. { $reason }
intakes-draft-moved =
    Dear { $name }, a place in { $community } has become free, and you are next. We would like you to join.

## An application to read

criterion-experience = Experience
criterion-level = Level
criterion-commitment = Commitment
criterion-objectives = What they want to reach
reading-subject = { $community }: application { $label } to read
reading-lead = Please read application { $label } for “{ $intake }”, without a name. Mark each part of our profile, with a reason where it is not clear.
reading-lead-appeal = Application { $label } for “{ $intake }” asks to be read afresh. You have not read it before. Mark each part of our profile, with a reason where it is not clear.
reading-choice-marks = *1 CLEAR*, *2 SOME* and why, *3 NOT YET* and why: a line for each number
reading-choice-know = *NO* – I know who this is; somebody else reads it
reading-why = You have this because you agreed to read for this round. Two members read each application, apart.
reading-who = Your marks and reasons go to the other reader, the convenors and whoever applied. Nobody is told whose they are.
reading-page = The same on a page:
reading-appeal = What they say to the decision
reading-done = Thank you. Your marks are kept; send new lines to change them, until the other reader has finished too.
reading-how = We could not read a mark for each part. Write a line for each number, such as: 1 CLEAR, and 2 SOME they have not done it alone. Whatever is not clear needs its reason.
reading-handed-on = Thank you for saying so. Somebody else reads it.
reading-over = Both readings of this one are finished, so nothing was changed.

## Who was chosen

chosen-subject = { $community }: whom we would like to ask in
chosen-lead = { $name } has chosen for “{ $intake }”. If something speaks against one of them, say so until { $day }. Nobody outside is told before.
chosen-object = *1* and your reason – if something speaks against number 1
chosen-why = You have this because you are a member of { $community }. If you have nothing to say, do nothing.
chosen-who = Only the convenors read your reason. They answer each before any letter leaves.
chosen-page = The group as a whole:
chosen-objected = your objection is with the convenors. They answer it before anybody is told.
chosen-late = the time to object is over, or nothing was decided about them. Nothing was changed.
chosen-how = please say what speaks against it.

## What waits for convenors

intake-news-subject = { $community }: “{ $intake }” waits for you
intake-news-read = All applications for “{ $intake }” have been read. The names are back; the group can be looked at as a whole.
intake-news-afresh = An application for “{ $intake }” was read afresh by two members. It can be decided now.
intake-news-readers = A reader for “{ $intake }” knows whoever applied, and there is no other reader without a tie. Please name one more.
intake-news-objection = A member objects to somebody chosen for “{ $intake }”. No letter leaves before it has an answer.
intake-news-appealed = Somebody asks that their application for “{ $intake }” be read afresh. Two members who have not read it were asked.
intake-news-moved = A place in “{ $intake }” has become free. The letter to whoever waits next is drafted, and leaves once you have read it.
intake-news-page = The round:

## What was decided

decision-subject-offer = { $community } has a place for you
decision-subject-wait = You are on the waiting list of { $community }
decision-subject = { $community } has decided about your application
decision-accept = *ACCEPT* – I take the place
decision-refuse = *NO* – I would rather not
decision-appeal = *APPEAL* and why – two members who have not read it read it afresh
decision-no-wait = *NO* – take me off the list
decision-next-round = *YES* – ask me at the next round
decision-kept = Your place is kept until { $day }. After that it goes to whoever waits next. Once you accept, you see what members promise each other, and decide.
decision-until = You can ask for a second reading until { $day }.
decision-final = It has been read twice, by four members, and this is the end of it. You are welcome to apply again.
decision-criteria = It was decided by version { $version } of our criteria, which are published.
decision-reads = The convenors read what you answer.
decision-page = How it was read, mark by mark:
decision-accepted = Good. The promise of { $community } comes in a letter of its own: read it, and decide.
decision-refused = Thank you for telling us. Nothing more comes about this.
decision-appealed = Two members who have not read your application read it afresh, with what you wrote. You hear from us.
decision-noted = You are asked when the next round opens.
decision-before = This was answered before, and the first answer counts.
decision-over = The time for this is over, so nothing was changed. A convenor can help: { $convenor }.
decision-how = Your letter was empty. Reply with one of its words.

## Pages

intakes-title = How we choose
intakes-lede = People are read blind, by two of us, against the same criteria. Then we look at the group as a whole.
intakes-how = Our criteria and the ways in are [published].
intakes-to-read = For you to read
intakes-read = You have read it.
intakes-rounds = Rounds
intakes-none = There has been no round of choosing yet.
intakes-composition = You can see [how the members are composed], and say how you are counted.
intakes-open = Open a round
intakes-open-text = Applications that come until the last day are read together.
intakes-name = Its name
intakes-name-hint = For example: January
intakes-opens = Opens on
intakes-closes = Last day
intakes-places = Places
intakes-readers = Who reads?
intakes-readers-hint = Two read each application. Nobody reads somebody they know. Three or more make that easier.
intakes-readers-called = Their names, one on each line.
intakes-do-open = Open it
intake-when = From { $opens } to { $closes }. { $places ->
    [one] One place.
   *[other] { $places } places.
 }
intake-state-open = People can apply.
intake-state-reading = Two members read each application, without a name.
intake-state-chosen = A group is chosen. Members may object; nobody outside is told yet.
intake-state-telling = The letters are on their way.
intake-state-over = Everyone has heard.
intake-version = Decided by version { $version } of [our criteria].
intake-readers-are = Read by { $names }.
intake-blind = A name, an address and a place of work are not shown to anybody here before two have read the application.
intake-do-hand-out = Hand the applications to the readers
intake-do-hand-out-more = Hand out what came since
intake-to-group = Look at the group as a whole
intake-to-letters = The letters
intake-offered = Whom we would like to ask in
intake-object = Something speaks against it
intake-object-reason = What speaks against it? Only the convenors read this.
intake-do-object = Tell the convenors
intake-objecting = Members may object until { $moment }. Until then nobody outside is told.
intake-reconsider = Choose again
intake-objections = Objections
intake-objection-of = { $by }, about { $name }
intake-objection-waits = The convenors have it, and answer before any letter leaves.
intake-answer = Your answer
intake-do-answer = Answer
intake-as-read = All, as read
intake-as-read-text = Each mark is what both readers found apart, or what they settled on after talking.
intake-applicant = Applicant
intake-label = Application { $label }
intake-read-by = { $read ->
    [0] not read yet
    [one] read by one
   *[other] read by { $read }
 }
intake-differs = they differ
intake-settle = { $name }, { $part }: settle on one mark
intake-settle-why = Why, after you talked?
intake-do-settle = Keep this mark
intake-more-readers = Name more readers
intake-do-readers = They read too
mark-clear = clear
mark-some = some
mark-not-yet = not yet
group-title = The group, { $intake }
group-places = { $places ->
    [one] One place
   *[other] { $places } places
 }, { $applicants ->
    [one] one applicant
   *[other] { $applicants } applicants
 }
group-lede = The names are back now. Look at the group before you look at the people.
group-suggested = Suggested together
group-with = With the { $stay } who stay
group-impossible = No group meets all conditions: who must be apart, and who only comes together, asks for more than there are places. Take one of them away below.
group-nobody = Nobody has been read by two members yet.
group-brings = Brings { $value } ({ $dimension }), of which there is too little.
group-meets = Can help { $count ->
    [one] one of us
   *[other] { $count } of us
 } with what nobody else here offers.
group-out = Try another mix: instead of
group-in = take
group-show = Show what changes
group-swap-what = { $into } instead of { $out }
group-no-change = Nothing that is measured changes.
group-take = Look at that group
group-how = How this was found
group-proven = Every possible group was compared, and none comes nearer to the mix that you have chosen. It is arithmetic, not judgement. You judge.
group-unproven = This is the best group that was found in the time allowed. There may be one that comes a little nearer. It is arithmetic, not judgement. You judge.
group-yours = This is the group that you named. You judge.
group-next = What comes next
group-between = Ties and conflicts
group-between-drop = not so
group-balance = The balance
group-key-now = who stays
group-key-new = who would come
group-choose = Choose
group-choose-text = A person chooses, and says why. Each of them reads their own reason, and nobody else’s.
group-outcome = What do you decide?
group-why = Why? (they read this)
group-reason = Why these people, as a group? Members read it.
group-do-choose = Ask the members to agree
group-then = Members have five working days to raise an objection with a reason. Until then, nobody outside is told.
group-more = What else you know
group-between-add = Say what there is between two people
group-between-one = One
group-between-other = and
group-between-called = or a member, by name
group-between-kind = What is there?
group-between-do = Keep it
group-describe = Add how somebody described themself
group-describe-hint = Only in their own words, and only where the questions did not ask.
group-describe-who = Who?
group-saved = Kept.
between-tie = They know each other
between-line = One has power over the other elsewhere
between-avoid = Not both
between-together = Only both
between-tie-said = { $one } and { $other } know each other.
between-line-said = { $one } and { $other } are in one line of power.
between-avoid-said = Not both { $one } and { $other }.
between-together-said = { $one } and { $other } only together.
outcome-offer = A place
outcome-wait = Waiting list
outcome-decline = Not this time
mix-organisation = Organisation
mix-field = Field
mix-place = Where
mix-years = Years at it
mix-voice = In a group
mix-years-new = Under two
mix-years-mid = Two to ten
mix-years-deep = Over ten
mix-voice-early = Speaks in order to think
mix-voice-waits = Thinks, then speaks
mix-rather-not = Rather not say
mix-as-said = As each person described themself.
mix-dots = { $now ->
    [0] none
   *[other] { $now }
 } now, { $added ->
    [0] none
   *[other] { $added }
 } more
mix-too-few = { $count ->
    [one] One is missing
   *[other] { $count } are missing
 }
mix-too-many = { $count ->
    [one] One more than you wanted
   *[other] { $count } more than you wanted
 }
measures-title = What is measured
measures-text = Each beside the band that is wanted. They are never added up: no number says what a group is worth.
measures-what = Measure
measures-band = Wanted
measures-before = Now
measures-after = Then
measures-met = within
measures-not-met = outside
measure-spread = Not all of one kind: { $dimension }
measure-share = { $dimension }: { $value }
measure-power = Pairs in one line of power
measure-ties = Know each other already
measure-cover = Needs that somebody’s offer meets
measure-access = Access needs that are met
measure-percent = { $percent } in 100
measure-unknown = nobody said
band-none = none
band-least = at least { $from } in 100
band-between = { $from } to { $to } in 100
composition-title = How we are composed
composition-lede = { $count ->
    [one] One member
   *[other] { $count } members
 }, beside the mix that we have chosen.
composition-empty = Nobody has said anything about themself yet.
composition-describe = How you are counted
composition-describe-text = In your own words, and only if you like. Only counts are shown here, never who said what.
composition-do-describe = Keep
composition-mix = The mix that you want
composition-bands = One a line, in shares of a hundred
composition-bands-hint = place: South 20-60 wants 20 to 60 in 100 in the South. organisation: 30 wants no organisation above 30 in 100. The words: organisation, field, place, years (new, mid, deep), voice (early, waits).
composition-do-mix = Keep the mix
reading-mark = The mark
reading-lede = Read it as it stands. You see no name, no address and no place of work, and neither does the other reader.
reading-is-over = Both of you have read it. Nothing changes any more but what the two of you settle on.
reading-reason = Why? Needed where it is not clear.
reading-note = Anything else
reading-note-hint = For the other reader and the convenors.
reading-do-mark = Keep my marks
reading-know-text = If you know who this is, somebody else should read it.
reading-know = I know who this is
intake-letters-title = Letters, { $intake }
intake-letters = The letters
intake-letters-lede = Each is a draft until you have read it, and written it anew where it is not yours. The dates, the criteria and what can be replied are added when it leaves.
intake-letters-none = There are no letters yet: choose the group first.
letter-words = The letter
letter-do-read = I have read it, it may leave
letter-read-by = Read by { $name }.
letter-sent-at = Left on { $day }.
letters-send-text = Letters that nobody has read stay here.
letters-do-send = Send the letters that were read
letter-answer-none = No answer yet.
letter-answer-accepted = The place is taken.
letter-answer-refused = They would rather not.
letter-answer-lapsed = Nobody took it in time.
letter-answer-appealed = They ask for a second reading.
letter-answer-next = To be asked at the next round.
appeal-hint = Two members who have not read it before read it afresh. Then you decide, and write.
appeal-do-end = Decide, and send this letter
result-title = Your application
result-none = Nothing is decided yet. You hear by letter, whatever it is.
result-offer = There is a place for you.
result-wait = You are on the waiting list.
result-decline = You are not offered a place this time.
result-kept = It is kept until { $day }.
result-until = You can ask for a second reading until { $day }.
result-marks = How it was read
result-marks-text = Two members read it without your name, apart. Nobody is told whose mark is whose.
result-do-accept = I take the place
result-do-refuse = I would rather not
result-appeal = Have we misread it?
result-appeal-hint = Say what we did not see. Two members who have not read it before read it afresh.
result-do-appeal = Ask for a second reading
result-do-next = Ask me at the next round
result-do-leave-list = Take me off the list
result-own = What you wrote
own-result = What was decided, why, and how it was read
joining-rounds = How a round goes, and which there are

# A round opens, to those who asked for it.
next-round-subject = { $community }: the next round is open
next-round-lead = { $name }, the next round of { $community } is open until { $day }. Shall your answers count again, as you wrote them?
next-round-yes = *YES*: they count again. A copy comes, and each can still be changed.
next-round-no = *NO*: not this time.
next-round-why = You have this because you asked for the next round, or are on the waiting list. You are asked once, and silence is an answer too.
next-round-not = Thank you for telling us. Nothing more comes about this.
