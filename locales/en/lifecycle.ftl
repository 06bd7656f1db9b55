# Where a community is in its life.
stage-title = Stage
stage-now = { $stage }, since { $day }.
stage-baseline = You were here before. First figures are gathered until { $day }.
stage-rests = Resting until { $day }
stage-resume = Go on now
stage-no-carer = Nobody is named yet to look after people
stage-no-carer-text = Nobody has written why. Name somebody who does not convene, or say why it waits.
stage-no-carer-why = Write why it waits
stage-no-carer-field = Why, and until when?
stage-no-carer-keep = Keep it, for all to read
stage-inquire = Listening
stage-design = Agreeing how
stage-prototype = Trying it
stage-launch = Opening
stage-grow = Growing
stage-sustain = Carrying on
stage-closing = Closing
stage-closed = Closed
stage-paused = Resting
stage-text-inquire = Who is it for, and is it needed?
stage-text-design = What you do together, in what rhythm, and who does what.
stage-text-prototype = A few people, a few meetings, one thing that helps.
stage-text-launch = Invitations, welcome, a first gathering.
stage-text-grow = Members host, and carry more and more of it.
stage-text-sustain = Renewed every year.
stage-text-closing = Thanks, the harvest, and homes for what goes on.
stage-text-closed = The archive stays.
stage-text-paused = Until a day that is fixed.
stage-step = From { $from } to { $to }
stage-gate = What must be true before you go on
stage-gate-text = Some of it is counted. The rest you bring: a note or a link.
gate-met = There
gate-not-yet = Not yet
gate-counted = { $have } of { $need }
gate-open = Not there yet: { $what }
gate-take = Take it away
gate-bring = Bring something
gate-words = What you found
gate-link = A link to more
gate-keep = Bring it
gate-cause = The cause is one sentence
gate-talks = Eight talks, or six in ten of those you want, were heard
gate-no-better-home = No better home exists already
gate-convenor = Somebody convenes
gate-sponsor = There is a sponsor, or you say that none is needed
gate-four = What you care about, who you are, what you do, and the rhythm are written
gate-roles = Roles are named
gate-level = It is written who may read and pass on what is said
gate-channels = Channels are agreed
gate-carer = Somebody who does not convene looks after people
gate-ready = The readiness check is clear, or accepted in writing
gate-sessions = Three meetings were held
gate-attended = Six in ten came to two of them
gate-applied = Somebody used what they learnt, and tells of it
gate-acted-on = What was said afterwards was acted on
gate-go = You decided to go on
gate-needed = Every section that is needed before launch is agreed
gate-gathering = The first gathering was held
gate-norms = The promise is agreed
gate-met-newcomers = Every newcomer was met by a person within a week
gate-commitments = The first things people said they would do are done
gate-independent = No more than half of it rests on the convenor
gate-hosts = Three members host
gate-landing = Six in ten newcomers have settled in
gate-checklist = The list for closing is done
stage-onward = Go on
stage-to = To which stage?
stage-reasons = Why?
stage-agreed = Who agreed?
stage-pass = Enter this stage
stage-agreed-by = Agreed by { $names }
stage-rest = Rest instead of ending
stage-rest-text = Up to six months, once in two years, with a day on which you go on.
stage-rest-open = Let it rest
stage-until = Until
stage-rest-do = Rest until that day
stage-history = How you came here

initiative-title = What it hangs on
initiative-none = Nothing: it stands on its own.
initiative-ended-on = ended on { $day }
initiative-choose = It has ended. What now?
initiative-choose-text = A community can outlive what began it, if it finds a purpose of its own. Or it can end well.
initiative-repurpose = Find a new purpose
initiative-close = Close the community
initiative-close-do = Begin to close
initiative-end = It has ended
initiative-write = Write it down
initiative-name = The initiative, campaign or grant
initiative-plan = What becomes of the community if that ends?
initiative-keep = Keep it

