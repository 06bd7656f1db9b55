# Dates: the rhythm, the choice of a date, in letters and on pages.

dates-at = { $day }, { $hour }
dates-subject = Which dates suit you? { $title }
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
date-chosen-subject = { $title }: { $day }
date-chosen-lead = “{ $title }” is on { $at }, for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
date-chosen-next = How to get there follows in a letter of its own. You need not answer this one.
act-date-answer = your answer about dates

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
poll-yes = suits
poll-no = no

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
