# How a community does letters: the page of its convenors.
lists-title = Letters of this community
lists-is-list = It is a mailing list: each post goes to everybody.
lists-is-none = It is no mailing list: what is new comes in each member’s one letter, and at once to whom it answers.
lists-addresses = Write to { $post }. To the convenors: { $convenor }. To join: { $join }.
lists-list = As a mailing list
lists-on = This community is a mailing list
lists-on-text = For people who want a list and nothing else. Each member can still choose their one letter, or nothing.
lists-tag = A tag before each subject
lists-tag-hint = Without brackets; empty for none. Mail programs sort by List-Id without it.
lists-reply = Where does an answer go?
lists-reply-all = To everybody
lists-reply-sender = To whoever wrote
lists-moderation = Whose letters wait for you first?
lists-moderation-nobody = Nobody’s
lists-moderation-new = Those of people who have not written before
lists-moderation-all = Everybody’s
lists-days = On which days do letters go out?
lists-days-hint = None chosen is every day. What is written on other days can be read here at once.
lists-plain = Plain heads and feet
lists-plain-text = No greeting and no earlier words, as lists are used to.
lists-to-author = Whoever writes gets their own letter too
lists-rules = Kinds of posts
lists-rules-text = A post whose subject begins with the word waits for its day, and until its author is a member long enough: “event posts on Mondays, members of 30 days”.
lists-rule-word = Subjects that begin with
lists-rule-days = go out on
lists-rule-any-day = any day
lists-rule-several = the days chosen before
lists-rule-since = from members of so many days
lists-busy = Busy weeks
lists-busy-text = In these weeks half as much is asked of everybody.
lists-busy-name = What keeps everyone busy?
lists-busy-from = From
lists-busy-to = To the end of
lists-busy-mark = Mark these weeks
lists-busy-drop = It is not so busy
lists-plan = What you mean to ask in { $month }
lists-plan-sum = { $minutes } minutes of each member so far. Nine in ten of the { $members } have agreed to at least { $room }.
lists-plan-over = For { $over } of them it is more than they agreed.
lists-plan-line = { $minutes } minutes, { $times } times
lists-plan-drop = Take it out
lists-plan-what = What is asked?
lists-plan-minutes = Minutes of each member, each time
lists-plan-times = How often in the month?
lists-plan-add = Plan it
lists-drafts = Drafted letters
lists-drafts-text = A drafted letter leaves only after you edited it or said yes to it yourself. It goes out under your name.
lists-draft-age = Easy to read at { $age } years of age.
lists-draft-jargon = Not everybody knows:
lists-draft-send = Send it as mine
lists-draft-save = Save
lists-draft-approve = These are my words
lists-draft-drop = Throw it away
lists-draft-new = Draft a letter

write-cost-at-once = { $count ->
    [0] Nobody has it as a letter at once.
    [one] One person has it as a letter at once.
   *[other] { $said } people have it as a letter at once.
}
write-cost-each = Each two hundred words cost each of them a minute.
write-cost-minutes = { $count ->
    [one] About a minute each.
   *[other] About { $count } minutes each.
}
write-cost-later = { $count ->
    [one] One reads of it in their one letter.
   *[other] { $said } read of it in their one letter.
}
