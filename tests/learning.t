#!/bin/sh
# What is learnt: inquiries in five steps, pairs, commitments in three phases.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
mkdir "$TMP/f"
chmod 777 "$TMP" "$TMP/f"
db=$TMP/f/x.db
# says NAME TEXT VERB...: a line of what it prints is so
says() {
	name=$1 want=$2
	shift 2
	holds "$name" "p $* | grep -qF -- '$want'"
}
p person add 'A Bello' --login root > "$TMP/out"

# --- an inquiry
p organisation add 'Croham Voices' --kind vcse > "$TMP/out"
p inquiry add 'Why are they detained more often?' --community-owner 'Croham Voices' > "$TMP/out"
has 'an inquiry comes with its five steps' 'map(.step) ==
	["intelligence", "analysis", "problem", "codesign", "actions"] and
	all(.[]; .state == "waiting" and .iteration == null)' inquiry path 1
says 'and says who is lacking' 'Community owner Croham Voices; Clinical lead not named' \
	inquiry path INQ-1
p inquiry_step start INS-1 > "$TMP/out"
p inquiry_step done INS-1 > "$TMP/out"
p inquiry_step done INS-2 > "$TMP/out"
has 'it stands at the first step that is not done' \
	'.[0] | .at_step == "problem" and .reopened_times == null' inquiry show 1
refuses 'a step reopens with what was learnt' 65 'Say why' "$P" --db "$db" inquiry_step reopen INS-1
p inquiry_step reopen INS-1 --reason 'The police data came' > "$TMP/out"
has 'an earlier step reopens, and its times are counted' \
	'.[0].iteration == 2 and .[0].state == "under_way" and .[1].iteration == 1' inquiry path 1
has 'the inquiry knows' '.[0] | .at_step == "intelligence" and .reopened_times == 1' inquiry show 1
p undo > "$TMP/out"
has 'one undo takes both back' '.[0] | .at_step == "problem" and .reopened_times == null' \
	inquiry show 1
p redo > "$TMP/out"
export PCREF_NOW=2026-11-30T06:00:00Z
p inquiry_step done INS-1 > "$TMP/out"
p inquiry_step reopen INS-1 --reason 'A third source' > "$TMP/out"
has 'what was done before it is to be looked at again' \
	'.[1].look_again == "yes" and .[2].look_again == "no" and .[0].iteration == 3' inquiry path 1
says 'and says so in words' 'Look at it again: step 1 was taken up anew since' inquiry path 1
refuses 'co-designed needs who, when and what changed' 65 'who took part, when' \
	"$P" --db "$db" inquiry_step done INS-4
p inquiry_step edit INS-4 --took-part 'Six carers' --took-part-on 2026-11 > "$TMP/out"
refuses 'all three of them' 65 '"What changed" is empty' "$P" --db "$db" inquiry_step done INS-4
says 'until then nothing is called so' 'not co-designed yet' inquiry path INQ-1
p inquiry_step edit INS-4 --what-changed 'An advocate within a day' > "$TMP/out"
p inquiry_step done INS-4 > "$TMP/out"
says 'then it is, with whom' 'co-designed with Six carers; what changed: An advocate within a day' \
	inquiry path INQ-1
has 'and lists know' '.[0].co_designed == "yes"' inquiry list
refuses 'the last step ends in actions' 65 'none is linked to the inquiry' \
	"$P" --db "$db" inquiry_step done INS-5
p action add 'Offer an advocate' --target 90% --current-value 60% > "$TMP/out"
p inquiry edit INQ-1 --inquiry-action ACT-1 > "$TMP/out"
says 'whose measure and assurance it follows' \
	'Measured: target 90%, now 60%. Assured: not verified' inquiry path INQ-1
ok 'then it can be done' p inquiry_step done INS-5
refuses 'a step stays with its inquiry' 65 'stays the step' \
	"$P" --db "$db" inquiry_step edit INS-1 --step problem

# --- the same on the screen and line by line
printf '\r' > "$TMP/keys"
holds 'its own screen shows the path' "TERM=xterm-256color LINES=24 COLUMNS=80 \
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/dump p screen inquiry &&
	grep -q '1 under way ── 2 look again ── 3 waiting ── 4 done ── 5 done' $TMP/dump"
holds 'line by line as well' "printf '1\n1\n0\n0\n0\n' |
	TERM=dumb p --accessible screen inquiry | grep -q '^4. 4 co-designing solutions: done on'"

# --- an inquiry from a theme says what was heard
p feedback add 'No comb for my hair' --received-on 2026-11-01 --feedback-theme THM-1 > "$TMP/out"
p inquiry add 'Who cares for hair?' --theme THM-1 > "$TMP/out"
has 'an inquiry from a theme says how much was heard' '.[0].found ==
	"Feedback on it in the twelve months before: 1; told what came of it: 0."' inquiry show 2

