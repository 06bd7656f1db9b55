# Methods: ways of working together.

methods-title = Methods
methods-lede = Ways of working together that others have tried: what to ask, who speaks, for how long. Choose by what you need.
methods-from-rhythm = what to do when you meet.
methods-look = Find a method
methods-for = What for
methods-mode = How you meet
methods-trust = Trust there is
methods-people = People, at most
methods-minutes = Minutes there are
methods-words = Words in it
methods-any = any
methods-none = No method fits all of this. Leave one of the wishes open, or allow more minutes.
methods-count = { $count ->
    [one] { $count } method fits.
   *[other] { $count } methods fit.
  }
method-facts = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }, for { $least } to { $most } people, best with { $from } to { $to }.
method-for-relationship = getting to know each other
method-for-ideas = finding ideas
method-for-problem = helping with a problem
method-for-decide = deciding
method-for-reflect = looking back
method-for-learn = learning
method-for-network = meeting new people
method-trust-1 = Strangers can do it.
method-trust-2 = It wants some trust: not the first time that you meet.
method-trust-3 = It wants a lot of trust.
method-gives = What comes of it
method-gives-commitment = what people will do
method-gives-note = notes
method-gives-idea = ideas
method-gives-tie = people who know each other
method-gives-story = stories
method-gives-decision = a decision
method-group-alone = everybody alone
method-group-whole = all together
method-group-set = the set
method-group-inner = some in the middle
method-group-chosen = where you like
method-group-pairs = in pairs
method-group-threes = in threes
method-group-fours = in fours
method-group-of = in groups of { $from } to { $to }
method-roles = Who does what
method-rules = What holds for everybody
method-steps = Step by step
method-after = after
method-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
method-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
method-round = round { $round } of { $of }
method-question = your question
method-again = How often
method-letters = By letters, without meeting
method-letters-text = Each step is a letter. Who answers goes on; who does not is not asked why.
method-circle-alone = each alone
method-circle-pairs = two and two
method-circle-fours = four and four
method-circle-whole = all together
method-circle-presenter = whoever brought it
method-circle-others = all but whoever brought it
method-circle-questions = all but whoever brought it, with questions only
method-circle-choose = all together, by numbers that are counted
method-circle-take = all together, by numbers with names
method-begin-letters = Begin it by letters
method-watch = What goes wrong most often
method-source = Source: { $source }
method-wrong-large = This text is longer than a method can be.
method-wrong-line = Line { $line }: it is too long, or holds signs that are no letters.
method-wrong-unreadable = Line { $line }: this is not “name = value”, and belongs to no part.
method-wrong-unknown = Line { $line }: a method has nothing that is called “{ $found }”.
method-wrong-twice = Line { $line }: “{ $found }” stands there twice.
method-wrong-missing = “{ $found }” is missing.
method-wrong-number = Line { $line }: “{ $found }” is not a whole number that can be used here.
method-wrong-word = Line { $line }: “{ $found }” is not one of the words that can stand here.
method-wrong-people = Line { $line }: write three numbers of people that rise, like 4 8-60 999: at least, best, at most.
method-wrong-step = Line { $line }: a step is “minutes | groups | who | words”.
method-wrong-repeat = Line { $line }: “repeat” and “end” belong together, with steps between them, and never one inside another.
method-wrong-many = Line { $line }: these are more steps than one meeting can bear.
method-wrong-minutes = Line { $line }: it says { $said } minutes, and its steps take { $found }.
method-wrong-group = Line { $line }: a group of { $found } is wanted, where only { $said } people may be there.
method-wrong-letters = Line { $line }: it says that it runs by letters, and has no steps under [letters].
methods-plan = The plan of “{ $title }”
methods-write = Write a method of your own
methods-own = Our own
methods-shared-by = Shared by { $place }
method-copy = Copy and change it
method-change = Change it
method-of = A method of { $place }.
method-shared = Shared with the other communities of this house.
method-share = Share it with the house
method-unshare = No longer share it
method-drop = Take it away
method-write-title = A method of your own
method-write-lede = A method is a text of a few lines. Begin with one that is there: copy it, and change what you like.
method-text = Its text
method-text-hint = Facts above, parts in square brackets below. A step is “minutes | groups | who | words”.
method-keep = Keep it
