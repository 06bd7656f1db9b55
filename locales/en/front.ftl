# The front pages of the house and of a community.
house-title = People who learn from each other, and where they do it
house-lede = Each community here gathers around one cause. Choose yours, or read what is open.
house-communities = Communities
house-mine = You belong here.
house-empty-title = No community lives here yet
house-empty = Whoever runs this house can bring an archive of letters in, and a community comes out. Communities that are not listed show themselves to their members only.

front-go-talk = Go to the conversations
front-go-start = Start one
front-go-read = Read the conversations
front-go-sign-in = Sign in with a letter
front-go-part = How to take part
front-who = Who it is for
front-domain = What belongs here
front-practice = What we do together
front-talk = Open conversations
front-talk-members = What we are talking about
front-all-talk = All conversations
front-closed-title = What is said here stays here
front-closed = There is nothing for visitors to read, and that is on purpose. Members sign in to see their conversations.
front-facts = About this community
front-level = Who can read
front-care = Who looks after it
front-convened-by = Convened by
front-and = and
front-members = { $count ->
    [one] It has one member so far.
   *[other] It has { $said } members.
}
front-part = How to take part
front-step-write-title = Ask something that you are stuck on
front-step-write = Half-formed is fine. [Start a conversation], or answer one; two lines are plenty.
front-step-profile-title = Say what you can give
front-step-profile = Others find you by what you do and what you offer. [Write your profile] in your own words.
front-step-rest-title = Rest when you need to
front-step-rest = Mute a conversation, or stay away for a while. Silence is ordinary here, and nobody counts it.
front-step-read-title = Read
front-step-read-open = What is open is here for anyone, without signing in. [Read the conversations]
front-step-read-closed = What this community gathers for stands above. What its members say to each other stays with them.
front-step-ask-title = Ask to join
front-step-ask = Members are invited by whoever convenes. If someone you know is here, ask them; a line about what you do is enough.
front-step-sign-in-title = Sign in with a letter
front-step-sign-in = If you are a member, or wrote to the list before: [we send you a letter with a link]. There is no password and no account to make.
front-contact = Write to { $address }: a convenor answers.
front-step-join-title = Join
front-step-join = [Read what members promise each other], and say yes.
front-joining = [How joining works], and who it is for.