# --- pairs
p initiative add 'Reciprocal learning' --kind programme --starts 2026-01-10 \
	--ends 2026-10-28 > "$TMP/out"
has 'a programme is evaluated after fifteen months' \
	'.[0].evaluation_due == "2027-04-10"' initiative show 1
refuses 'a participant is a code, no name' 65 'could be a name' \
	"$P" --db "$db" participant add 'Ann Lee' --initiative INI-1
one() {
	p participant add "$1" --initiative INI-1 --seniority "$2" --background "$3" \
		--offers "$4" --wants "$5" > "$TMP/out"
}
one A01 front N 'ward, racism' 'decisions, careers'
one B01 board A 'decisions, careers' racism
one C01 team B data culture
one D01 front M 'culture, ward' data
# By hand: A-B another group 3, far apart 3, two and one subject, both ways 4;
# C-D another group 3, one level 2, one subject each, both ways 4.
has 'pairs are suggested across seniority and background' \
	'map([.one, .other, .points]) == [["A01", "B01", 13], ["C01", "D01", 11]]' \
	pair suggest INI-1
holds 'with reasons that name no group of either' "p pair suggest INI-1 > $TMP/why &&
	grep -q 'another ethnic group; far apart in seniority; A01 can learn from B01' $TMP/why &&
	! grep -qE 'White|Black' $TMP/why"
p pair suggest INI-1 --accept > "$TMP/out"
has 'accepted, each has a check-in every three months of a year' \
	'map(select(.pair == "PAI-1").due) ==
	["2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]' checkin list
refuses 'nobody is in two pairs' 65 'another pair that still meets' \
	"$P" --db "$db" pair add 'A01 and C01' --initiative INI-1 --one A01 --other C01
p pair break PAI-1 --reason 'One has left' > "$TMP/out"
has 'who no longer meets is asked no longer' 'length == 4 and all(.[]; .pair == "PAI-2")' \
	checkin list
has 'and may be paired again' 'length == 1 and .[0].one == "A01"' pair suggest INI-1

# --- their answers are forgotten
if [ "$(id -u)" = 0 ]; then
	p pair forget INI-1 > "$TMP/out"
	chmod -R a+rwX "$TMP/f"
	for i in 1 2 3 4; do
		setpriv --reuid=65534 --clear-groups "$P" --db "$db" erase approve ERS-$i
	done > "$TMP/out" 2>&1
	has 'at the end the answers are erased, the codes stay' 'length == 4 and all(.[]; .code != null
		and .background == null and .offers == null and .wants == null)' participant list
	holds 'from the history too' "p audit export > $TMP/out && grep -q '\"erased\"' $TMP/out &&
		! grep -q careers $TMP/out && p audit verify"
	holds 'none is asked for twice' "p pair forget INI-1 | grep -q '^Asked for 0'"
else
	skip 'at the end the answers are erased, the codes stay' 'needs a second person'
fi

# --- commitments
export PCREF_NOW=2026-11-30T06:00:00Z
p action add 'Publish who is detained' --kind commitment --pillar leaders > "$TMP/out"
p action add 'Pay people for their time' --kind commitment --pillar communities \
	--promised-at 'Board paper 7' --next-review 2026-11-01 > "$TMP/out"
p action add 'No commitment' --next-review 2026-01-01 > "$TMP/out"
has 'a commitment begins in its first phase' \
	'.[0] | .phase == "commit" and .phase_on == "2026-11-30"' action show 2
refuses 'it goes on when something shows the phase' 65 'Shown: commit' \
	"$P" --db "$db" action understand ACT-2
ok 'the public place of a promise does' p action understand ACT-3
refuses 'each phase anew' 65 'Shown: understand' "$P" --db "$db" action act ACT-3
p evidence add 'What carers told us' > "$TMP/out"
p action edit ACT-3 --action-understood EVD-1 > "$TMP/out"
ok 'with evidence it is acted on' p action act ACT-3
refuses 'phases are walked, not jumped' 65 'cannot become' \
	"$P" --db "$db" action edit ACT-3 --phase commit
has 'past its review it is stalled' 'map(.ref) == ["ACT-3"]' \
	action list kind:commitment --stalled
has 'a filter says the same' 'map(.ref) == ["ACT-3"]' action list stalled:yes
export PCREF_NOW=2027-06-15T06:00:00Z
has 'and so is what stays six months in a phase' 'map(.ref) == ["ACT-2", "ACT-3"]' \
	action list --stalled
