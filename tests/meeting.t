#!/bin/sh
# Who came, is it quorate, and what follows: every figure is counted by hand.
. tests/tap.sh
export PCREF_NOW=2026-11-22T06:00:00Z LC_ALL=C.UTF-8
P="$PCREF --db $TMP/x.db"
make() { $P "$@" > "$TMP/made" || cat "$TMP/made"; }

# Three needed, one of them from communities, and the chair; one seat of four
# is vacant, Dee is a guest.
make body add Partnership --kind partnership --quorum-least 3 --quorum-community 1 \
	--quorum-chair yes
for name in Ann Bea Cy Dee; do make person add $name; done
make membership add Chair --body Partnership --person Ann --role chair --constituency executive
make membership add 'Community seat 1' --body Partnership --person Bea --constituency community
make membership add 'Carer seat' --body Partnership --person Cy --constituency carer
make membership add 'Staff seat' --body Partnership --constituency staff
make meeting add October --body Partnership --held-on 2026-10-05 --starts-at 14:00
make meeting add November --body Partnership --held-on 2026-11-16
make meeting add December --body Partnership --held-on 2026-12-07
says() { name=$1 want=$2; shift 2; ok "$name" sh -c "$P $* > $TMP/got; cat $TMP/got;
	tail -n 1 $TMP/got | grep -qxF '$want'"; }

says 'nobody has said no: three of three will come' \
	'Will be quorate: yes, 3 of 3; community seats 2 of 1; chair present' meeting roll MTG-3
says 'one apology is one too many' \
	'MTG-3: Will be quorate: no, 2 of 3; community seats 1 of 1; chair present' \
	meeting attend MTG-3 Cy apologies
holds 'and somebody should know' "$P today | grep 'not quorate' |
	grep -q 'MTG-3  Partnership, 7 December 2026: 2 of 3, community 1 of 1'"
make meeting hold MTG-1
holds 'held, and nothing noted' "$P meeting roll MTG-1 | grep 'not known, nobody'"
says 'the chair alone' 'MTG-1: Quorate: no, 1 of 3; community seats 0 of 1; chair present' \
	meeting attend MTG-1 Ann present
make meeting attend MTG-1 Bea apologies
make meeting attend MTG-1 Cy absent
says 'a guest is not counted' \
	'MTG-1: Quorate: no, 1 of 3; community seats 0 of 1; chair present' \
	meeting attend MTG-1 Dee present
make agenda_item add 'Detention inquiry' --meeting MTG-1 --kind decision
make agenda_item add 'Any other business' --meeting MTG-1
holds 'items are numbered as they come' \
	"$P agenda_item show AGI-2 --json | jq -e '.[0].item_no == 2'"
make action add 'Ask families'
make decision add 'Open the inquiry' --meeting MTG-1 --agenda-item AGI-1 --action-decision ACT-1
state() { $P decision show DEC-1 --json | jq -r '.[0].state'; }
holds 'a decision without a quorum is provisional' '[ $(state) = provisional ]'
holds 'and waits' "$P today | grep 'to ratify' | grep -q 'DEC-1  Open the inquiry (Partnership, 5'"
make meeting hold MTG-2
make meeting attend MTG-2 Ann present
refuses 'a meeting that is not quorate ratifies nothing' 65 'not quorate itself' \
	$P decision ratify DEC-1 --ratified-at MTG-2
refuses 'nor does its own' 65 'its own decision' $P decision ratify DEC-1 --ratified-at MTG-1
refuses 'nor one that was not held' 65 'not held after' \
	$P decision ratify DEC-1 --ratified-at MTG-3
says 'all others present' \
	'MTG-2: Quorate: yes, 3 of 3; community seats 2 of 1; chair present' \
	meeting attend MTG-2 all present
ok 'that is one change' sh -c "$P undo && $P redo"
says 'the last one left an action and a decision' \
	'MTG-2: 2 matters arising are on the agenda' meeting arising MTG-2
holds 'they are linked, and made once' "$P meeting arising MTG-2 &&
	$P agenda_item show AGI-3 > $TMP/item && grep -q 'ACT-1' $TMP/item &&
	grep -q 'DEC-1' $TMP/item && ! $P agenda_item show AGI-4"
score() { $P score --json | jq -r --arg c "$1" '.. | objects | select(.criterion? == $c) | .level' |
	head -n 1; }
holds 'two held of two; one of two quorate; none ratified' \
	'[ "$(score meetings) $(score quorate) $(score ratified)" = "100 50 0" ]'
make decision ratify DEC-1 --ratified-at MTG-2
holds 'a quorate meeting ratifies it' \
	'[ "$(state) $(score ratified)" = "ratified 100" ]'

# Corrected attendance: a decision that waits for nothing any more stands.
make decision add 'Tell families' --meeting MTG-1
holds 'provisional too' "$P decision show DEC-2 --json | jq -e '.[0].state == \"provisional\"'"
make meeting attend MTG-1 Cy present
says 'a deputy fills the seat they came for' \
	'MTG-1: Quorate: yes, 3 of 3; community seats 2 of 1; chair present' \
	meeting attend MTG-1 Bea deputy --deputy Dee
holds 'the meeting was quorate, so it stands' \
	"$P decision show DEC-2 --json | jq -e '.[0].state == \"made\"'"
says 'part of it is not the whole' \
	'MTG-1: Quorate: no, 2 of 3; community seats 1 of 1; chair present' \
	meeting attend MTG-1 Cy part --items 1
make decision add 'For item 1' --meeting MTG-1 --agenda-item AGI-1
make decision add 'For item 2' --meeting MTG-1 --agenda-item AGI-2
holds 'Cy was there for item 1, not for item 2' "[ \"\$($P decision list --json |
	jq -r '[.[] | select(.text | startswith(\"For\")) | .state] | sort | join(\" \")')\" \
	= 'made provisional' ]"

