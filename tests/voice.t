#!/bin/sh
# Feedback: what may say who somebody is, by when to answer, and as one.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/v.db
p=$PCREF
one() {
	$p feedback show "$1" --json | jq -r ".[0].$2 // \"\""
}
refuses 'a telephone number is not kept by chance' 65 'telephone number' $p feedback add Rang --words 'My number is 07700 900123'
holds 'nothing of it is kept' "! grep -aq "07700 900" $TMP/v.db"
holds 'nor is it repeated' "! grep -q 07700 $TMP/.said"
holds 'redact takes it out' "$p feedback add Rang --words 'My number is 07700 900123' \
	--answer redact && test \"\$(one FB-1 words)\" = 'My number is [telephone number removed]'"
holds 'and it was never in the file' "! grep -aq "07700 900" $TMP/v.db"
holds 'keep lets it stand and says how many' "$p feedback add Wrote --words 'to me@example.org' \
	--answer keep && test \"\$(one FB-2 personal_kept)\" = 1"
refuses 'one more is asked about again' 65 'postcode' $p feedback edit FB-2 --words 'to me@example.org in SE5 8AZ'
holds 'other edits are not held up' "$p feedback edit FB-2 --severity low"
holds 'a saved row can be redacted' "$p feedback redact FB-2 2> $TMP/err | grep -q 'e-mail' &&
	grep -q 'pcref erase FB-2' $TMP/err && test \"\$(one FB-2 words)\" = 'to [e-mail address removed]'"
printf 'summary,state,received_on,words\nA,received,2026-11-01,call 020 7946 0018\n' > "$TMP/in.csv"
refuses 'rows of a file pass the same' 65 'line 2.*telephone' $p feedback import "$TMP/in.csv"

# keys KEYS: what the screen is left with
keys() {
	# shellcheck disable=SC2059
	printf "$1" > "$TMP/keys"
	TERM=xterm-256color LINES=24 COLUMNS=80 PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/got \
		$p screen feedback
}
keys 'nThe ward rang 07700 900124. No tea.\023'
holds 'the screen asks before it saves' "grep -q 'This may say who somebody is' $TMP/got &&
	grep -q 'Words: a telephone' $TMP/got"
keys 'nThe ward rang 07700 900124. No tea.\023\r'
holds 'take it out, and the summary is its first sentence' \
	"test \"\$(one FB-3 summary)\" = 'The ward rang [telephone number removed]'"
keys 'nDr Shah was kind. Truly.\023\033OB\r'
holds 'keep it' "test \"\$(one FB-4 words)\" = 'Dr Shah was kind. Truly.'"
printf '%s\n' 'feedback' n 'Ask 07700 900125' . '' '' '' '' '' '' '' '' 1 1 q q > "$TMP/lines"
holds 'line by line too' "$p --accessible screen < $TMP/lines > $TMP/out; grep -q 'may say who' $TMP/out &&
	test \"\$(one FB-5 words)\" = 'Ask [telephone number removed]'"
done_testing
