# Dates: the rhythm, the choice of a date, in letters and on pages.

dates-at = { $day }, { $hour }
dates-subject = Which dates suit you? { $title }
dates-hold = { $title }: date { $number }, to be kept free
dates-hold-how = Accept it if this date suits you, decline it if it does not. Once a date is chosen, the others are free again.
dates-or-calendar = Or accept, in your calendar, each date that suits you.
dates-lead = Fifteen seconds: which of these dates suit you for “{ $title }” of { $community }, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } long? Reply with the numbers of all that do, like *1 3*.
dates-zone = Hours are those of { $zone }.
dates-until = Answers count until { $day }. The convenors see yours; members see how many each date suits. No answer is no answer.
dates-choice = *{ $number }* { $at }
dates-none = *NONE* none of them
dates-page = Or choose on this page:
dates-how = We could not tell which dates you mean. Reply with their numbers, like *1 3*, or *NONE*.
dates-over = These dates are settled, so your answer came too late to count. The convenors can still move it: reply *PRIVATE* and your words.
dates-receipt = Noted: these suit you for “{ $title }”. The last answer counts.
dates-receipt-none = Noted: none of the dates for “{ $title }” suits you. The last answer counts.
dates-noted = The convenors also read what you said: “{ $note }”
dates-answered-subject = Which date shall it be? { $title }
dates-answered-lead = { $answered ->
    [one] { $answered } of { $asked } people asked has answered
   *[other] { $answered } of { $asked } people asked have answered
  } about “{ $title }”. Reply with one number, and everyone who was asked is told that date.
dates-answered-choice = *{ $number }* { $at }: suits { $count }
dates-choose-how = One number is needed, the one of the date that it shall be.
dates-chosen-receipt = “{ $title }” is on { $at }. Everyone who was asked is told.
dates-chosen-otherwise = To choose otherwise, reply to the same letter with another number; everyone is told again.
act-date-answer = your answer about dates
act-rsvp = your answer about a gathering

gathering-subject = { $title }: { $day }
gathering-ask = Can you come to “{ $title }” of { $community }? It is on { $at }, for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
gathering-choice-yes = *YES*: I am coming
gathering-choice-maybe = *MAYBE*: perhaps
gathering-choice-no = *NO*: not this time; a line for the others is welcome
gathering-choice-late = *LATE 15*: I come a quarter of an hour late
gathering-choice-phone = *PHONE*: I ring in
gathering-choice-not = *NO*: I cannot come after all
gathering-choice-give-up = *NO*: somebody else may have my seat
gathering-join = Join: { $link }
gathering-dial = Or ring { $number }
gathering-place = Where: { $place }
gathering-or-calendar = Or accept in your calendar: the invitation is attached. The last answer counts.
gathering-calendar-how = Accept or decline in your calendar, or reply YES, MAYBE or NO to the letter. The last answer counts.
gathering-page = All about it:
gathering-all-page = All dates:
gathering-why = You have this because you are a member. The convenors see your answer; others see how many come, and your name only if you allow it.
gathering-changed-subject = Changed: { $title }, { $day }
gathering-changed = Something has changed: “{ $title }” of { $community } is on { $at }, for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }. Can you come?
gathering-off-subject = Called off: { $title }, { $day }
gathering-off = “{ $title }” of { $community } on { $at } is called off.
gathering-off-calendar = Your calendar takes it out by itself. You need not answer.
gathering-year-subject = A year of dates: { $title }
gathering-year = Here { $count ->
    [one] is the next date
   *[other] are the next { $count } dates
  } of “{ $title }” of { $community }, { $minutes } minutes each. Do they suit you?
