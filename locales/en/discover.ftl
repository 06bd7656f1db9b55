# What an archive tells: the page of a community, and the file about a bare archive. A number comes twice: as a number,
# which chooses the form, and with -said as it is written, in words up to twelve.
discover-kicker = What the archive tells. { $from } to { $to }
discover-nav = On this page

discover-none = none
discover-part = { $part } of { $of }
discover-in-hundred = { $part } in 100
discover-minutes = { $count ->
    [one] a minute
   *[other] { $said } minutes
}
discover-hours = { $count ->
    [one] an hour
   *[other] { $said } hours
}
discover-days = { $count ->
    [one] a day
   *[other] { $said } days
}
discover-too-few = too few to say
discover-wrote = { $people } wrote { $posts }
discover-wrote-few = fewer than five people wrote
discover-wrote-nobody = nobody wrote
discover-people-count = { $count ->
    [one] one person
   *[other] { $said } people
}
discover-posts-count = { $count ->
    [one] one post
   *[other] { $said } posts
}
discover-threads-count = { $count ->
    [one] one conversation
   *[other] { $said } conversations
}
discover-domains-count = { $count ->
    [one] one organisation
   *[other] { $said } organisations
}

# The conclusion
discover-title-yes = Yes. { $good }.
discover-title-yes-both = Yes. { $good }, and { $more }.
discover-title-so-far = So far, yes. { $good }.
discover-title-so-far-both = So far, yes. { $good }, and { $more }.
discover-title-partly = In part. { $good }, but { $thin }.
discover-title-partly-thin = In part. So far, { $thin }.
discover-title-not-yet = Not yet. So far, { $thin }.
discover-title-quiet = It has gone quiet.
discover-title-too-early = Too early to say.
discover-good-answering = People here answer each other
discover-good-returning = Newcomers come back
discover-good-give = People both give and take
discover-good-carried = Many carry it
discover-good-rhythm = People write month after month
discover-more-returning = newcomers come back
discover-more-give = most both give and take
discover-more-carried = many carry it
discover-more-rhythm = they do so month after month
discover-thin-answering = many who ask are left without an answer
discover-thin-returning = most newcomers do not come back
discover-thin-give = few both give and take
discover-thin-carried = much rests on a few
discover-thin-rhythm = many months are quiet
discover-lede = Is this a community of practice already? An archive can show five signs of it. They are read from all of this one, in which { $wrote } in { $threads }.
discover-lede-lately = Is this a community of practice already? An archive can show five signs of it. They are read from its last twelve months, in which { $wrote }; all else on this page is about the whole archive.
discover-lede-quiet = In the twelve months before { $end }, { $wrote }. The five signs below are read from the whole archive; whether it is resting or has ended, only people can say.
discover-lede-too-early = So far, { $wrote }. Below five people, and before half a year, figures say more about chance than about a community. Come back later.
discover-made = Made on { $when }, by counting who wrote when and in answer to whom. Compare it only with its own past.

discover-signs-title = What that rests on
discover-signs-caption = Five signs, what was counted for each, and whether it shows
discover-signs-head = Sign
discover-signs-seen = What we see
discover-signs-line = When it shows
discover-shows-yes = Shows
discover-shows-partly = In part
discover-shows-not-yet = Not yet
discover-shows-too-few = Too few to say
discover-sign-answering = Who asks is answered
discover-sign-returning = Newcomers come back
discover-sign-give = People give and take
discover-sign-carried = Many carry it
discover-sign-rhythm = It has a rhythm
discover-seen-answering = Of questions, { $part } got an answer from somebody else.
discover-seen-answering-openings = Of conversations begun, { $part } got an answer from somebody else.
discover-seen-returning = Of newcomers, { $part } wrote again within ninety days.
discover-seen-give = Of people in an exchange, { $part } both answered and were answered.
discover-seen-carried = Half of the posts come from { $part } people.
discover-seen-rhythm = In { $part } months, at least five people wrote.
discover-line-answering = From four in five on; below half, not yet.
discover-line-returning = From half on; below two in five, not yet.
discover-line-give = From half on; below a quarter, not yet.
discover-line-carried = When half of the posts come from at least three people, or more in a larger group.
discover-line-rhythm = From seven in ten months on; below three in ten, not yet.
discover-rule-title = How this is reached
discover-rule-text = By rule, from counts, never from what anyone wrote. There is no total: it is a yes when who asks is answered and at least four of the five show; “so far” when all do that can be told already. A share that may be low by chance alone is not held against anyone.
discover-cannot-title = What no archive shows
discover-cannot-text = Whether people meet, trust each other, or use what they learn. Ask them. Many read and never write, and that is taking part too; reading is not measured.

