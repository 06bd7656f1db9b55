# Founding a community, or adopting one whose archive is here.

founding-title = Begin a community
founding-lede = Five plain steps, about ten minutes. Everything you write is kept at once, and nobody hears of it before you have seen the whole and said yes.
founding-steps = The steps
founding-step-cause = Cause
founding-step-people = People
founding-step-exists = Is it here already?
founding-step-preset = A beginning
founding-step-preview = Preview
founding-mine = You have begun
founding-mine-adopt = adopting
founding-nameless = A community without a name yet
founding-new = Create one
founding-new-text = You have people in mind, and a reason to bring them together.
founding-new-do = Begin
founding-adopt = Adopt one that exists
founding-adopt-text = Its archive is here and you convene it. People, levels, rhythm and archive stay as they are, and nobody is asked to move. What the archive tells today is kept as the baseline.
founding-adopt-none = No archive that you convene waits to be adopted. Whoever runs this house can bring one in.
founding-adopt-people = { $count ->
    [one] one person
   *[other] { $count } people
  }
founding-adopt-do = Adopt it
founding-by-letter = By letter: write *FOUND* and the name to the address of the house, with the list of addresses below it. You get the address of your preview.
founding-not-allowed = In this house only people whom its operator has named found communities. Write to the operator; their name stands at the foot of each page.
founding-next = Keep and go on
founding-keep = Keep
founding-back = Back to the preview

founding-cause-title = What brings you together?
founding-cause-lede = One sentence, of at most twenty-five words, that each of you could say by heart. It stands on every invitation.
founding-cause-kept = The cause stays as it is. You can write it otherwise in the charter, further on.
founding-name = Name of the community
founding-who = We bring together
founding-who-hint = Who: “campaign leaders”, “people who run peer networks”.
founding-what = who practise
founding-what-hint = What they do for real: “leading through a crisis”.
founding-why = so that
founding-why-hint = Why it is worth an hour of their month: “nobody learns the hard way alone”.
founding-cause-words = { $count ->
    [one] One word
   *[other] { $count } words
  }; twenty-five are the most.

founding-people-title = Whom do you want to ask?
founding-people-lede = Paste the list as you have it: a column of a spreadsheet, a line of recipients, an export of contacts. Nobody is written to now.
founding-people-adopt = Everyone who belongs already stays, and is not asked again. Paste a list only if you want to invite others too.
founding-list = The list
founding-list-hint = One on each line is fine: Name <name@place.example>. Tables may have their columns in any order.
founding-look = Look again
founding-go-on-without = Go on without what could not be read
founding-bad = { $count ->
    [one] One line could not be read
   *[other] { $count } lines could not be read
  }
founding-bad-text = Put them right in the list below, or go on without them.
founding-line = Line { $line }
founding-namesakes = One name under several addresses
founding-namesakes-text = Perhaps one person, perhaps namesakes: we do not guess. Each address gets an invitation of its own; take out those that you do not mean.
founding-repeated = These addresses come twice, and are taken once
founding-repeated-line = Line { $line }: { $address } stands in line { $first } already.
founding-formulas = Names that begin like a formula of a spreadsheet were left out
founding-read = { $count ->
    [one] One address was read
   *[other] { $count } addresses were read
  }
founding-read-text = Each is invited once, after you have seen the invitation.
founding-read-show = Show them
founding-wrong-nothing = there is no address in it
founding-wrong-no-at = the address has no @
founding-wrong-several-at = the address has more than one @
founding-wrong-nothing-before = there is nothing before the @
founding-wrong-nothing-after = there is nothing after the @
founding-wrong-space = there is a space in the address
founding-wrong-character = something in the address cannot be part of one
founding-wrong-no-dot = the part after the @ has no dot, as in example.org
founding-wrong-domain = the part after the @ is not the name of a domain
founding-wrong-long = the address is too long
founding-wrong-formula = it begins like a formula of a spreadsheet
founding-wrong-long-line = the line is too long

founding-exists-title = Is it here already?
founding-exists-lede = These have something in common with yours. Joining one, or asking its convenor, may be the shorter way.
founding-exists-none = Nothing here looks like it.
founding-exists-list = A mailing list.
founding-exists-mine = You belong to it.
founding-exists-words = In common: { $words }.
founding-exists-people = At least { $count } people of your list belong to it.
founding-exists-how = People are counted once, for your first list, and never exactly, so that nobody can find out who belongs where.
founding-exists-check-1 = Is there a list, a forum or a chat elsewhere where these people meet already? Then ask its convenor first.
founding-exists-check-2 = Would a smaller circle inside something that exists do?
founding-exists-check-3 = If you end up with both: what will people find only in yours?
founding-exists-go-on = Go on with mine

founding-preset-title = How shall it begin?
founding-preset-lede = Each fills in a charter, a rhythm and the minutes it asks. You can change all of it on the next pages, and your members later by consent. Nothing is kept back in any of them.
founding-preset-minutes = At most { $minutes } minutes a month.
founding-joining-invited = By invitation.
founding-joining-asked = By invitation, or by asking.
founding-joining-open = Whoever asks is in.
founding-no-rhythm = No meetings.