gathering-year-yes = *YES*: all of them
gathering-year-not = *NOT { $day }*: all but that one; name several if you like
gathering-year-no = *NO*: none of them
gathering-year-more = And { $count } more after these.
gathering-seat-subject = A seat for you: { $title }
gathering-seat = A seat has become free: you are coming to “{ $title }” on { $at }.
gathering-reminder-subject = { $title }: { $at }
gathering-reminder = “{ $title }” is on { $at }. Are you coming?
gathering-reminder-maybe = “{ $title }” is on { $at }. You said perhaps; do you know by now?
gathering-reminder-yes = “{ $title }” is on { $at }, and you said that you are coming. You need not answer.
gathering-joining-subject = The way in: { $title }, { $at }
gathering-joining = “{ $title }” begins at { $at }. This is the way in.
gathering-how = We could not tell whether you come. Reply *YES*, *MAYBE* or *NO*.
gathering-year-how = We could not tell which dates you mean. Reply *NOT* and the day, like *NOT 14 MAY*; *YES* for all of them, *NO* for none.
gathering-receipt-yes = You are coming to “{ $title }” on { $at }.
gathering-receipt-maybe = Noted: perhaps you come to “{ $title }” on { $at }.
gathering-receipt-no = Noted: you do not come to “{ $title }” on { $at }. You will be missed, and not asked why.
gathering-receipt-late = You come { $minutes } minutes late; the convenors see it.
gathering-receipt-phone = You ring in; the convenors see it.
gathering-line-ask = A line for the others, to be read out? Reply to the invitation again with *NO* and your line.
gathering-waits = “{ $title }” on { $at } is full. You are number { $place } of those who wait, and hear at once when a seat is free.
gathering-year-receipt-yes = You are coming to { $count ->
    [one] { $count } date
   *[other] { $count } dates
  }.
gathering-year-receipt-maybe = Noted: perhaps you come to { $count ->
    [one] { $count } date
   *[other] { $count } dates
  }.
gathering-year-receipt-no = Noted: you come to none of these dates.
gathering-year-receipt-not = Not on { $at }.
gathering-year-receipt-full = { $at } is full; you wait for a seat.
gathering-year-receipt-again = To change one of them, answer its reminder, or reply to the same letter again.
gathering-answer-subject = About your answer
gathering-answer-old = Your calendar answered an older version. “{ $title }” is on { $at } now: can you come? Reply *YES*, *MAYBE* or *NO*.
gathering-answer-over = “{ $title }” on { $at } is over, so your answer came too late to count. If you were there, nothing is lost.
gathering-answer-off = “{ $title }” on { $at } is called off, so there is nothing to answer. If your calendar still shows it, you can take it out.
gathering-handed-on = Noted that you do not come to “{ $title }” on { $at }. A seat here cannot be handed on; bring somebody as a guest on its page, and a convenor says yes.
gathering-proposes = Another time for “{ $title }” is proposed: { $at }. { $note }
gathering-proposed = Your proposal of another time is with the convenors of { $community }. Until they move it, it stays where it is.
gathering-unproven = A calendar answered for you about “{ $title }”, and we could not prove that it was yours. Can you come?
gathering-stranger = The invitation that you accepted was sent to a member of { $community }. You are now on the list of guests who wait for a convenor’s word; that member can see it there.