p action lapse ACT-3 --reason 'No money' > "$TMP/out"
has 'what lapsed is not stalled' 'map(.ref) == ["ACT-2"]' action list --stalled
has 'the register shows pillar, phase and what shows each' \
	'map([.ref, .phase, .shown, .stalled]) ==
	[["ACT-3", "lapsed", "c u -", null], ["ACT-2", "commit", "- - -", "stalled"]]' commitments

# --- practice cards
cat > "$TMP/card" <<'CARD'
pcref-card 1
of_trust: Eastmoor Trust
title: Drop-in at the barber's
kind: community
state: stopped
what_was_done: A worker sat there on Saturdays.
	Two shops took part.
reason: It hung on one person
colour: blue
CARD
holds 'another trust can send a card' "p card import $TMP/card |
	grep -qx \"Added INI-2, Drop-in at the barber's, a practice of Eastmoor Trust\""
has 'it is marked as theirs, with every line' '.[0] | .of_trust == "Eastmoor Trust" and
	.state == "stopped" and
	.what_was_done == "A worker sat there on Saturdays.\nTwo shops took part."' initiative show 2
refuses 'once' 65 'here already' "$P" --db "$db" card import "$TMP/card"
holds 'and goes out again as theirs' "p card export INI-2 -o - | sed '/^of_trust/d' > $TMP/again
	grep -vE '^(of_trust|colour)' $TMP/card | cmp - $TMP/again"
(cat "$TMP/card"; echo 'learning: Ring 07700 900123 for more') > "$TMP/bad"
refuses 'a card with a number of somebody is refused' 65 'Learning: a telephone number' \
	"$P" --db "$db" card import "$TMP/bad" --again
printf 'of_trust: X\n' > "$TMP/bad"
refuses 'what is no card is refused' 65 'no practice card' "$P" --db "$db" card import "$TMP/bad"
printf 'pcref-card 1\ntitle: Nobody knows whose\nkind: other\nstate: idea\n' > "$TMP/bad"
refuses 'so is one of nobody' 65 'which trust' "$P" --db "$db" card import "$TMP/bad"
printf 'pcref-card 1\nof_trust: X\ntitle: T\nkind: nonsense\nstate: idea\n' > "$TMP/bad"
refuses 'and one with words that there are not' 65 'nonsense' "$P" --db "$db" card import "$TMP/bad"
p initiative add 'Lunch with carers' --kind other --learning 'Ann Bello cooked' > "$TMP/out"
p person add 'Ann Bello' > "$TMP/out"
p setting edit trust_name --value 'Northgate' > "$TMP/out"
refuses 'a card that names somebody we know is not written' 65 'names Ann Bello' \
	"$P" --db "$db" card export INI-3 -o "$TMP/out.txt"
ok 'and there is no file' test ! -e "$TMP/out.txt"

# --- tried before?
holds 'an action like it says how the one before ended' "p action add \
	'Barbers open their shops on Saturday' 2>&1 |
	grep -q 'Tried before?  INI-2 Drop-in at the barber.s: stopped (Eastmoor Trust): It hung on one'"
says 'pcref tried asks the same' 'INI-2' tried barber shops
ok 'one word alike of many is not alike' sh -c "! '$P' --db '$db' tried \
	'Saturday minutes budget interpreter' | grep -q INI-2"
ok 'and it can be linked' p action edit ACT-5 --action-tried INI-2

# --- sessions and grants
p initiative add 'Ask and listen' --kind learning > "$TMP/out"
p session add 'Why we ask' --initiative INI-4 --answered-before 161 --confident-before 65 \
	--answered-after 161 --confident-after 75 --gained 16 --lost 6 > "$TMP/out"
# Fagerland, Lydersen and Laake: 0.0621 (0.0046 to 0.1186).
says 'confidence before and after has limits' \
	'Confidence: 65 of 161 confident before, 75 of 161 after: up 6 points (+0 to +12)' session show 1
refuses 'numbers that do not fit each other are refused' 65 'must be' "$P" --db "$db" \
	session edit SES-1 --gained 20
p grant add 'Tea and talk' --initiative INI-4 --asked 500 > "$TMP/out"
refuses 'a grant says how much' 65 '"Granted" is empty' "$P" --db "$db" grant award GRA-1
p grant edit GRA-1 --granted 400 > "$TMP/out"
ok 'then it is granted' p grant award GRA-1
refuses 'no more is spent than was granted' 65 'cannot be more' "$P" --db "$db" \
	grant edit GRA-1 --spent 401
refuses 'and is accounted for' 65 '"Spent" is empty' "$P" --db "$db" grant account GRA-1
done_testing
