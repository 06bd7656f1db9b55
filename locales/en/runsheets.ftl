# Run-sheets: the plan of a gathering, the page for the room, ideas, groups.

plan-title = Plan: { $title }
plan-none = Nothing is planned yet. Lay one method after another; the hours come by themselves.
plan-lede = { $laid } of { $of } minutes are laid.
plan-run = Open the clock for the room
plan-host = Hosted by { $name }
plan-started = It has begun, so the plan stays as it is. The clock goes on and back.
plan-lay = Lay the plan
plan-lay-text = Up to { $minutes } minutes in all. Leave minutes empty for as long as a method takes; its steps become shorter or longer together. Items without a method and a name are left out.
plan-methods = Look at the methods
plan-item = { $number }
plan-method = Method
plan-no-method = no method
plan-called = What it is called
plan-question = The question of the day
plan-hosted = Host
plan-no-host = nobody yet
plan-minutes = Minutes
plan-save = Lay it

run-title = Clock: { $title }
run-before = It has not begun
run-over = It is over. Thank you
run-until = until { $hour }
run-next = Next:
run-begin = Begin
run-go = Next step
run-back = Back one step
run-end = End it
run-again = Go on after all
run-all = All steps
run-minute = One minute
run-ten = Ten seconds
run-zero = Time
run-offline = The network is away. The clock goes on by itself, and what you press is told to the others when it is back.

ideas-title = Ideas without names
ideas-none = No round is open. The host opens one with a question.
ideas-lede = Write what you think. Nobody is stored with it: neither who wrote it nor when. All ideas are shown at once.
ideas-all = All ideas, in no order, without names.
ideas-words = Your ideas
ideas-hint = One a line.
ideas-add = Add
ideas-count = { $count ->
    [one] { $count } idea is here.
   *[other] { $count } ideas are here.
  } They are shown when the host says so.
ideas-lead = For the host
ideas-show = Show all ideas
ideas-question = A question for the next round
ideas-open = Open a round

groups-title = Groups
groups-none = No groups are made yet.
groups-lede = Each of you sits with people whom you would not have sat with.
groups-number = Group { $number }
groups-mine = yours
groups-others = { $count ->
    [one] and one more, whom you will meet there
   *[other] and { $count } more, whom you will meet there
}
groups-all-new = None of you have sat together lately.
groups-elsewhere = All of you come from different places.
groups-helps = { $one } looks for something that { $other } can give.
groups-one-place = { $one } and { $other } come from the same place; it could not be otherwise this time.
groups-again = { $one } and { $other } have sat together before; it could not be otherwise this time.
groups-unseasoned = All of you are new here: ask another group how things are done.
groups-make = Make groups
groups-make-text = Of those who said that they come; of all members when nobody was asked yet. Who must not sit together does not.
groups-size = How many sit together
groups-but = Who is not there
groups-do = Make groups

problem-run-empty = Lay something first
problem-run-fit = This is longer than the gathering. Take something out, or make it shorter
problem-run-minutes = Write how many minutes each item takes, as a number
problem-run-method = One of these methods is not there any more; choose another
problem-run-short = A method has more steps than it would have minutes. Give it more time
problem-run-host = A host must be a member
problem-run-title = Give each item a name, or a method
problem-run-many = These are more items than one gathering can bear
problem-run-started = It has begun; the plan stays as it is
problem-run-step = There is no such step
problem-run-conflict = Somebody else changed this plan in the meantime. Theirs stands above, yours below; lay yours again if it should hold
problem-ideas-many = This round has as many ideas as it can hold
problem-seat-size = Write how many sit together, from 2 to 20
problem-seat-many = These are more people than can be put into groups
problem-seat-wishes = No groups keep everyone together or apart as was wished. Try another size
problem-method-text = This text is not a method yet
problem-method-many = Your community has two hundred methods already
problem-method-conflict = Somebody else changed this method in the meantime. Copy your text, and open the method again
data-methods = Methods that you wrote
data-hosting = Where you are named as a host
data-groups = In which groups you sat
