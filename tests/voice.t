#!/bin/sh
# Feedback: what may say who somebody is, by when to answer, and as one.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/v.db
p=$PCREF
one() {
	$p feedback show "$1" --json | jq -r ".[0].$2 // \"\""
}
refuses 'a telephone number is not kept by chance' 65 'telephone number' $p feedback add Rang --words 'My number is 07700 900123'
holds 'nothing of it is kept' "! grep -aq '07700 900' $TMP/v.db"
holds 'nor is it repeated' "! grep -q 07700 $TMP/.said"
holds 'redact takes it out' "$p feedback add Rang --words 'My number is 07700 900123' \
	--answer redact && test \"\$(one FB-1 words)\" = 'My number is [telephone number removed]'"
holds 'and it was never in the file' "! grep -aq '07700 900' $TMP/v.db"
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

# By when: working days by channel.
q="$p feedback add"
$q 'A complaint' --channel complaint --received-on 2026-12-23 > /dev/null
holds 'a complaint has three working days, over Christmas' \
	"test \"\$(one FB-6 acknowledge_by)\" = 2026-12-30"
$q 'By survey' --channel survey > /dev/null
holds 'a survey has none' "test -z \"\$(one FB-7 acknowledge_by)\""
$q 'Set by hand' --acknowledge-by 2026-12-01 > /dev/null
holds 'a day that somebody set stands' "$p feedback edit FB-8 --channel complaint &&
	test \"\$(one FB-8 acknowledge_by)\" = 2026-12-01"
holds 'ours follows the channel' "$p feedback edit FB-6 --channel pals &&
	test \"\$(one FB-6 acknowledge_by)\" = 2027-01-04"
$p setting edit feedback.respond --value 'else soon' > /dev/null
refuses 'a setting that cannot be read is named' 78 'feedback.respond' $q X
$p setting edit feedback.respond --value 'else 20' > /dev/null

# The loop and what it waits for.
$p action add 'Name the interpreter desk' --due 2026-11-10 > /dev/null
$q 'No interpreter' --received-on 2026-09-01 --action-feedback ACT-1 --may-quote yes \
	--words 'I did not understand a word' > /dev/null
$q 'No interpreter either' --received-on 2026-09-08 --people 12 > /dev/null
$p feedback acknowledge FB-9 > /dev/null
$p feedback consider FB-9 > /dev/null
$p feedback plan FB-9 --responded-on 2026-09-20 > /dev/null
holds 'a planned change past its day is overdue' "$p feedback list status:change_late --csv |
	grep -q FB-9 && $p today --csv | grep -q 'change late 12 days'"
refuses 'it has not changed while its action is open' 65 'ACT-1, linked to it, is still open' \
	$p feedback change FB-9
refuses 'what it is answered with is named' 65 'Answered with' $p feedback merge FB-10
holds 'two are answered as one' "$p feedback merge FB-10 --reason FB-9"
refuses 'not in a chain' 65 'itself answered with another' $p feedback merge FB-8 --reason FB-10
holds 'the screen says by how many it was said' "printf '' > $TMP/keys; printf '%s\n' 'FB-9' 0 q |
	$p --accessible screen | grep -q 'Said by: 13 people, in 2 pieces of feedback'"
$p action done ACT-1 > /dev/null
holds 'when it is done it has changed, and is to be told' "$p feedback change FB-9 &&
	test \"\$(one FB-9 ended_on)\" = 2026-11-22 && test \"\$(one FB-9 tell_by)\" = 2026-12-18"
holds 'late to tell' "PCREF_NOW=2026-12-21T06:00:00Z $p feedback list status:tell_late --csv |
	grep -q FB-9 && PCREF_NOW=2026-12-21T06:00:00Z $p today --csv | grep -q 'tell late 3 days'"
refuses 'told needs a language' 65 'language' $p feedback tell FB-9 --told-who 'The person' \
	--told-how letter --told-on today
holds 'told' "$p feedback tell FB-9 --told-who 'The person' --told-how letter --told-on today \
	--told-language Urdu && test \"\$(one FB-9 put_right)\" = not_asked"
holds 'whoever said the same was told with it' "test \"\$(one FB-10 told_language)\" = Urdu"
holds 'as one change' "$p undo && test -z \"\$(one FB-10 told_on)\" && $p redo"

