#!/bin/sh
# Two people work on copies; everything comes together and nothing is lost.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
a="$PCREF --db $TMP/a.db"
b="$PCREF --db $TMP/b.db"
{
	$a person add 'Olufẹ́mi Bello'
	$a action add Shared --owner 'Olufẹ́mi Bello' --priority 1
	cp "$TMP/a.db" "$TMP/b.db"
	$a action edit ACT-1 --detail 'ours' --priority 2
	$a action add 'Made at home'
	$b action edit ACT-1 --priority 3 --done-when 'All trained'
	$b action add 'Made away'
	$b action edit ACT-2 --action-duty DTY-1
	$b action start ACT-1
} > /dev/null 2>&1
cp "$TMP/a.db" "$TMP/before.db"
holds 'a dry run tells and keeps nothing' \
	"$a merge $TMP/b.db --dry-run --csv > $TMP/said; test \$? = 1 &&
	test \$($a action list --csv | wc -l) = 3"
holds 'what both changed is shown side by side' \
	"tail -n +2 $TMP/said | tr -d '\r' | grep -qx 'ACT-1,Priority,1,2,3,root'"
holds 'merging takes in the rest' "$a merge $TMP/b.db 2> $TMP/err; test \$? = 1 &&
	grep -q 'Took in 4 changes' $TMP/err"
holds 'what only they changed is theirs, what we changed is ours' "$a action show ACT-1 --json |
	jq -e '.[0] | .priority == 2 and .detail == \"ours\" and .done_when == \"All trained\"
	and .state == \"in_progress\"'"
holds 'a new row whose number was taken gets the next' "$a action show ACT-3 --json |
	jq -e '.[0].title == \"Made away\" and .[0].action_duty == \"DTY-1\"'"
holds 'the history holds, and names who did it' "$a audit verify && $a audit log --csv | grep -q root"
holds 'again, and nothing changes' \
	"$a merge $TMP/b.db 2> $TMP/err; grep -q 'Took in 0 changes' $TMP/err"
cp "$TMP/before.db" "$TMP/a.db"
holds 'theirs can be preferred' "$a merge $TMP/b.db --theirs && $a action show ACT-1 --json |
	jq -e '.[0].priority == 3'"
holds 'their words are found here' "$a search 'made away' --csv | grep -q ACT-3"
$PCREF --db "$TMP/c.db" theme add X > /dev/null
holds 'a file that is no copy is refused' "$a merge $TMP/c.db; test \$? = 65"
done_testing
