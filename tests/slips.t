#!/bin/sh
# The plan at work: loose dates, leads, slips, what waits for what, duties that
# recur, done and verified.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
db=$TMP/x.db
Q="$P --db $db"
{
	p person add 'A Bello' --login root
	p person add 'C Osei' --login cosei
	p body add 'Partnership group' --kind partnership
	p organisation add 'Northgate Trust' --kind trust
	p organisation add 'Croham Voices' --kind vcse
} > "$TMP/out"

# --- dates as loose as their source
p action add 'Pilot' --due '2024-27' > "$TMP/out"
p action add 'Roll out' --due 'after the pilot' >> "$TMP/out"
p action add 'Review' --due TBC >> "$TMP/out"
has 'a span has its ends, and its words beside' \
	'.[0] | .due == "2024-04-01/2027-03-31" and .due_words == "2024-27"' action show 1
has 'after something has no date, and keeps what it comes after' \
	'.[0] | .due == "after" and .due_words == "after the pilot"' action show 2
holds 'and says so' "p action show 2 | grep -qx 'Due: after the pilot'"
has 'to be confirmed needs no other words' \
	'.[0] | .due == "TBC" and .due_words == null and .first_due == null' action show 3
ok 'a date for what had none is no slip' p action edit 3 --due 2027-06
has 'and is the first' '.[0] | .first_due == "2027-06" and .moves == null' action show 3

# --- slips
p action add 'Train the board' --due 2026-12-10 --owner 'A Bello' > "$TMP/out"
refuses 'a move asks why, by its flag' 65 '--reason WORDS' $Q action edit 4 --due 2027-01-10
ok 'with a reason it moves' p action edit 4 --due 2027-01-10 --reason 'The trainer is ill'
has 'the first date is kept, moves and days are counted' \
	'.[0] | .first_due == "2026-12-10" and .moves == 1 and .moved_days == 31
	and .due_reason == "The trainer is ill"' action show 4
refuses 'the same words are no new reason' 65 'why it moves' \
	$Q action edit 4 --due 2027-02 --reason 'The trainer is ill'
ok 'the second move' p action edit 4 --due 2027-02 --reason 'No room'
ok 'the last day of the same month is no move' p action edit 4 --due 2027-02-28
refuses 'a third asks for the body that agreed' 65 'put off 2 times.*--agreed-by' \
	$Q action edit 4 --due 2027-03 --reason Snow
ok 'and with it is made' p action edit 4 --due 2027-03 --reason Snow \
	--agreed-by 'Partnership group'
# 10 December to 31 March is 21 + 31 + 28 + 31 days.
has 'three moves, 111 days' '.[0] | .moves == 3 and .moved_days == 111' action show 4
ok 'an earlier date takes a reason too' p action edit 4 --due 2027-01 --reason 'A room was found'
has 'and is no slip' '.[0] | .moves == 3 and .moved_days == 52' action show 4
has 'those that slipped are listed' 'map(.ref) == ["ACT-4"]' action list --slipped 2+
has 'by a number exactly' 'length == 0' action list --slipped 2
refuses 'slipped takes a number' 64 '--slipped takes' $Q action list --slipped some
refuses 'of actions alone' 64 'actions only' $Q person list --slipped 2+

# --- what waits for what
{
	p action add A --due 2027-01-10
	p action add B --due 2027-01-20 --action-depends ACT-5
	p action add C --due 2027-02 --action-depends ACT-6
	p action add D --due 2029 --action-depends ACT-5
} > "$TMP/out"
refuses 'a round is refused, and told' 65 'ACT-5 → ACT-7 → ACT-6 → ACT-5' \
	$Q action edit 5 --action-depends ACT-7
refuses 'what else moves is told before anything is saved' 64 \
	'ACT-6 B: 20 January 2027, then 20 March 2027' $Q action edit 5 --due 2027-03-10 --reason Late
has 'nothing was' '.[0].due == "2027-01-10"' action show 5
ok 'all of it moves' p action edit 5 --due 2027-03-10 --reason Late --yes
# 59 days on, like ACT-5; a month to the month that day 59 after its last is in.
p action list --json | jq -e '[.[] | select(.ref == "ACT-6" or .ref == "ACT-7"
	or .ref == "ACT-8") | .due] == ["2027-03-20", "2027-04", "2029"]' > "$TMP/said"
