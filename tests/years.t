#!/bin/sh
# The score over time: kept with its rules, year on year, and as it would be.
. tests/tap.sh
PCREF_DB=$TMP/y.db PCREF_NOW=2025-03-31T09:00:00Z
export PCREF_DB PCREF_NOW
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
has() { ok "$1" grep -qF -- "$3" "$2"; }
now() { PCREF_NOW=${1}T09:00:00Z; }

# Two open actions of two have an owner, a date and a report of the quarter: 100.
# The one on track is worth 60, the one off track 20: (60 + 20) / 2 = 40.  Of the
# five other criteria nothing is known, so leadership is (100 + 40) / 2 = 70.
quiet person add 'A Bello'
for a in 'Publish the plan' 'Train the board'; do
	quiet action add "$a" --owner 'A Bello' --due 2027-03-31
done
quiet action start ACT-1
quiet action start ACT-2
quiet action edit ACT-1 --rag on_track
quiet action edit ACT-2 --rag off_track
level() { "$P" score "$@" --json | jq -r '.areas[] | select(.area == "leadership").score'; }
ok 'by hand: 70' test "$(level)" = 70
ok 'the year is kept' "$P" score keep --year 2024/25

# ACT-2 verified is worth 100: (60 + 100) / 2 = 80; ACT-1 alone is still tracked, 100.
# (100 + 80) / 2 = 90.
"$P" score --if ACT-2 > "$TMP/if"
has 'if an action were verified' "$TMP/if" 'Progress of actions: 40 becomes 80.'
has 'what the area would be' "$TMP/if" 'Leadership and governance: 70 becomes 90'
ok 'in JSON' test "$("$P" score --if ACT-2 --json | jq -c '.areas[] |
	select(.area == "leadership") | [.is, .would_be]')" = '[70,90]'
ok 'and nothing was changed' sh -c "\"$P\" action show ACT-2 | grep -q 'in progress'"
ok 'nor by a reader' "$P" --read-only score --if ACT-2
# D4 met is 100 of one duty assessed: (100 + 40 + 100) / 3 = 80.
ok 'if a duty were met' test "$("$P" score --if D4 --json | jq -c '.areas[] |
	select(.area == "leadership").would_be')" = 80
# Both: (100 + 80 + 100) / 3 = 93.
ok 'both together' test "$("$P" score --if D4 --if ACT-2 --json | jq -c '.areas[] |
	select(.area == "leadership").would_be')" = 93
refuses 'what is neither' 64 'no action and no duty' "$P" score --if FB-1
refuses 'what is not there' 66 'ACT-9' "$P" score --if ACT-9

# A year on, on track both, and trackable counts three times:
# (3 x 100 + 60) / 4 = 90 by the rules of today.
now 2026-03-31
quiet update add 'As planned' --action ACT-1 --rag on_track
quiet update add 'Back on its way' --action ACT-2 --rag on_track
quiet setting edit score.weight.trackable --value 3
ok 'by the new rules: 90' test "$(level)" = 90
ok 'that year is kept too' "$P" score keep --year 2025/26
years() { "$P" score years "$@" --json; }
ok 'each year has its own score' test "$(years | jq -c '[.[].leadership]')" = '[70,90,90]'
ok 'and its own rubric' test "$(years | jq -r '[.[].rubric] | unique | length')" = 2
ok 'years of two rubrics are not compared' test "$(years | jq -r '.[1].leadership_change')" = \
	'no year before it by the same rubric'
# Asked for, the first year is (3 x 100 + 40) / 4 = 85 by the rules of today.
ok 'only when asked is it worked out again' test "$(years --rules now |
	jq -c '[.[].leadership]')" = '[70,85,90,90]'
ok 'labelled so' test "$(years --rules now | jq -r '.[1].year')" = \
	"2024/25, worked out again by the rubric of today, $(years | jq -r '.[2].rubric')"
ok 'and then compared' test "$(years --rules now | jq -r '.[2].leadership_change')" = 'up 5'
refuses 'a year is kept once' 64 'kept already, in PAP-2' "$P" score keep --year 2025/26
ok 'another takes its place with a reason' "$P" score keep --year 2025/26 --reason 'A late row'
ok 'the newest holds' sh -c "\"$P\" score years --json | jq -r '.[1].year' | grep -q PAP-3"
refuses 'a year that is none' 64 'as in 2025/26' "$P" score keep --year 2025
refuses 'what is kept stays' 65 'stays as it was' "$P" paper edit PAP-1 --given-on 2026-01-01
done_testing