rhythm-title = Rhythm
rhythm-lede = When we meet, and the dates of the next twelve months.
rhythm-none = No rhythm is set. A community that knows when it meets next needs fewer letters.
rhythm-none-visitor = No rhythm is set yet.
rhythm-every-week = every { $weekday }
rhythm-every-2w = every second { $weekday }
rhythm-every-month = the { $nth } { $weekday } of each month
rhythm-every-2m = the { $nth } { $weekday } of every second month
rhythm-every-quarter = the { $nth } { $weekday } of each quarter’s month
rhythm-every-year = the { $nth } { $weekday } of its month, once a year
rhythm-nth-1 = first
rhythm-nth-2 = second
rhythm-nth-3 = third
rhythm-nth-4 = fourth
rhythm-nth-last = last
rhythm-mode-video = by video
rhythm-mode-in-person = in person
rhythm-mode-hybrid = in person and by video
rhythm-mode-phone = by telephone
rhythm-mode-letters = by letters
rhythm-said = { $name }: { $every } at { $hour } ({ $zone }), { $minutes } minutes, { $mode }.
rhythm-protected = Protected: nothing else is put in its place.
rhythm-dates = The next twelve months
rhythm-hours-same = Hours are those of { $zone }, through every change of the clock.
rhythm-yours = { $hour } where you are
rhythm-left-out = left out
rhythm-edit = Change it
rhythm-new = Another rhythm
rhythm-new-text = A yearly day in person, say. Most communities need one rhythm, and some two.
rhythm-name = What it is called
rhythm-every = How often
rhythm-choice-week = Every week
rhythm-choice-2w = Every two weeks
rhythm-choice-month = Every month
rhythm-choice-2m = Every two months
rhythm-choice-quarter = Every three months
rhythm-choice-year = Once a year
rhythm-choice-none = We do not meet
rhythm-nth = Which in the month
rhythm-nth-hint = For weeks it does not matter.
rhythm-weekday = Day
rhythm-hour = Hour
rhythm-hour-hint = Like 10:00, on the clock of the place below.
rhythm-zone = Place
rhythm-zone-hint = The hour stays the same there when clocks change.
rhythm-minutes = Minutes
rhythm-mode = How
rhythm-protect = Nothing else is put in its place
rhythm-starts = First possible day
rhythm-skip = Left out
rhythm-skip-hint = Each line a day, or the first and the last day of a span: 2027-08-01 2027-08-31.
rhythm-save = Keep the rhythm
rhythm-drop = Take this rhythm away
rhythm-others = Dates to choose among

polls-title = Dates to choose among
polls-lede = Nobody is asked twice, and nobody has to answer.
polls-none = No dates are being chosen.
polls-open = Answers until { $day }
polls-over = Over; no date was chosen yet.
polls-chosen = { $at }
polls-new = Ask for a date
polls-new-text = Every member gets one letter with these dates in their own hours, and answers with numbers. Two to eight dates.
polls-what = What for
polls-dates = Dates
polls-dates-hint = One a line, like 2027-01-14 10:00, on the clock of the place below.
polls-closes = Answers until
polls-ask = Ask everyone

poll-suits = Which of these suit you?
poll-suits-hint = Choose all that do. Choose none, and we note that none does. The last answer counts.
poll-note = Anything else about these dates
poll-note-hint = The convenors read it.
poll-answer = Keep my answer
poll-counted = { $count ->
    [0] suits nobody yet
    [one] suits one of you
   *[other] suits { $count } of you
  }
poll-yours = Your answer is kept.
poll-chosen = It is { $at }.
poll-over = Answers are not taken any more.
poll-results = What was answered
poll-results-text = Only convenors see names.
poll-person = Who
poll-not-yet = no answer yet
poll-choose = Choose this date
poll-choose-title = Choose a date
poll-choose-text = Everyone who was asked is told at once.
poll-zone = Hours are those of { $zone }.
poll-costs = Who would pay with an evening
poll-costs-text = Outside of eight to eighteen where they are. The fairest date stands first: the fewest such hours, and those who gave one in the last year are asked last.
poll-cost = { $at }: { $count ->
    [one] early or late for one person
   *[other] early or late for { $count } people
  } ({ $names })
poll-paid = { $name }, { $count ->
    [one] once before
   *[other] { $count } times before
  }
poll-yes = suits
poll-no = no

gatherings-title = Gatherings
gatherings-lede = What is coming, and what is past. Each invitation comes by letter too, with its hour where you are.
gatherings-lede-visitor = What is open to everybody.
gatherings-coming = Coming
gatherings-none = Nothing is planned yet.
gatherings-past = Past
gatherings-off = called off
gatherings-moved = moved
gatherings-own = Your own dates
gatherings-venues = Places
gatherings-feed = For your calendar
gatherings-in-person = By { $day } it is a year since half of you met in one place. Plan a gathering in person, even a small one.
gatherings-year = A year of “{ $name }”
gatherings-year-text = { $count ->
    [one] One date of the rhythm is not planned yet.
   *[other] { $count } dates of the rhythm are not planned yet.
  } Everyone gets one letter with all of them, and one invitation for their calendar.
gatherings-year-load = What it asks of each, month by month
gatherings-load = { $month } { $year }: { $count ->
    [one] one gathering
   *[other] { $count } gatherings
  }, { $minutes } minutes