# Answers
discover-answered-title = Who was answered, and how soon
discover-answered-lead = Of { $asked } questions that began a conversation, { $part } got an answer from somebody else: half of these within { $median }, nine in ten within { $most }.
discover-answered-lead-none = Of { $asked } questions that began a conversation, nobody answered any.
discover-answered-lead-few = Fewer than five people began a conversation with a question. That is too few to say how often such questions are answered.
discover-answered-bar-openings = Conversations begun
discover-answered-bar-questions = Those that ask something
discover-answered-bar-first = First posts of newcomers
discover-answered-in-time = in two working days
discover-answered-late = later
discover-answered-never = never
discover-answered-svg = How many were answered by somebody else, and how soon
discover-answered-caption = A solid bar was answered within two working days, a paler one later, and a hatched one never.
discover-answered-waiting = { $count ->
    [one] One more is open, and not for long: it is not counted.
   *[other] { $said } more are open, and not for long: they are not counted.
}
discover-answered-table = What became of conversations begun, questions and first posts
discover-answered-kind = What
discover-answered-asked = How many
discover-answered-askers = By people
discover-answered-answered = Answered by others
discover-answered-soon = Within two working days
discover-answered-median = Half within
discover-answered-most = Nine in ten within
discover-answered-how-title = How it is counted
discover-answered-how = An answer is a post by somebody else in the same conversation. Working days are Monday to Friday, 9 to 17, on the asker’s own clock as far as it is known.
discover-answered-how-utc = An answer is a post by somebody else in the same conversation. Working days are Monday to Friday, 9 to 17 UTC; nobody’s own clock is known.
discover-answered-how-open = What is open for more than five working days counts as not answered, and does not drop out.
discover-same-as-table = The same as a table

discover-open-title = Questions that nobody answered
discover-open-lead = { $count ->
    [one] One question has been open for more than five working days. A late answer is still one.
   *[other] Open for more than five working days: { $said } questions. A late answer is still one.
}
discover-open-part = The newest { $shown } of them:
discover-open-none = No question has been open for more than five working days.
discover-open-more = { $count ->
    [one] One more
   *[other] { $said } more
}
discover-month = { $month } { $year }
discover-day = { $day } { $month } { $year }
discover-open-untitled = Without a subject

# Newcomers
discover-new-title = Newcomers who came back
discover-new-lead = Of { $of } people who wrote for the first time, { $part } wrote again within ninety days.
discover-new-later = { $part } wrote again even later than that.
discover-new-few = Fewer than five newcomers have had ninety days to come back. Too few to say.
discover-new-all = All newcomers
discover-new-answered = Whose first post was answered
discover-new-not = Whose first post was not
discover-new-bar = { $part } came back
discover-new-svg = How many newcomers came back
discover-new-caption = Came back: wrote again more than a day and at most ninety days after their first post.
discover-new-recent = { $count ->
    [one] One more is so new that their ninety days are not over.
   *[other] { $said } more are so new that their ninety days are not over.
}
discover-new-split-held = Those who were answered and those who were not are shown apart once there are five of each.
discover-new-why-title = Why an answer matters
discover-new-why = In a study of 2,777 first posts to six groups, 56 in 100 wrote again when somebody had answered, and 44 when nobody had. Tone and correctness did not matter; that someone answered did.
discover-new-first = The first three months of the archive are left out: those who wrote then may have been there before.
discover-new-table = Newcomers, and how many came back
discover-new-who = Newcomers
discover-new-came = Came back within ninety days

# Evenness
discover-even-title = How evenly people take part
discover-even-lead = { $half ->
    [one] One person wrote half of all posts.
   *[other] Half of all posts were written by { $half-said } of { $people } people.
}
discover-even-few = Fewer than five people wrote. Too few to say how evenly.
discover-even-busiest = { $count ->
    [one] The busiest one
   *[other] The busiest { $said }
}
discover-even-next = { $count ->
    [one] The next one
   *[other] The next { $said }
}
discover-even-rest = { $count ->
    [one] The other one
   *[other] The other { $said }
}
discover-even-share = { $share } posts
discover-even-svg = Posts by the busiest hundredth of people, the next nine hundredths, and all others
discover-even-sticks-svg = Posts of each person, most to fewest, without names
discover-even-caption = Posts of everyone who wrote, without names. Reading counts as taking part and is not measured.
discover-even-table = How posts are shared
discover-even-who = Who
discover-even-people = People
discover-even-letters = Share of posts
discover-even-each = Posts of each
discover-even-gini-title = In one number
discover-even-gini = Gini* is { $gini }: 0 if all wrote as much, 1 if one wrote all. A high one can be right where a few experts help many.
discover-even-expected = It is said that 90 in 100 watch, nine take part sometimes and one does most. Communities that are cared for do better: 25 to 35 in 100 take part.