# Themes.
$p theme add 'Interpreters' > /dev/null
$p feedback edit FB-9 --feedback-theme 'THM-17; THM-14' > /dev/null
$p feedback edit FB-10 --feedback-theme THM-17 > /dev/null
holds 'a theme takes another over' "$p theme merge Interpreters THM-14 | grep -q 'moved: 2' &&
	test \"\$(one FB-10 feedback_theme)\" = THM-14 && test \"\$(one FB-9 feedback_theme)\" = THM-14"
holds 'the history says where it went' "$p audit export | jq -se 'map(select(.field == \"merged_into\")) | length >= 1'"
holds 'in one step' "$p undo && test \"\$(one FB-10 feedback_theme)\" = THM-17 && $p redo"
holds 'its page shows its trend' "printf '%s\n' THM-14 0 q | $p --accessible screen |
	grep -q 'Trend: by month, December 2025 to November 2026: 0 0 0 0 0 0 0 0 0 2 0 0; 2 in the'"
PCREF_KEYS=$TMP/keys
printf 'm' > "$TMP/keys"
TERM=xterm-256color LINES=24 COLUMNS=80 PCREF_DUMP=$TMP/got PCREF_KEYS=$TMP/keys $p screen theme
holds 'm on a theme asks into which' "grep -q 'into which theme' $TMP/got"

# Whom we have heard from: of eight that say a group, A 2 of 8 beside 90 of
# 120, N 6 beside 20, H none beside 10.  Wilson's limits by hand: 2 of 8 is
# 7.1 to 59.1, below 75; 6 of 8 is 40.9 to 92.9, above 16.7.
export PCREF_DB=$TMP/w.db
{
	echo ethnic
	for i in $(seq 90); do echo A; done
	for i in $(seq 20); do echo N; done
	for i in $(seq 10); do echo H; done
	echo Z
} > "$TMP/care.csv"
$p data import "$TMP/care.csv" --dataset MHSDS --as-at 2026-10-31 > /dev/null
day=1
for g in A A N N N N N N Z; do
	$q "Voice $day" --ethnic-group $g --channel survey --received-on 2026-10-0$day \
		--from-whom patient --acknowledged-on 2026-10-1$day > /dev/null
	day=$((day + 1))
done
$p feedback edit FB-3 --from-whom carer > /dev/null
holds 'the unheard first, then the quietest' "$p equity --csv | tr -d '\r' | cut -d, -f1,4,8 |
	tr '\n' ';' | grep -qF 'group,feedback,reading;Indian,0,not heard;White British,2,less;Black African,6,more;'"
holds 'with limits' "$p equity --csv | grep -q '25.0 (7.1 to 59.1)' &&
	$p equity --csv | grep -q '75.0 (40.9 to 92.9)'"
holds 'carers apart' "$p equity --json | jq -e '.[2] | .carers == 1 and .patients == 5'"
holds 'small numbers are hidden for the public' "$p equity --public --csv | tr -d '\r' |
	grep -q '^White British,90,75,\[c\],\[c\],\[c\],\[c\],few or none'"
# Acknowledged after 10 days each but one after 20: FB-9 by itself.
$p feedback edit FB-9 --acknowledged-on 2026-10-29 > /dev/null
$p feedback edit FB-1 --acknowledged-on 2026-10-03 > /dev/null
# Days: 2, 10 seven times, 20: the fifth of nine is 10; 0.9 x 9 = 8.1, the ninth is 20.
holds 'the middle and nine in ten' "$p times --json | jq -e '.[0] | .step == \"acknowledge\" and
	.pieces == 9 and .median_days == 10 and .p90_days == 20 and .waiting == 0'"
# A: 2 and 10, so 6.
holds 'by group' "$p times --json | jq -e '.[] | select(.who == \"White: British\" and
	.step == \"acknowledge\") | .median_days == 6 and .p90_days == 10'"
holds 'nobody was answered yet' "$p times --json | jq -e '.[1] | .median_days == null and .waiting == 9'"
holds 'on screen too' "printf 'Y' > $TMP/keys; TERM=xterm-256color LINES=24 COLUMNS=80 \
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/got $p screen && grep -q 'not heard' $TMP/got"
holds 'and line by line' "printf 'equity\nq\n' | $p --accessible screen | grep -q 'Indian.*not heard'"