gatherings-year-ask = Plan them and ask everyone
gatherings-new = One more gathering
gatherings-new-text = You see what it means before anybody is asked.
gatherings-new-open = Plan a gathering

gathering-title = What it is called
gathering-purpose = What for
gathering-purpose-hint = One sentence; it stands in the invitation.
gathering-day = Day
gathering-link = Link to join by
gathering-link-hint = Of any provider. Left empty, a fresh room is made where people meet by video.
gathering-dial-in = Telephone number
gathering-dial-in-hint = With the code to key in, if there is one.
gathering-where = Place
gathering-where-hint = For a gathering in person: the address, and the door. Of a place that is chosen above, both are known.
gathering-venue = At one of our places
gathering-venue-none = somewhere else
gathering-needs = What people need there
gathering-attendance = Who was there
gathering-feedback = How it was
gathering-recap = What we take with us
gathering-capacity = How many may come
gathering-capacity-hint = Left empty, all. Whoever comes later waits for a free seat.
gathering-open = Anybody may know of it
gathering-open-hint = Title and hour stand in the open; the way in does not.
gathering-look = Look at it first
gathering-preview-title = Before anybody is asked
gathering-preview-at = { $at } in { $zone }.
gathering-preview-yours = That is { $at } where you are.
gathering-preview-load = It asks { $minutes } minutes of each of { $count ->
    [one] one member
   *[other] { $count } members
  }.
gathering-preview-room = A fresh room at meet.jit.si is made for it.
gathering-preview-hybrid = Some are in the room and some are not: give whoever is not a microphone of their own in the room, the first word in each round, and one person who watches for them.
gathering-preview-ask = Plan it and ask everyone
gathering-preview-change = Change it and tell everyone
gathering-preview-back = To change something, go back in your browser: nothing was sent.
gathering-plan = What we do there
gathering-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }
gathering-there = There it is { $at } ({ $zone }).
gathering-join-here = Join
gathering-join-by = Join by { $provider }
gathering-ring = Or ring { $number }
gathering-is-off = This gathering is called off.
gathering-is-over = This gathering is over.
gathering-was-moved = The hour was changed since it was planned; this is the new one.
gathering-question = Will you be there?
gathering-say-yes = I am coming
gathering-say-maybe = Perhaps
gathering-say-no = Not this time
gathering-note = A line for the hosts
gathering-note-hint = When you cannot come, it is read out if you say so.
gathering-shown = Other members may see that I come
gathering-save = Save my answer
gathering-by-reply = Or press Accept or Decline in your calendar, or reply *YES*, *MAYBE* or *NO* to the letter. All of them reach us, and the last one counts.
gathering-by-page = You answered on { $at }
gathering-by-letter = Your letter answered on { $at }
gathering-by-calendar = Your calendar answered on { $at }
gathering-by-assistant = Your assistant answered on { $at }
gathering-by-phone = A convenor wrote down your answer on { $at }
gathering-by-waiting = A seat became free for you
gathering-you-wait = It is full; you wait for a seat
gathering-seats = Who was asked
gathering-seats-text = Only convenors see this list. Write down what somebody told you by telephone.
gathering-answer = Answer
gathering-record = Write down
gathering-write-down = Write it down
gathering-give-seat = Give them a seat
gathering-yes = comes
gathering-maybe = perhaps
gathering-no = does not come
gathering-waiting = waits for a seat
gathering-silent = no answer yet
gathering-late = { $minutes } minutes late
gathering-rings = by telephone
gathering-change = Change it
gathering-change-text = You see what it means first. Whoever was asked hears of a new hour, place or link, and their calendars move it.
gathering-call-off = Call it off
gathering-call-off-text = Everyone who was asked is told at once, and their calendars take it out.
gathering-call-off-now = Call it off and tell everyone
gathering-who = Who is coming
gathering-count-yes = Coming
gathering-count-maybe = Perhaps
gathering-count-waiting = Waiting
gathering-count-silent = No answer yet
gathering-of = of { $most }
gathering-guests = Guests
gathering-guest-asked = a convenor has not said yet
gathering-guest-coming = comes along
gathering-guest-refused = cannot come this time
gathering-guest-host = with { $host }
gathering-guest-let = May come
gathering-guest-refuse = Not this time
gathering-guest-drop = Does not come
gathering-guest-name = Bring somebody along
gathering-guest-hint = Their name. A convenor says whether there is room.
gathering-guest-bring = Ask for a guest

