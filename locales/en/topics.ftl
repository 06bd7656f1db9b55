# What members want to talk about, and how they rank it.

topics-subject = What is live for you? { $title }, { $day }
topics-lead = “{ $title }” of { $community } is on { $day }, and its agenda is yours. What would you like to talk about? One line is enough.
topics-choice = *TOPIC: handing over without losing people*
topics-none = *NONE*: nothing this time
topics-until = Topics are taken until { $until }; then everyone ranks them.
topics-because = You have this because you are a member. Members see your topic with your name.
topics-dots-because = You have this because you are a member. Nobody sees whose dots lie where.
topics-page = Or on this page, with the topics of others:
topics-receipt = Your topic stands with the others: “{ $what }”.
topics-none-receipt = Fine. You can come with nothing but yourself.
topics-over = Topics and dots for this gathering are closed, so yours came too late to count. Bring it along.
topics-one-each = Convenors set one item at most, and there is one already: the agenda is the members’. Ask a member to bring yours.
topics-many = There are as many topics as one gathering can bear. Put your dots where yours fits best.
topics-how = We found no topic in your letter. Write it in one line, like: TOPIC: handing over without losing people.
topics-dots-subject = { $each ->
    [one] Where do you put your dot? { $title }
   *[other] Where do you put your { $each } dots? { $title }
  }
topics-dots-lead = { $each ->
    [one] Which of these should we talk about at “{ $title }” on { $day }? Reply with its number.
   *[other] Which of these should we talk about at “{ $title }” on { $day }? You have { $each } dots, and at most { $most } for one. Reply with the numbers, like *3 3 7*.
  }
topics-dots-choice = *{ $number }* { $what }
topics-dots-until = Dots are taken until { $until }. Nobody sees a count before that, and each of you gets the list in another order.
topics-dots-receipt = Your dots lie on { $numbers }. The last answer counts.
topics-dots-left = These were too many, or mean nothing here, and do not count: { $numbers }.
topics-dots-how = We could not tell where you put your dots. Reply with numbers of the list.
act-topic = your topic
act-dots = your dots
data-topics = What you wanted to talk about
data-dots = Where you put dots

topics-title = Topics
topics-lede-none = Nobody was asked yet what they would like to talk about.
topics-lede = Members say what they would like to talk about, and rank it. What stands first is talked about first.
topics-open-until = Topics are taken until { $day }.
topics-dots-open = { $each ->
    [one] You have one dot, until { $day }.
   *[other] You have { $each } dots, at most { $most } for one topic, until { $day }.
  }
topics-closed = The agenda, by dots. Topics that are marked as near each other want a word before one of them goes first.
topics-share = { $members } of { $all } topics are members’.
topics-say = What would you like to talk about?
topics-send = Add it
topics-by-nobody = a former member
topics-by-convenor = set by a convenor
topics-counted = { $count ->
    [one] { $count } dot
   *[other] { $count } dots
  }
topics-tied = near the one before
topics-dots-on = Dots on “{ $what }”
topics-put = Put my dots
topics-call = Ask for topics
topics-call-text = Everyone gets one letter that asks what is live for them, and later one with the list, to put dots.
topics-until-day = Topics until
topics-dots-day = Dots until
topics-ask = Ask everyone
topics-merge = Two topics are one
topics-merge-this = This one
topics-merge-into = goes into
topics-merge-do = Join them
problem-topics-days = Topics first, then dots, and both before the gathering begins
problem-topics-convenor = Convenors set one item at most, and there is one already
problem-topics-many = There are as many topics as one gathering can bear, or five of yours
problem-topics-number = None of these numbers is a topic
problem-topics-merge = Choose two topics that both stand for themselves
problem-topics-again = Dots have been put already: there can be more time for dots, and no more topics. Leave the first day as it is
problem-topics-dotted = Dots have been put already; topics stay as they are
