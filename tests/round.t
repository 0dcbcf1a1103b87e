#!/bin/sh
# What list wrote, import takes back as the same: every field, every script.
. tests/tap.sh
is() {
	n=$((n + 1))
	if cmp -s "$2" "$3"; then echo "ok $n - $1"; else
		echo "not ok $n - $1"
		diff "$2" "$3" | head -20 | sed 's/^/# /'
	fi
}
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
a="$PCREF --db $TMP/a.db"
b="$PCREF --db $TMP/b.db"
{
	$a person add 'Olufẹ́mi Bello' --post '=cmd|x'
	$a person add '张伟' --post "O'Brien, \"chair\""
	$a person add 'محمد علی' --post '+44'
	$a person add '👨‍👩‍👧‍👦 Zoë' --post "'quoted"
	$a organisation add 'Croham Voices'
	$a evidence add List --strength documented --dated 1/11/2026
	$a action add 'Train, "all" wards' --owner 'Olufẹ́mi Bello' --due Q3 --amount 4,000.50 \
		--other-areas 'data; feedback' --action-evidence EVD-1 --priority 2 \
		--detail "$(printf 'line one\nline "two"\r\n\tthree ')" --community ORG-1 \
		--executive 张伟 --funding-ends 2026/27 --funding one_off
	$a action add Child --parent ACT-1 --action-depends ACT-1 --due ongoing
	$a action done ACT-1
	$a action verify ACT-1
} > "$TMP/made" 2>&1
for form in csv json; do
	rm -f "$TMP/b.db"
	for e in organisation person evidence action; do
		$a $e list --$form > "$TMP/$e.$form"
		$b $e import "$TMP/$e.$form" > /dev/null 2>&1
	done
	for e in organisation person evidence action; do
		$b $e list --$form > "$TMP/$e.again"
		is "$e as $form" "$TMP/$e.$form" "$TMP/$e.again"
	done
	holds "the same $form again changes nothing" \
		"$b action import $TMP/action.$form | grep -q 'Added 0 and changed 0 of 2'"
done
holds 'the names are the bytes that were given' "grep -q '^PER-1,Olufẹ́mi Bello' $TMP/person.csv"
holds 'no cell of the CSV is a formula' "! grep -E '(^|,)\"?[=+@]' $TMP/person.csv"
holds 'JSON is JSON' "jq -e 'length == 2 and .[0].amount == \"4000.50\"' $TMP/action.json"

printf 'title,state\nGood,agreed\nBad,flying\n' > "$TMP/bad.csv"
holds 'a wrong word names its line, and no row is kept' \
	"! $b action import $TMP/bad.csv 2> $TMP/err; grep -q 'line 3: State cannot be \"flying\"' \
	$TMP/err && $b action list --match Good --csv | wc -l | grep -qx 1"
printf 'title,colour\nGood,red\n' > "$TMP/bad.csv"
holds 'an unknown column is named' \
	"$b action import $TMP/bad.csv 2>&1 | grep -q 'no action has a \"colour\"'"
printf 'title,detail\n"Stray" quote,x\n' > "$TMP/bad.csv"
holds 'a stray quote names its line' "$b action import $TMP/bad.csv 2>&1 | grep -q 'line 2'"
printf 'title\nNew one\n' > "$TMP/new.csv"
holds 'a row without a state is not reported, not made up' \
	"$b action import $TMP/new.csv && $b action list --match 'New one' --json |
	jq -e '.[0].state == \"not_reported\"'"
holds 'dry run keeps nothing' "$b action import $TMP/new.csv --dry-run | grep -q 'Would add 1' &&
	$b action list --match 'New one' --csv | wc -l | grep -qx 2"
holds 'the whole is one undo' "$b undo && $b action list --match 'New one' --csv | wc -l | grep -qx 1"
printf 'title\n%060d\n%059d张伟\n' 0 0 > "$TMP/long.csv"
holds 'a table shows a title of 60 cells whole, and of more that it is cut' \
	"$b action import $TMP/long.csv && $b action list > $TMP/table &&
	grep -q \"  $(printf '%060d' 0)  \" $TMP/table &&
	grep -q \"  $(printf '%059d' 0)…  \" $TMP/table"
holds 'what stands last is whole' \
	"printf 'EthnicCategory\\nA\\n' > $TMP/e.csv &&
	$b data import $TMP/e.csv --dataset MHSDS &&
	$b data completeness | grep -q 'counts Mental Health Act records only$'"
done_testing
