# Who pays or allows.
sponsors-title = Sponsors
sponsors-lede = Who pays or allows, what they promised, and when somebody last spoke with them.
sponsors-may = A sponsor may see the charter, the stage, and their own promises.
sponsors-may-not = A sponsor may not set topics, propose changes, or see who belongs and what they say.
sponsors-overdue = Overdue
sponsors-is-overdue = Overdue
sponsors-is-kept = Kept
sponsors-is-released = Released
sponsors-word-due = A word is due
sponsors-due = by { $day }
sponsors-spoke = Last spoken with on { $day }.
sponsors-never-spoke = Nobody has spoken with them yet.
sponsors-next = A word is due by { $day }.
sponsors-kept = Kept
sponsors-release = Release
sponsors-spoke-today = We spoke today
sponsors-looks = May look
sponsors-invite = Let them look
sponsors-end = End it
sponsors-promise-add = Write down a promise
sponsors-promise = What was promised
sponsors-promise-due = By
sponsors-promise-keep = Keep it
sponsors-change = Change
sponsors-new = A sponsor
sponsors-organisation = Who pays or allows
sponsors-contact = Who speaks for them
sponsors-address = Their address
sponsors-every = A word is due every so many days
sponsors-keep = Keep
sponsor-title = For a sponsor
sponsor-for = For { $organisation }
sponsor-stage = Where it is: { $stage }.
sponsor-members = { $count ->
    [one] One member.
   *[other] { $count } members.
}
sponsor-few = Members are counted here once there are five.
sponsor-charter = Read the charter
sponsor-promises = What was promised
sponsor-promises-none = Nothing yet.
sponsor-not-title = What you do not see
sponsor-not = Who belongs to it, and what they say. You set no topics. People learn best where nobody looks over their shoulder.