founding-preview-kicker = Preview: nothing has happened yet
founding-wanting = Before it can begin
founding-at = Its page
founding-letters-to = Letters to all
founding-level = Level
founding-known = Who may know of it
founding-listed = Listed on the front page of the house
founding-hidden = Only its members
founding-carer = Looks after people
founding-carer-hint = A name. Empty for yourself, until somebody else takes it on.
founding-renewal = Renewed or ended on
founding-invitations = { $count ->
    [one] One invitation
   *[other] { $count } invitations
  }
founding-invitations-none = Nobody is invited
founding-adopt-stays = Everyone who belongs stays, at the level and with the letters that they have.
founding-dates = First date
founding-dates-text = Everyone who joins is asked, in one letter and in their own hours, which of these suit:
founding-dates-none = No date is asked for.
founding-dates-ask = Ask whoever joins which of these dates suit
founding-rhythm = The year’s rhythm
founding-load = { $minutes } minutes a month of each member
founding-load-gatherings = Gatherings, with coming and going
founding-load-digest = Reading the one letter
founding-load-questions = Letters with one question
founding-load-promised = Promised at most
founding-load-over = This is more than you promise. Make gatherings shorter or fewer, or promise more.
founding-charter = Charter, a draft
founding-charter-text = Twenty-one sections, each a draft until your members agree to it.
founding-edit-charter = Change the charter
founding-edit-rhythm = Change rhythm and first date
founding-edit-people = Change the list
founding-edit-details = Change invitation, care and level
founding-act = Begin
founding-act-text = { $count ->
    [0] The community is founded. Nobody is written to.
    [one] The community is founded, and one invitation goes out.
   *[other] The community is founded, and { $count } invitations go out.
  }
founding-act-adopt = The baseline is kept, and the charter drafted. Nobody is written to but those whom you invite.
founding-do = Found it and send the invitations
founding-do-adopt = Adopt it
founding-drop = Throw it away
founding-note = A line of yours in each invitation
founding-note-hint = May be empty. Everyone on the list reads it.
founding-gain = What one gains
founding-give = What one gives
founding-minutes = Minutes a month of each member, at most
founding-slug = Name in addresses
founding-slug-hint = Lower-case letters, digits and dashes.

founding-done-title = It has begun
founding-done-lede = Group, space, knowledge and care are set up. The rest is people.
founding-done-adopted = It goes on as before, with a charter to agree on and a baseline to look back at.
founding-done-group = Group
founding-done-group-text = { $count ->
    [one] One person in it or asked.
   *[other] { $count } people in it or asked.
  }
founding-done-people = Who is here
founding-done-space = Space
founding-done-letters = Letters to { $address } reach everyone.
founding-done-front = Front page
founding-done-knowledge = Knowledge
founding-done-care = Care
founding-baseline = The baseline
founding-baseline-text = What the archive told on the day you adopted it. Later figures are held against these.
founding-figure-people = People who wrote
founding-figure-posts = Letters
founding-figure-started = Conversations begun
founding-figure-answered = Questions that were answered
founding-figure-answered-in-time = Of these, within two days
founding-figure-came-back = Newcomers who wrote again
founding-figure-reciprocity = Answers that go both ways
founding-figure-gini = Evenness (0: all write alike, 1: one writes all)


founding-section-cause = Cause
founding-section-domain = In and not in
founding-section-practice = What we do
founding-section-community = Who we are
founding-section-offers = Gain and give
founding-section-joining = Joining
founding-section-leaving = Leaving
founding-section-promise = Promise
founding-section-level = Level
founding-section-rhythm = Rhythm
founding-section-channels = Spaces and channels
founding-section-roles = Roles
founding-section-decisions = Decisions
founding-section-resources = Hours and money
founding-section-boundaries = What we do not do
founding-section-knowledge = What we keep
founding-section-measuring = What we count
founding-section-care = Looking after people
founding-section-credit = Credit
founding-section-success = Success, and signs to stop
founding-section-renewal = Renewal

founding-letter-subject = Your preview: { $name }
founding-letter-lead = { $count ->
    [0] Begun: “{ $name }”. Your letter named nobody yet.
    [one] Begun: “{ $name }”, with one address from your letter. Nobody has been written to.
   *[other] Begun: “{ $name }”, with { $count } addresses from your letter. Nobody has been written to.
  }
founding-letter-bad = { $count ->
    [one] One line could not be read; the page shows which.
   *[other] { $count } lines could not be read; the page shows which.
  }
founding-letter-more = The list is longer than a page can hold: { $most } are the most. Whoever runs the house can bring in more with guildhall import members.
founding-letter-page = Go on here, and see everything before it happens:
founding-letter-why-page = Founding invites people in your name, so you see each invitation before it leaves: that wants the page.
founding-letter-name = Write FOUND and the name of the community in the first line, and the list of addresses below it.
founding-letter-not-allowed = In this house only people whom its operator has named found communities.

problem-founding-who = Say whom you bring together
problem-founding-what = Say what they practise
problem-founding-why = Say why
problem-founding-preset = Choose how it begins
problem-founding-many = A page takes at most 3,000 people and a megabyte. For more, whoever runs the house uses: guildhall import members FILE.csv
problem-founding-nobody = Nobody on the list can be written to yet

said-founded-title = It has begun
said-founded-text = What you saw in the preview has happened.
said-founding-dropped-title = It is thrown away
said-founding-dropped-text = The list went with it.