tell $? 'what waits long enough stays' "$TMP/said"
holds 'one undo takes all of it back' "p undo && p action list --json | jq -e '[.[] |
	select(.ref == \"ACT-5\" or .ref == \"ACT-6\") | .due] == [\"2027-01-10\", \"2027-01-20\"]'"
ok 'or this one alone' p action edit 5 --due 2027-03-10 --reason Late --only
has 'and the other stays' '.[0].due == "2027-01-20"' action show 6

# --- leads
{
	p lead add 'Chief Nurse' --action ACT-1 --kind executive
	p lead add 'croham voices' --action ACT-1 --kind community
	p lead add 'The trust' --action ACT-2
	p lead add 'C Osei' --action ACT-5 --kind programme --valid-to 2026-10-31
} > "$TMP/out"
has 'a post stays a post; a known name is found' \
	'.[0].person == null and .[0].organisation == null and .[1].organisation == "ORG-2"' lead list
holds 'the page of the action names them' \
	"p action show 1 | grep -qx 'Leads: LED-1 Chief Nurse (accountable executive); LED-2 croham voices (community lead)'"
refuses 'a lead is of one thing' 65 'of one thing' $Q lead add X
status_of() {
	p action status --json | jq -r ".[] | select(.ref == \"$1\") | .status"
}
holds 'a post leads it: nothing is missing but a report' "[ \"\$(status_of ACT-1)\" != missing ]"
holds '"the trust" is nobody' "[ \"\$(status_of ACT-2)\" = missing ]"
holds 'a lead of the past is none' "[ \"\$(status_of ACT-5)\" = missing ]"

# --- updates
ok 'an update says what changed' p update add 'Half are trained' --action ACT-4 \
	--rag at_risk --rag-reason 'Two wards wait' --path-to-green 'Evening sessions' \
	--current-value 'over 70' --state in_progress
has 'and what was before' '.[0] | .old_state == "agreed" and .old_value == null' update show 1
has 'the action takes it over' '.[0] | .rag == "at_risk" and .current_value == "over 70"
	and .state == "in_progress" and .path_to_green == "Evening sessions"' action show 4
holds 'one undo takes back both' "p undo && p action show 4 --json |
	jq -e '.[0] | .rag == null and .state == \"agreed\"'"
p redo > "$TMP/out"
ok 'an older note' p update add 'It had begun' --action ACT-4 --made-on 2026-06-01 --rag off_track
has 'changes nothing that is newer' '.[0].rag == "at_risk"' action show 4

# --- duties that recur
ok 'a quarterly return' p action add 'Quarterly return' --kind duty --repeats quarter \
	--repeats-days 30 --owner 'A Bello'
# The quarter of 22 November ends on 31 December; 30 days later is 30 January.
has 'falls due for this quarter' 'length == 1 and .[0].period == "2026-Q4" and
	.[0].due == "2027-01-30" and .[0].state == "open"' occurrence list
cp "$db" "$TMP/copy.db"
ok 'done once' p occurrence done 1
has 'the next one falls due' 'map([.period, .state, .due]) == [["2026-Q4", "done", "2027-01-30"],
	["2027-Q1", "open", "2027-04-30"]]' occurrence list
holds 'one undo takes back both' "p undo && p occurrence list --json |
	jq -e 'length == 1 and .[0].state == \"open\"'"
ok 'done again' p occurrence done OCC-1
"$P" --db "$TMP/copy.db" occurrence done 1 > "$TMP/out"
holds 'two copies of the file make the same' "p merge $TMP/copy.db; p occurrence list --json |
	jq -e 'map(.period) == [\"2026-Q4\", \"2027-Q1\"]'"
ok 'what was no completion is opened again' p occurrence reopen 1 --reason 'Wrong quarter'
has 'and the next one goes' 'map(.period) == ["2026-Q4"]' occurrence list
refuses 'leaving one out takes a reason' 65 '--reason' $Q occurrence leave 1
ok 'with it the next falls due' p occurrence leave 1 --reason 'The system was down'
has 'in its quarter' '.[1].period == "2027-Q1"' occurrence list
refuses 'a period is there once' 65 'OCC-[0-9]* is of that duty and period' \
	$Q occurrence add 2027-Q1 --action 'Quarterly return'
p action add 'Check the routes' --repeats month --repeats-from completion --owner 'A Bello' \
	--starts 2026-10-31 > "$TMP/out"