# Network
discover-net-title = Who answers whom
discover-net-lead = Between { $people } people there are { $ties } ties: pairs of whom one answered the other. In { $mutual } pairs both did.
discover-net-few = Fewer than seven people wrote. Below that, no network is drawn.
discover-net-none = Nobody has answered anybody yet, so there is nothing to draw.
discover-net-svg = Who answers whom
discover-net-desc = { $drawn } people and { $lines } ties between them; { $brokers } of them stand between others. The tables below say the same.
discover-net-caption = A line joins two people of whom one answered the other; a thicker one stands for more answers.
discover-net-caption-broker = A filled mark: others are joined through them.
discover-net-caption-convenor = A square: a convenor.
discover-net-caption-group = A letter: their natural group, below.
discover-net-caption-part = Drawn are the { $drawn } people with most ties, of { $people }.
discover-net-table = Who is tied to whom, as drawn
discover-net-person = Person
discover-net-joined = Answers or is answered by
discover-net-unnamed = On this page people are not named. Members see names.
discover-net-unnamed-file = This map was drawn without names.
discover-net-figures = The network in figures
discover-net-value = Figure
discover-net-number = Value
discover-nf-people = People
discover-nf-answers = Answers counted
discover-nf-arcs = Pairs in which one answered the other, each direction by itself
discover-nf-ties = Ties, whichever answered
discover-nf-mutual = Ties in which both answered
discover-nf-reciprocity = Reciprocity of arcs
discover-nf-dyads = Reciprocity of pairs
discover-nf-density = Density
discover-nf-mean = Mean degree
discover-nf-joined = People in the largest part
discover-nf-alone = People without a tie
discover-nf-between = People through whom half of all shortest ways lead (betweenness)
discover-nf-core = People in the core
discover-nf-fit = Fit of core and edge
discover-nf-ei = E-I index by organisation
discover-nf-expected = E-I index that chance would give
discover-nf-gap = Bridging gap
discover-net-tells = What it tells
discover-net-return = Counted by who answered whom, { $part } were answered back, now or later: the give and take.
discover-net-mean = Each is tied to { $mean } others on average. Of all ties that could be, { $density } are there; that falls as a group grows, so look at the first number.
discover-net-reached = { $joined } are joined to one another by some way; { $alone } wrote and have no tie.
discover-net-between = { $count ->
    [one] Half of all shortest ways between others lead through one person. Look after them, and let somebody learn what they do.
   *[other] Half of all shortest ways between others lead through { $said } people. Look after them, and let others learn what they do.
}
discover-net-estimate = (Estimated from the ways of { $people } people.)
discover-net-core = { $count ->
    [one] There is a clear core of one person, with an edge around it (fit { $fit }).
   *[other] There is a clear core of { $said } people, with an edge around it (fit { $fit }).
}
discover-net-no-core = There is no clear core: the best one, of { $count }, fits by { $fit } (from 0.5 on it would be clear).
discover-net-convenors = { $part } ties have a convenor at one end.
discover-net-across = Across organisations
discover-net-domains = By the domains of their addresses, { $people } people are in { $domains }; { $across } ties run across, { $inside } inside.
discover-net-gap-even = They answer outside their own about as often as chance would have it (E-I { $ei }, by chance { $expected }, gap { $gap }).
discover-net-gap-apart = They keep to their own more than chance would have it (E-I { $ei }, by chance { $expected }, gap { $gap }).
discover-net-gap-out = They answer outside their own more than chance would have it (E-I { $ei }, by chance { $expected }, gap { $gap }).
discover-net-domains-few = Fewer than two organisations have three people or more, so nothing is said about ties across them. Addresses of public providers tell nothing and are left out.
discover-net-public = Addresses of public providers tell nothing and are left out.
discover-net-leave-title = Leaving the map
discover-net-leave = Whoever asks to be left out is no mark on the map and in no figure of this page, for good.
discover-net-leave-do = Leave me out
discover-net-leave-left = You asked to be left out: you are no mark on the map and in no figure here.
discover-net-leave-return = Put me back
discover-net-leave-file = Whoever asks to be left out is no mark on the map and in no figure: make the page again with { $option }.
discover-net-how-title = How it is counted
discover-net-how = Counted from who wrote in answer to whom. Where a post does not say what it answers, it answers whoever began the conversation; and when it is by that person, whoever else wrote last. Answering oneself is not counted.