# Confirmed minutes are locked; what is wrong in them is corrected beside them.
make meeting approve MTG-1
refuses 'attendance is locked' 77 'confirmed and locked' $P meeting attend MTG-1 Cy absent
refuses 'decisions are locked' 77 'confirmed and locked' $P decision edit DEC-2 --text 'No'
refuses 'so is what is removed' 77 'confirmed and locked' $P agenda_item remove AGI-2
ok 'a correction is added' $P agenda_item add 'It was Cy who said it' --meeting MTG-1 \
	--kind correction --corrects AGI-1
ok 'a later meeting may still ratify' $P decision ratify DEC-4 --ratified-at MTG-2
refuses 'a quorum of nobody we know' 65 'no constituency "elder"' \
	$P body edit Partnership --quorum-seats 'elder 1'
ok 'the history holds' $P audit verify

# Three-way governance: who reports to whom; four voting seats, one vacant.
make body add Board --kind board --side board
make body add Elders --side community --reports-to Partnership
make body edit Partnership --reports-to Board
$P body tree > $TMP/tree
holds 'the tree is drawn' "grep -qx 'Board: board, board side; seats not recorded' $TMP/tree &&
	grep -q '^.─ Partnership: partnership group, all sides together; 4 voting seats (1 vacant): carer 1, community 1, executive 1, staff 1' $TMP/tree &&
	grep -q '^   .─ Elders: community side; seats not recorded' $TMP/tree"
holds 'in ASCII where that is all there is' "LC_ALL=C $P body tree | grep -q '^   .- Elders: '"
holds 'in sentences' "$PCREF --accessible --db $TMP/x.db body tree |
	grep -qx '    Elders (community side) reports to Partnership: seats not recorded.'"
holds 'as data' "$P body tree --json | jq -e '.[1] | .reports_to == \"Board\" and .depth == 1
	and .seats == 4 and .vacant == 1'"

