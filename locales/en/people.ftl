# Who is here, and what they can give.
people-title = People
people-lede = { $count ->
    [0] Nobody has joined yet.
    [one] What one member does, can give and looks for.
   *[other] What { $said } members do, can give and look for.
}
people-list = By name
people-find = Find someone who knows about
people-find-do = Find
people-offers = Offers
people-seeks = Looks for
people-silent = Has not written anything here yet, and may simply be reading.
people-found = { $count ->
    [one] One person for “{ $query }”. [Show everyone]
   *[other] { $count } people for “{ $query }”. [Show everyone]
}
people-empty-title = Nobody is here yet
people-empty = People appear here when they join. Each writes their own lines.
people-none-title = Nobody says “{ $query }” of themselves
people-none = Try a shorter word. Or [show everyone], or [look in what people wrote].
people-more = More people
people-beside = Beside this list
people-you-title = And you?
people-you = Your own lines are still empty. [Write two of them], and others can find you.
people-who-title = Who sees this
people-who = Members of this community, and nobody else. Each person decides what stands here.

role-convenor = Convenor
role-host = Host
role-carer = Carer
role-sponsor = Sponsor

person-member = Member
person-known = Wrote to the list
person-since = Here since
person-beside = About this person
person-known-title = Not a member
person-known-text = Their letters came with an archive. They were not asked anything yet, and nothing is sent to them.
person-you-title = This is you
person-edit = Change your profile
person-threads = Conversations
person-no-threads = Has not taken part in any that you can read.
person-everything = Everything they wrote that you can read

profile-title = Your profile
profile-lede = In your own words, for the members of this community. Leave empty what you like.
profile-name = What should we call you?
profile-name-hint = However you sign a letter. It is the same in every community of this house.
profile-practice = What do you practise now?
profile-practice-hint = The work itself, not the title: “I run a repair café in Cwm, sixty people, four of us organising.”
profile-offers = What can you give?
profile-offers-hint = What someone may ask you about: “handing things over; rotas; quiet people”.
profile-seeks = What do you look for?
profile-seeks-hint = What you are stuck on, or want to learn.
profile-about = Anything else?
profile-save = Save
person-former = Former member

people-unreached = { $count ->
    [one] One member has an address that letters came back from. [See whose, and why].
   *[other] { $count } members have an address that letters came back from. [See whose, and why].
}
person-stop = Ask them to stop something
person-end = End their membership