readiness-title = Readiness
readiness-lede = Eight questions before you leave the table where you plan. Four reasons for which communities fail stand behind them.
readiness-ready = Nothing stands in the way.
readiness-risks = The four reasons for which communities fail
readiness-risk = Reason
readiness-stands = Now
readiness-in-the-way = Stands in the way
readiness-clear = Clear
risk-leadership = Nobody who decides stands behind it
risk-pressure = Work leaves no time
risk-focus = It is not clear what it is for
risk-resources = Too little to run on
readiness-hard = a no stops the launch
readiness-sponsor = Is there a sponsor with one written promise, or is none needed?
readiness-time = Have members agreed their minutes a month, and told their managers where there are any?
readiness-cause = Could four of five people say what it is for?
readiness-need = Is there a live need that three people share?
readiness-convenor = Does the convenor have two hours a week for each twenty members, paid or freely given?
readiness-money = Is there money and a place for one gathering, or a reason why not?
readiness-reply = Has every founding member answered a letter?
readiness-care = Are a carer and somebody to turn to in danger named, not the convenor alone?
readiness-counted-sponsor = { $have ->
    [0] no sponsor with a promise
    [one] one sponsor with a promise
   *[other] { $have } sponsors with a promise
}
readiness-counted-cause = { $have ->
    [0] no cause is written
   *[other] the cause is written
}
readiness-counted-convenor = { $have ->
    [0] nobody convenes
    [one] one convenor
   *[other] { $have } convenors
}
readiness-counted-reply = { $have } of { $need } have answered
readiness-counted-care = { $have ->
    [0] nobody who does not convene is a carer
    [one] one carer
   *[other] { $have } carers
}
readiness-stands-green = Yes
readiness-stands-accepted = Accepted
readiness-stands-wants-words = Wants a word
readiness-stands-unanswered = Not answered
readiness-stands-blocks = Stops the launch
readiness-yes = Yes
readiness-partly = Partly
readiness-no = No
readiness-evidence = What it rests on
readiness-accepted = If not yet: why you begin all the same
readiness-keep = Keep

fellowship-title = Network or community?
fellowship-lede = Both are worth having, and want different things. Six statements tell which you are now.
fellowship-use = Use these now
fellowship-mean = { $mean } on average, from 1 to 5
fellowship-statement = Statement
fellowship-number = Average
fellowship-alike = nearly all alike
fellowship-too-few = Fewer than five members answered, so nothing is shown.
fellowship-open = Open until { $day }.
fellowship-answered = { $count ->
    [0] Nobody has answered yet.
    [one] One member has answered.
   *[other] { $count } members have answered.
}
fellowship-1 = not at all
fellowship-5 = very much
fellowship-once = Only the counts are kept. Nobody can see what you said, so it cannot be changed.
fellowship-send = Count my six numbers
fellowship-by-reply = By letter: reply with six numbers, like *4 3 5 2 4 4*.
fellowship-close = Close it now
fellowship-begin = Ask the members
fellowship-begin-text = Each member gets one letter, and has two weeks. Nothing is shown before it is closed, or of fewer than five.
fellowship-not-asked = The convenors have not asked yet.
fellowship-network = A network
fellowship-network-text = People know of each other, and that is useful. Ask for little that needs closeness.
fellowship-becoming = On the way to a community
fellowship-becoming-text = Some of you share more than contacts. One thing done together tells the most.
fellowship-community = A community
fellowship-community-text = You share a concern, and would miss each other. Look after that.
feature-rhythm = A rhythm that is kept
feature-promise = The promise, and its level
feature-safety = The half-yearly safety check
feature-renewal = The yearly ballot on going on
feature-pairs = Pairs who meet for twenty minutes
feature-task = One shared task, with an end
feature-rhythm-later = A rhythm, once three meetings were well attended
feature-directory = The directory, with what each offers
feature-introductions = Introductions
feature-calls = Open calls
feature-no-ballot = No safety check and no ballot: nobody owes anything here

# What is it for?
clarity-title = What is it for?
clarity-lede = A cause that members can say in their own words holds a community together. Each is asked once, for a sentence.
clarity-share = { $says } of { $looked } say it
clarity-share-text = The cause, as it was when they were asked: { $cause }
clarity-too-few = Nothing is shown of fewer than five.
clarity-not-yet = Nothing is shown while it is open, nor of fewer than five.
clarity-not-judged = The convenors have not said yet which of them tell the cause.
clarity-open = Open until { $day }.
clarity-answered = { $count ->
    [one] One member has answered.
   *[other] { $count } members have answered.
}
clarity-label = In a sentence of your own: what is this community for?
clarity-once = It is kept without your name, so it cannot be changed.
clarity-send = Keep my sentence
clarity-by-reply = By letter: reply with your sentence.
clarity-sentences = What members said
clarity-sentences-text = Without names. Which of them tell the cause, in whatever words?
clarity-says = Says it
clarity-says-not = Says something else
clarity-marked-says = Marked: says it
clarity-marked-not = Marked: says something else
clarity-begin = Ask the members
clarity-begin-text = Each gets one letter, and has two weeks. It can be asked again after half a year.
clarity-not-asked = The convenors have not asked yet.
