# Who was there, and a word the day after.

attendance-list-subject = Who was there? { $title }
attendance-list-lead = Who was at “{ $title }” of { $community } on { $day }? These had said that they come.
attendance-list-all = *YES*: all of them
attendance-list-but = *2 5*: all but these
attendance-list-heavy = *HEAVY*: it was heavy; we draft a word to each
attendance-list-more = And { $count } more, on the page.
attendance-list-because = You have this because you convene or hosted.
attendance-list-reads = Convenors and hosts see the list, and each person what is said of them. Whoever puts it right themselves is right.
attendance-page = Everyone who was asked, and who is not clear:
attendance-list-how = We could not tell who was there. Reply *YES* for all of them, or the numbers of those who were not.
attendance-list-again = The last answer counts. Whoever spoke for themselves stands.
attendance-list-receipt = Noted for “{ $title }”: { $count ->
    [one] one was there
   *[other] { $count } were there
  }{ $missing ->
    [0] .
    [one] , and one was not.
   *[other] , and { $missing } were not.
  }
attendance-heavy-receipt = “{ $title }” is marked as heavy. A word to each who was there is drafted for you to read, change and send.
attendance-heavy-own = If it was heavy for you too, reply *CARE*: somebody answers you alone.
attendance-heavy-page = The drafts:
attendance-subject = Were you there? { $title }
attendance-lead = Were you at “{ $title }” of { $community } on { $day }? It was not clear.
attendance-yes = *YES*
attendance-part = *PART*: for a part of it
attendance-no = *NO*
attendance-because = You have this because you had said perhaps, or a host was not sure.
attendance-reads = Convenors and hosts see your answer. Without one, their list stands.
attendance-how = We could not tell whether you were there. Reply *YES*, *PART* or *NO*.
attendance-late = “{ $title }” has not begun yet, is called off, or is more than a month ago, so nothing was noted.
attendance-receipt-there = Noted: you were at “{ $title }”.
attendance-receipt-part = Noted: you were at “{ $title }” for a part of it.
attendance-receipt-away = Noted: you were not at “{ $title }”. Nobody asks why.
check-in-subject = After “{ $title }”: a word from { $name }
check-in-lead = { $name } writes to you after “{ $title }”:
check-in-care = If you would rather talk to somebody else, reply *CARE*: a carer answers you alone.
check-in-reads = You have this because you were there. What you reply is read by the convenors alone.
check-in-draft = “{ $title }” was heavy in places. How are you today? You need not answer. If you would like to talk, reply, and I will ring you.
act-attendance = whether you were there
act-attendance-list = your list of who was there
act-heavy = the mark that it was heavy
data-attendance = Whether you were at gatherings
data-check-ins = Words to you after something heavy

attendance-title = Who was there
attendance-lede = So that nobody is missed without anybody noticing. What you say of yourself stands, and nobody is ranked by it.
attendance-not-yet = This can be said once it has begun.
attendance-own = Were you there?
attendance-save = Keep it
attendance-by-reply = Or by letter, when you are asked: *YES*, *PART* or *NO*.
attendance-say-there = was there
attendance-say-part = for a part of it
attendance-say-away = was not there
attendance-unclear = not clear: ask them
attendance-said-so = said so themselves
attendance-list = The list
attendance-list-text = Only whoever convenes or hosts sees it. It begins with what people had answered.
attendance-nobody = Nobody was asked.
attendance-was = Was there
attendance-keep = Keep the list
attendance-heavy-title = It was heavy
attendance-heavy-text = Some gatherings stay with people. Marked as heavy, a word to each who was there is drafted for you.
attendance-mark-heavy = It was heavy
attendance-is-heavy = Marked as heavy. Write to those who may want a word: with these words or with yours.
attendance-not-heavy = It was not heavy
check-in-to = Who hears from you
check-in-written = was written to
check-in-words = What you write
check-in-words-hint = Each gets it alone, in your name. What they reply is read by the convenors.
check-in-send = Send it
said-attendance-said-title = It is kept
said-attendance-said-text = What you say of yourself stands.
said-attendance-listed-title = The list is kept
said-attendance-listed-text = Whoever is not clear is asked.
said-attendance-heavy-title = It is marked as heavy
said-attendance-heavy-text = A word to each is drafted below.
said-attendance-light-title = It is not marked any more
said-attendance-light-text = What was sent stays sent.
said-checked-in-title = It is sent
said-checked-in-text = Each gets it alone.