# Groups
discover-groups-title = The natural groups inside
discover-groups-lead-clear = People answer each other in { $count } groups, which are plain to see. Each is named by words that its members use and others seldom do.
discover-groups-lead-faint = People answer each other in { $count } groups, which are faint: much crosses between them. Each is named by words that its members use and others seldom do.
discover-groups-none = There are no groups to speak of: people answer each other across the whole.
discover-groups-small = Some answer each other more than the rest, but there are no two such groups of five people or more, and smaller ones are not described.
discover-groups-words = Group { $letter }: { $words }
discover-groups-no-words = Group { $letter }, which has no words of its own
discover-groups-size = { $people }; { $inside } ties among themselves, { $across } to others
discover-groups-others = { $count ->
    [one] One more person is in no group of five or more.
   *[other] { $said } more are in no group of five or more, and those are not described.
}
discover-groups-how-title = How groups are found
discover-groups-how = From who answers whom alone (Leiden, modularity { $modularity }; from 0.3 on groups are plain). A word names a group only when at least three of its people use it, and names of people never do.
discover-groups-use-title = What to do with it
discover-groups-use = Ask each group whether it recognises itself. A group without a name for what it shares may be a community that nobody has convened yet.

# Quarters
discover-time-title = Quarter by quarter
discover-time-lead = In the last whole quarter, { $quarter }, { $wrote }.
discover-time-before = A year before, { $wrote }.
discover-time-read-title = How to read it
discover-time-read = Each small line shows { $count } quarters; the dot is { $quarter }. It is compared only with its own past.
discover-time-few = No quarter is whole yet, so there is nothing to compare.
discover-time-table = The last whole quarter, and the same one a year before
discover-time-figure = Figure
discover-time-line = Over time
discover-time-all = Every quarter
discover-time-quarter = Quarter
discover-quarter = { $year } { $number ->
    [1] January to March
    [2] April to June
    [3] July to September
   *[other] October to December
}
discover-quarter-short = { $year } Q{ $number }
discover-quarter-partial = { $quarter }, in part
discover-time-caption = A dash: fewer than five people, or fewer than seven for the network. Figures about answers stand in the quarter of the question; newcomers in the quarter of their first post.
discover-q-people = People who wrote
discover-q-posts = Posts
discover-q-started = Conversations begun
discover-q-often = People who wrote four times or more
discover-q-half = People who wrote half of the posts
discover-q-gini = Evenness (Gini*)
discover-q-questions = Questions answered, in 100
discover-q-soon = Questions answered within two working days, in 100
discover-q-median = Half of the answers came within, hours
discover-q-new = First-time writers
discover-q-first = First posts answered, in 100
discover-q-returned = Newcomers who came back, in 100
discover-q-ties = Ties
discover-q-mean = Ties of a person, on average
discover-q-density = Density
discover-q-reciprocity = Answers returned, in 100
discover-q-gap = Gap across organisations

# How to read it
discover-how-title = What is counted, and what is not
discover-how-small = A figure about fewer than five people is not made, nor a network of fewer than seven. A share of a few is told as “nine of thirteen”, not in 100.
discover-how-left = Whoever asked to be left out is in no figure. A question that only they answered is neither counted as answered nor as silence.
discover-how-open = This page is made of what you may see, without conversations that were held in a room or sealed.
discover-how-visitor = This page is made of open conversations alone. Members see more.
discover-how-undated = { $count ->
    [one] One post is left out, because its date cannot be true.
   *[other] { $said } posts are left out, because their dates cannot be true.
}
discover-how-formulas = The formulas are those of the field: Gini* and the half that few write; answers in working hours with silence kept in; reciprocity, density, betweenness (Brandes), core and edge (Borgatti and Everett), the E-I index with what chance would give (Krackhardt and Stern), and groups by Leiden.

# Both kinds of page
discover-light = Light
discover-file-end = Made by Guildhall from a file on your own machine. This page needs no network, sets nothing and asks nobody for anything.
discover-empty-title = Nothing has been said yet
discover-empty-text = Once people have written to each other for a few months, this page tells what their conversations show.
said-left-the-map-title = You are left out from now on
said-left-the-map-text = You are no mark on the map and in no figure, here and in your other communities.
said-on-the-map-title = You are back on the map
said-on-the-map-text = You count in figures again, from your first post on.
discover-description = What the conversations show: who was answered, who came back, who answers whom, and how that changed.