# The same at the screen and line by line: December, with Cy's apologies.
export TERM=xterm-256color LC_ALL=C.UTF-8 LINES=24 COLUMNS=80 PCREF_DB=$TMP/x.db
screen() { printf "$1" > "$TMP/keys"; PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/dump \
	"$PCREF" screen meeting; cat "$TMP/dump"; }
holds 'the screen forecasts' 'screen "\r" && grep -q "^ Will be quorate: no, 2 of 3; community seats 1 of 1; chair present" $TMP/dump &&
	grep -q "^ Cy .*apologies 22 November 2026" $TMP/dump && grep -q "^ – .*vacant" $TMP/dump'
holds 'one key a seat' 'screen "\r" > $TMP/o; screen "\rpjp" && grep -q "^ Ann .*present" $TMP/dump &&
	grep -q "^ Cy .*present" $TMP/dump &&
	grep -q "^ Will be quorate: yes, 3 of 3; community seats 2 of 1" $TMP/dump'
holds 'the deputy is picked' 'screen "\rjyDee\r" && grep -q "^ Bea .*deputy came: Dee" $TMP/dump'
holds 'part of the items' 'screen "\rt1-2\r" && grep -q "^ Ann .*part: items 1-2" $TMP/dump'
holds 'an item, a decision and an action from within' \
	'screen "\rIAsk the wards\023" && grep -q "Agenda: 1 Ask the wards" $TMP/dump &&
	screen "\r\toWe ask them\023" && grep -q "^ Decisions: 1" $TMP/dump &&
	screen "\r\taAsk ward 3\023" && grep -q "Agenda: .*1 Ask the wards (1)" $TMP/dump'
holds 'the action and its place on the agenda are one change' \
	'$P undo > $TMP/o && ! $P action list --csv | grep -q "Ask ward 3" &&
	! $P agenda_item list --csv --all | grep -q "Ask ward 3" && $P redo > $TMP/o &&
	screen "\r" && grep -q "Agenda: .*1 Ask the wards (1)" $TMP/dump'
$P action add 'Of nobody' > /dev/null
holds 'the tracker of the actions that are the body'\''s own' \
	'$P paper tracker --body Partnership --since 1/1/2026 --only -o - > $TMP/o &&
	grep -q "^Tracker of its own actions" $TMP/o && grep -q "Ask ward 3" $TMP/o &&
	! grep -q "Of nobody" $TMP/o && $P paper tracker --body Partnership --since 1/1/2026 -o - |
	grep -q "Of nobody"'
holds 'the tree on the screen' 'printf b > $TMP/keys && PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/dump "$PCREF" screen &&
	grep -q "─ Partnership (partnership group, all sides" $TMP/dump && grep -q "4 voting seats (1 vacant): carer 1, community 1, executive 1, staff 1" $TMP/dump'
holds 'matters arise' 'screen "\rr" && grep -q "Matters arising from MTG-2" $TMP/dump'
talk() { printf '%s\n' "$@" | TERM=dumb "$PCREF" screen > "$TMP/dump" 2>&1; cat "$TMP/dump"; }
holds 'line by line it says the same' 'talk MTG-3 1 0 0 && grep -q "^3. Cy, Carer seat, speaks for carer: " $TMP/dump &&
	grep -q "^Will be quorate: " $TMP/dump && grep -q "^Agenda: 1 Ask the wards (1)" $TMP/dump'
# Ann for part of it, Dee for Bea, Cy not: one of three, and no chair.
holds 'a seat is noted' 'talk MTG-3 1 3 2 0 0 && grep -q "Saved\. Will be quorate: no, 1 of 3; community seats 1 of 1; no chair" $TMP/dump'
holds 'and a decision is taken' 'talk MTG-3 1 d "We go on" "" "" "" 1 0 0 && $P decision list --csv | grep "We go on"'
holds 'and the tree in sentences' 'talk tree && grep -q "Partnership (partnership group, all sides together) reports to Board: 4" $TMP/dump'
done_testing
