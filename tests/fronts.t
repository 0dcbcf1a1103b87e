#!/bin/sh
# The front sheet and the highlight report, for any body.
. tests/tap.sh
PCREF_DB=$TMP/f.db PCREF_NOW=2026-11-22T09:00:00Z
export PCREF_DB PCREF_NOW
has() { ok "$1" grep -qF -- "$3" "$2"; }
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
at() { day=$1; shift; PCREF_NOW=${day}T09:00:00Z "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }

at 2026-08-01 body add Board of Directors
at 2026-08-01 body add Committee
at 2026-08-01 person add 'N Okafor' --post 'Chief Nurse'
at 2026-08-01 person add 'A Bello'
at 2026-08-01 meeting add 'Board, September' --body 'Board of Directors' --held-on 2026-09-03
at 2026-09-03 meeting hold MTG-1
at 2026-09-04 meeting add 'Board, December' --body 'Board of Directors' --held-on 2026-12-03
at 2026-09-04 meeting add 'Committee, October' --body Committee --held-on 2026-10-02
at 2026-10-02 meeting hold MTG-3
# One done since 3 September, one overdue since 10 November, one due by 3 December.
at 2026-08-02 action add 'Train the board' --owner 'A Bello' --due 2026-10-31 \
	--done-when 'All 14 trained'
at 2026-08-02 action add 'Publish in Easy Read' --owner 'A Bello' --due 2026-11-10 \
	--path-to-green 'The printer is chased'
at 2026-08-02 action add 'Pay members on time' --owner 'A Bello' --due 2026-12-01
for a in ACT-1 ACT-2 ACT-3; do at 2026-08-03 action start $a; done
at 2026-10-20 action done ACT-1
at 2026-11-01 update add 'Two of three paid' --action ACT-3
at 2026-09-10 risk add 'Grants end' --likelihood 4 --impact 4

# --- the plan as it stands, for a body
"$P" paper front --body 'Board of Directors' -o - > "$TMP/plan"
has 'it says to whom' "$TMP/plan" 'To: Board of Directors'
has 'and for which meeting' "$TMP/plan" 'Meeting of: 3 December 2026'
has 'its summary is the first line of the tracker' "$TMP/plan" \
	'3 actions: 1 completed since 3 September 2026, 1 overdue'
has 'what nobody recorded is said to be so' "$TMP/plan" 'Author: not recorded'

# --- a paper, with all that a front sheet says
quiet paper add 'Detention inquiry' --body 'Board of Directors' --kind front \
	--purpose decision --meeting MTG-2 --author 'A Bello' --executive 'N Okafor' \
	--summary 'The inquiry has found three causes.' \
	--recommendation 'To agree the second phase.' --risk 'Money for the second phase.' \
	--seen-by 'The leads, in November.' --source 'MHSDS, checked by the data lead.'
quiet paper edit PAP-1 --paper-risk RSK-1
quiet agenda_item add 'Inquiry, first reading' --meeting MTG-3 --agenda-paper PAP-1
"$P" paper front --body 'Board of Directors' --of PAP-1 -o - > "$TMP/paper"
for words in 'Front sheet: Detention inquiry' 'Meeting of: 3 December 2026' 'Author: A Bello' \
	'Executive lead: N Okafor' 'Purpose: decision' 'found three causes' \
	'agree the second phase' 'Money for the second phase' 'RSK-1: Grants end (rated 16 of 25)' \
	'The leads, in November' 'Committee, 2 October 2026' 'checked by the data lead'; do
	has "it says: $words" "$TMP/paper" "$words"
done

# --- an item of an agenda, an action
"$P" paper front --body Committee --of AGI-1 -o - > "$TMP/item"
has 'the item of an agenda is told by its paper' "$TMP/item" 'found three causes'
"$P" paper front --body Committee --of ACT-2 -o - > "$TMP/action"
has 'an action by how it stands' "$TMP/action" 'ACT-2 stands overdue'
refuses 'a row that is not there' 66 'ACT-9' "$P" paper front --body Committee --of ACT-9 -o -
refuses 'no body named' 64 'for which body' "$P" paper front -o -
for f in html docx md json; do
	ok "written as $f" "$P" paper front --body Committee --of PAP-1 -o "$TMP/a.$f"
	"$P" paper front --body Committee --of PAP-1 -o "$TMP/b.$f" > /dev/null
	ok "and the same bytes again" cmp "$TMP/a.$f" "$TMP/b.$f"
done

# --- the highlight report
"$P" paper highlight --body 'Board of Directors' -o - --json > "$TMP/h.json"
rows() { jq -r --arg c "$1" '.. | objects | select(.caption? == $c) | .rows[].cells[0].text' \
	"$TMP/h.json" | tr '\n' ' '; }
ok 'what was achieved since the meeting' test \
	"$(rows 'Actions completed since the last meeting')" = 'ACT-1 '
ok 'what is off track' test "$(rows 'Actions that are overdue, at risk or off track')" = 'ACT-2 '
ok 'what falls due before the next' test \
	"$(rows 'Due by the next meeting, 3 December 2026')" = 'ACT-3 '
has 'with the path to green' "$TMP/h.json" 'The printer is chased'
has 'the risk that is rated high' "$TMP/h.json" 'RSK-1, rated 16 of 25'
has 'the score then and now' "$TMP/h.json" 'House score by area, then and now'
ok 'another body has another day' sh -c "\"$P\" paper highlight --body Committee -o - |
	grep -q 'since 2 October 2026'"
ok 'given, it is kept' sh -c "\"$P\" paper highlight --body Committee -o '$TMP/h.html' &&
	\"$P\" paper list --csv | grep -q 'Highlight report for Committee'"
ok 'and does not move the day of the tracker' sh -c "\"$P\" paper tracker --body Committee \
	--since last -o - | grep -q '2 October 2026'"
ok 'the tracker is for any body' sh -c "\"$P\" paper tracker --body Committee -o - |
	grep -q 'Tracker of the plan, for Committee'"
done_testing