# The export of a survey: semicolons, Windows-1252, columns of its own.
export PCREF_DB=$TMP/s.db
{
	printf 'Response time;How was it?;Ethnic origin;Ward;About;Score\r\n'
	printf '12/10/2026 09:31:00;"The tea was cold; nobody minded";Black or Black British - African;;Food and diet;5\r\n'
	printf '13/10/2026;Caf\351 is good;Jedi;;;1\r\n'
	printf '14/10/2026;;White;;;2\r\n'
	printf 'soon;No date;White;;;2\r\n'
	printf '15/10/2026;Ring 07700 900123;N;;;2\r\n'
	printf '16/10/2026;Fine;N;;No such theme;2\r\n'
} > "$TMP/fft.csv"
i="$p feedback import $TMP/fft.csv --profile fft-autumn"
m="--map 'words=How was it?' --map 'received-on=Response time' --map 'ethnic_group=Ethnic origin' \
	--map themes=About --set channel=fft --set anonymous=yes --set may-quote=no"
refuses "which column holds the words is asked" 65 "which column" $i
holds 'a dry run says what would be kept' "$i $m --dry-run > $TMP/said && grep -qx 'Read: 6 rows' $TMP/said &&
	grep -qx 'To be kept: 3' $TMP/said && grep -qx 'Without words, left out: 1' $TMP/said &&
	grep -qx 'Refused: 2' $TMP/said && grep -q 'line 5: .*soon' $TMP/said &&
	grep -q 'line 7: there is no theme' $TMP/said"
holds 'and what it did not take or understand' "grep -qx 'Columns not taken: Ward, Score' $TMP/said &&
	grep -q 'without a code: 1' $TMP/said"
holds 'and what may say who somebody is, by its line' \
	"grep -q 'line 6: .*a telephone number' $TMP/said && ! grep -q 07700 $TMP/said"
holds 'nothing is kept by it' "test \$($p feedback list --csv | wc -l) = 1"
holds 'nor without an answer' "! $i $m --accept 2> $TMP/err && grep -q 'answer redact' $TMP/err &&
	test \$($p feedback list --csv | wc -l) = 1"
holds 'nor without acceptance' "! $i $m --answer redact 2> $TMP/err && grep -q 'accept keeps' $TMP/err &&
	test \$($p feedback list --csv | wc -l) = 1"
holds 'accepted, three are kept' "$i $m --answer redact --accept | grep -q 'Kept 3 pieces'"
holds 'each as it was said' "$p feedback show FB-1 --json | jq -e '.[0] | .summary ==
	\"The tea was cold; nobody minded\" and .ethnic_group == \"N\" and .channel == \"fft\" and
	.received_on == \"2026-10-12\" and .anonymous == \"yes\" and .feedback_theme == \"THM-7\"'"
holds 'letters of Windows' "test \"\$(one FB-2 words)\" = 'Café is good'"
holds 'a group without a code is kept as it was put' "test \"\$(one FB-2 ethnic_words)\" = Jedi"
holds 'what might say who it was is out' "test \"\$(one FB-3 words)\" = 'Ring [telephone number removed]'"
holds 'where it came from is kept, by its hash' "$p evidence show EVD-1 --json |
	jq -e '.[0].sha256 == \"$(sha256sum < "$TMP/fft.csv" | cut -c1-64)\"'"
holds 'the same file is known again' "$i --accept --answer redact | grep -q 'taken in before (EVD-1' &&
	test \$($p feedback list --csv | wc -l) = 4"
printf 'Response time;How was it?;Ethnic origin;About\n1/11/2026;Good;A;\n' > "$TMP/fft.csv"
holds 'the profile reads the next one' "$i --accept | grep -q 'Kept 1 piece' &&
	test \"\$(one FB-4 channel)\" = fft && test \"\$(one FB-4 ethnic_group)\" = A"
holds 'one undo takes a file back' "$p undo && test \$($p feedback list --csv | wc -l) = 4"
refuses 'a field that is not one' 64 'no such field' $i --map wards=Ward
refuses 'a column that is not there' 65 'no column \"Warden\"' $i --map words=Warden
refuses 'nor is its profile one of data' 64 'is of feedback' $p data import "$TMP/fft.csv" \
	--profile fft-autumn --dataset MHSDS --as-at 2026-11-01
refuses 'a profile of another kind' 64 'another kind' $p feedback import "$TMP/fft.csv" --profile dqmi
done_testing