own-dates-title = Your dates
own-dates-lede = What is coming, over all your communities.
own-dates-none = Nothing is coming.
own-dates-feed = In your calendar
own-dates-feed-text = Your calendar program can follow your dates by an address of its own. Whoever knows the address sees your dates, so give it to nobody; made anew, the old one is void.
own-dates-subscribe = Follow in my calendar
own-dates-address = The address
own-dates-address-hint = For programs that ask for one.
own-dates-make = Make an address
own-dates-anew = Make it anew
own-dates-drop = Take it away

problem-rhythm-name = Give the rhythm a name of at most a hundred letters
problem-rhythm-every = Choose how often
problem-rhythm-day = Choose a day, and which in the month
problem-rhythm-hour = Write the hour like 10:00
problem-rhythm-minutes = Write how many minutes it lasts, from 5 to 4320
problem-rhythm-mode = Choose how you meet
problem-rhythm-start = Write the first day like 2027-01-14
problem-rhythm-skip = Write each span like 2027-08-01 2027-08-31, the earlier day first, and no more than twelve of them
problem-rhythm-many = Twelve rhythms are the most; take one away first
problem-poll-title = Say what the date is for, in at most 120 letters
problem-poll-dates = Write from two to eight dates, each like 2027-01-14 10:00
problem-poll-same = Two of the dates are the same
problem-poll-past = One of the dates has passed
problem-poll-closes = Let people answer for an hour at least and ninety days at most, and before the dates
problem-poll-number = That date is not among them
problem-gathering-title = Say what the gathering is called, in at most 120 letters
problem-gathering-link = Write the link like https://meet.jit.si/our-room
problem-gathering-capacity = Write how many may come as a number, or leave it empty
problem-gathering-past = Choose a day and an hour that are still ahead
problem-gathering-none = There is no date left to plan: all are planned, or left out
problem-guest-name = Write the name of whoever comes along
problem-guest-many = Five guests are the most for one member
problem-gathering-many = Four hundred gatherings are ahead already; hold some first

said-rhythm-set-title = The rhythm is set
said-rhythm-set-text = Its dates stand below.
said-rhythm-dropped-title = The rhythm is taken away
said-rhythm-dropped-text = Its dates are not shown any more.
said-dates-answered-title = Your answer is kept
said-dates-answered-text = You can change it until a date is chosen.
said-dates-asked-title = Everyone is asked
said-dates-asked-text = One letter goes to each member, with the dates in their own hours.
said-date-chosen-title = The date is chosen
said-date-chosen-text = Everyone who was asked is told.
said-gathering-planned-title = It is planned
said-gathering-planned-text = Each member gets one letter with an invitation for their calendar.
said-gatherings-year-title = The year is planned
said-gatherings-year-text = Each member gets one letter with all dates.
said-gathering-answered-title = Your answer is kept
said-gathering-answered-text = You can change it until it is over.
said-gathering-waits-title = It is full
said-gathering-waits-text = You wait for a seat, and hear at once when one is free.
said-gathering-changed-title = It is changed
said-gathering-changed-text = Whoever was asked hears of what matters to them.
said-gathering-off-title = It is called off
said-gathering-off-text = Everyone who was asked is told.
said-gathering-recorded-title = It is written down
said-gathering-recorded-text = It counts like any other answer.
said-gathering-guest-title = The guests are changed
said-gathering-guest-text = They stand in the list.
said-feed-made-title = Your dates have an address
said-feed-made-text = An earlier one is void.
said-feed-dropped-title = The address is taken away
said-feed-dropped-text = Calendars that followed it find nothing any more.
dates-first = { $day }, { $hour } ({ $zone }){ $others ->
    [0] {""}
    [one] , or one other
   *[other] , or one of { $others } others
  }
