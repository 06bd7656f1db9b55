# How a gathering was.

feedback-subject = How was it? { $title }
feedback-lead = How was “{ $title }” of { $community }? Three numbers from 1 (not at all) to 5 (very): was it useful, did you enjoy it, could you speak freely? Behind them, one thing that you would change.
feedback-choice = *4 5 5 shorter breaks*
feedback-share = *SHARE* behind it: members may read these very words
feedback-away = *NO*: I was not there
feedback-because = You have this because you had said that you come.
feedback-reads = Only counts are kept, and shown once five have answered. Convenors read your change without your name, after { $until }. Fine too: *I WILL call Ben by 3 June*, on a line of its own.
feedback-last = Last time, you said: { $said } We changed: { $answer }
feedback-last-changed = After last time, we changed: { $answer }
feedback-page = Or on this page:
feedback-receipt = Counted for “{ $title }”, without your name. It cannot be taken back, since nobody knows which answer is yours.
feedback-before = You have answered about “{ $title }” already, and that counts. Since nobody knows which answer is yours, it cannot be changed.
feedback-over = Answers about “{ $title }” are not taken any more, so yours was not counted. Tell the convenors: reply *PRIVATE* and your words.
feedback-how = We could not tell how it was. Reply with three numbers from 1 to 5, like *4 5 5*, and behind them one thing that you would change.
feedback-said-subject = What was said about { $title }
feedback-said-few = { $count ->
    [0] Nobody has
    [one] One person has
   *[other] { $count } people have
  } answered how “{ $title }” of { $community } was. Of fewer than five nothing is shown, not even to you.
feedback-said-lead = { $count } people have answered how “{ $title }” of { $community } was. Each thing that somebody would change gets an answer: what you changed, or why not now.
feedback-mean = { $what }: { $mean }
feedback-alike = all said nearly the same
feedback-useful = Useful
feedback-enjoyable = Enjoyable
feedback-freely = Could speak freely
feedback-is-shared = members may read these words
feedback-answer-changed = *1 Breaks are ten minutes now*: what you changed
feedback-answer-not = *2 NOT NOW, the room is booked till May*: why not
feedback-said-because = You have this because you convene.
feedback-said-reads = Members read your answers, and the words themselves only where their writer said so.
feedback-said-page = Or on this page, with what was said in your own words:
feedback-answer-how = An answer was empty, or longer than a line. Say what you changed, or *NOT NOW* and why.
feedback-answer-receipt = { $count ->
    [one] One answer is kept
   *[other] { $count } answers are kept
  }. Members see them on the page, and what you changed stands in the next letter that asks them.
feedback-answer-again = The last answer counts.
data-feedback = That you were asked how a gathering was

feedback-title = How it was
feedback-none = Nobody was asked. Whoever was there gets one letter an hour after a gathering.
feedback-lede = Useful, enjoyable, could speak freely; and one thing to change. Only counts are kept. Nothing is shown while answers are taken, nor of fewer than five, to nobody.
feedback-until = Answers count until { $day }.
feedback-mine = You have answered
feedback-not-there = Whoever was there says how it was.
feedback-say = How was it?
feedback-scale = 1 is not at all, 5 is very.
feedback-change = One thing that you would change
feedback-change-hint = Convenors read it without your name, and answer it.
feedback-share-words = Members may read these very words
feedback-send = Send it
feedback-by-reply = Or by letter: *4 5 5 shorter breaks*.
feedback-was = What was said
feedback-count = { $count ->
    [0] Nobody has answered.
    [one] One person has answered.
   *[other] { $count } people have answered.
  }
feedback-few = Of fewer than five nothing is shown.
feedback-changes = You said, we changed
feedback-no-changes = Nothing to read here yet.
feedback-you-said = You said:
feedback-we-changed = We changed:
feedback-not-now = Not now, because:
feedback-open = Not answered yet.
feedback-answer = Answer it
feedback-said-label = What was said, in your words
feedback-said-hint = Members do not read the words themselves. May be empty.
feedback-outcome = What came of it
feedback-answer-label = Your answer
feedback-answer-keep = Keep the answer
problem-feedback-numbers = Give each of the three a number from 1 to 5
problem-feedback-answer = Say what you changed, or why not now
said-feedback-said-title = It is counted
said-feedback-said-text = Nobody knows which answer is yours.
said-feedback-not-kept-title = It was not counted
said-feedback-not-kept-text = You had answered already, or it was too late.
said-feedback-answered-title = The answer is kept
said-feedback-answered-text = Members see it here, and in the next letter that asks them.
notice-feedback = That you were asked how a gathering was, and answered; not what
notice-feedback-why = So that gatherings become better. Legitimate interest.
notice-feedback-long = As long as you are a member. Counts, and what somebody would change, have no name.
notice-feedback-who = Nobody but you. Counts are shown to members once five have answered.