# One month after 31 October is 30 November.
has 'counted from a day' '.[-1] | .period == "2026-10-31" and .due == "2026-11-30"' occurrence list
p occurrence done 4 > "$TMP/out" 2>&1 || p occurrence done 3 > "$TMP/out"
has 'and from its completion' '.[-1] | .period == "2026-11-22" and .due == "2026-12-22"' \
	occurrence list

# --- done is not verified
{
	p action add 'Easy Read' --due 2026-12 --owner 'C Osei' --done-when 'It is on the site'
	p lead add 'A Bello' --kind trust --action 'Easy Read'
	p action done 'Easy Read'
	p evidence add 'Screenshot' --strength documented --dated 2026-11-20
} > "$TMP/out" 2>&1
refuses 'what is lacking must be said' 65 '--reason WORDS' \
	$Q action verify 'Easy Read' --answer no
ok 'partly opens it again' p action verify 'Easy Read' --answer partly \
	--reason 'Two languages are missing'
has 'with the words' '.[0] | .state == "in_progress" and
	.closing_reason == "Two languages are missing"' action show "'Easy Read'"
has 'and a record of who looked' '.[-1] | .checked == "partly" and .author == "PER-1" and
	.state == "in_progress"' update list
refuses 'what is not done cannot be verified' 65 'only what is done' \
	$Q action verify 'Easy Read' --answer yes
p action done 'Easy Read' > "$TMP/out"
refuses 'evidence is needed' 65 'link evidence' $Q action verify 'Easy Read'
holds 'a lead by a row of its own is the same person: warned' \
	"p action verify 'Easy Read' --action-evidence EVD-1 2>&1 | grep -q 'led this action yourself'"
has 'and recorded' '.[0] | .state == "verified" and .same_person == "yes"' \
	action show "'Easy Read'"

# --- closing
refuses 'a risk is accepted by somebody' 65 '--agreed-by' \
	$Q action cancel 6 --reason 'Too dear' --cancelled-as risk_accepted
ok 'by a body' p action cancel 6 --reason 'Too dear' --cancelled-as risk_accepted \
	--agreed-by 'Partnership group'
has 'kept by its code' '.[0] | .state == "cancelled" and .cancelled_as == "risk_accepted"' \
	action show 6
refuses 'superseded by what?' 65 '--successor' $Q action supersede 7 --reason 'Another way'
ok 'by this' p action supersede 7 --reason 'Another way' --successor ACT-8

# --- versions of a plan
{
	p plan add 'PCREF plan' --edition 1.0
	p objective add 'Be heard' --plan 'PCREF plan'
	p action add 'Ask in Somali' --objective 'Be heard' --due 2027-06
	p plan consult 'PCREF plan'
	p plan approve 'PCREF plan'
	p plan publish 'PCREF plan'
} > "$TMP/out"
has 'published on a day, and sealed' '.[0] | .state == "published" and .published_on == "2026-11-22"
	and (.sha256 | length) == 64' plan show 1
refuses 'then it is not changed' 77 'not changed.*plan revise' $Q plan edit 1 --title Other
ok 'but may be reviewed' p plan edit 1 --end-review 'Half of it lasted'
ok 'it promises what it did' p plan check PLN-1
p action start 'Ask in Somali' > "$TMP/out"
ok 'also when work begins' p plan check PLN-1
p action edit 'Ask in Somali' --done-when 'One ward' > "$TMP/out"
holds 'another promise is another plan' "p plan check 1; test \$? = 1"
ok 'which is a new version' p plan revise 1 --change-note 'One ward first'
has 'a draft, numbered, that will supersede it' '.[0] | .state == "draft" and .edition == "2.0" and
	.supersedes == "PLN-1" and .published_on == null and .sha256 == null' plan show 2
holds 'with its objectives and open actions as drafts' "p objective list --csv | grep -c 'Be heard' | grep -qx 2 &&
	p action list state:draft --csv | grep -q 'Ask in Somali'"
holds 'in one change' "p undo && test \$(p plan list --csv | wc -l) = 2 &&
	test \$(p objective list --csv | wc -l) = 2 && p redo"
{ p plan approve 2; p plan publish 2; } > "$TMP/out"
has 'as it does when published' '.[0].state == "superseded"' plan show 1
holds 'one undo takes back both' "p undo && p plan list --json |
	jq -e 'map(.state) == [\"published\", \"approved\"]'"
done_testing
