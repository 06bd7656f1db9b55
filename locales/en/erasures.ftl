## Names that may be those of people who were erased

erasures-title = Names to look at
erasures-lede = Somebody was erased. Where others named them without a doubt, their name is gone. Here it may be theirs, or somebody else’s.
erasures-none = Nothing is to be looked at.
erasures-remove = It is theirs: take it out
erasures-leave = It is somebody else’s: leave it
