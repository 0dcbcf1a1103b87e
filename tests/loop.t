#!/bin/sh
# A year's loop: what somebody said becomes a theme, an action, a change that
# another person checked, and is told, published and in the report.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_DB=$TMP/l.db
on() {
	PCREF_NOW=$1T09:00:00Z
	export PCREF_NOW
	shift
	"$P" "$@"
}
me=$(id -un)
is() {
	test "$(on 2026-09-30 "$1" show "$2" --json | jq -r ".[0].$3 // \"\"")" = "$4"
}
on 2026-01-05 setting edit trust_name --value 'Northgate (invented)' > /dev/null
on 2026-01-05 setting edit suppression --value none > /dev/null
on 2026-01-05 person add 'A Bello' --login someone-else > /dev/null
on 2026-01-05 person add 'C Osei' --login "$me" > /dev/null
on 2026-01-05 route add 'Carers'\'' line' --languages 'English, Urdu' --formats telephone \
	--checked-on 2026-01-05 > /dev/null

holds 'January: a carer is heard' "on 2026-01-12 feedback add 'No interpreter was there' \
	--words 'I did not understand one word' --route RTE-1 --channel complaint \
	--from-whom carer --ethnic-group J --may-quote yes --feedback-theme 'Language and interpreting'"
holds 'to be acknowledged by Thursday' 'is feedback FB-1 acknowledge_by 2026-01-15'
holds 'a neighbour says the same' "on 2026-01-14 feedback add 'Nobody spoke Urdu' --from-whom carer \
	--ethnic-group J --may-quote no --words 'My cousin had to interpret' &&
	on 2026-01-15 feedback merge FB-2 --reason FB-1"
holds 'it is acknowledged and considered' "on 2026-01-14 feedback acknowledge FB-1 &&
	on 2026-01-20 feedback consider FB-1"
holds 'February: a change is planned, and the carer knows' "on 2026-02-02 action add \
	'Name an interpreter desk on every ward' --owner 'A Bello' --due 2026-06-30 \
	--action-feedback FB-1 && on 2026-02-03 feedback plan FB-1 --responded-on 2026-02-03"
refuses 'it has not changed yet' 65 'ACT-1, linked to it, is still open' \
	env PCREF_NOW=2026-02-04T09:00:00Z "$P" feedback change FB-1
holds 'July: the change is late, and today says so' "on 2026-07-10 today --csv | grep -q 'change late'"
holds 'August: it is done' "on 2026-08-20 action done ACT-1"
holds 'another person checks it against evidence' "on 2026-08-24 evidence add 'Rota of the desk' \
	--strength documented --dated 2026-08-21 --action-evidence ACT-1 &&
	on 2026-08-24 action verify ACT-1 --answer yes && is action ACT-1 state verified"
holds 'so it has changed, and is to be told in twenty working days' \
	"on 2026-08-25 feedback change FB-1 --you-said 'Nobody spoke our language' &&
	is feedback FB-1 tell_by 2026-09-23"
refuses 'told is who, how, when and in what language' 65 'Told: how' \
	env PCREF_NOW=2026-09-01T09:00:00Z "$P" feedback tell FB-1 --told-who 'Both carers'
holds 'September: both are told, in Urdu, and it put it partly right' "on 2026-09-01 feedback tell FB-1 \
	--told-who 'Both carers' --told-how 'by telephone' --told-on 2026-09-01 --told-language Urdu \
	--put-right partly && is feedback FB-2 told_language Urdu"
on 2026-03-01 feedback add 'Open the garden all night' --from-whom patient > /dev/null
on 2026-03-03 feedback consider FB-3 > /dev/null
holds 'what will not change says why' "on 2026-09-02 feedback decline FB-3 \
	--you-said 'We want the garden at night' --reason 'nobody can be there at night'"
on 2026-03-01 feedback add 'Ring me' --words 'on 07700 900123' --answer keep --may-quote yes \
	--we-did 'We rang' > /dev/null
on 2026-03-03 feedback consider FB-4 > /dev/null
on 2026-09-02 feedback decline FB-4 --reason 'it was a mistake' > /dev/null

draft="on 2026-09-30 feedback ysws --from 1/7/2026 --to 30/9/2026"
holds 'you said, we did is drafted from the links' "$draft -o - > $TMP/ysws 2> $TMP/err &&
	grep -q 'You said: Nobody spoke our language' $TMP/ysws &&
	grep -q 'We did: Name an interpreter desk on every ward' $TMP/ysws"
holds 'under its theme' "grep -q '^Language and interpreting' $TMP/ysws"
holds 'with the words of who may be quoted' "grep -q 'I did not understand one word (carer)' $TMP/ysws &&
	! grep -q 'cousin' $TMP/ysws"
holds 'with what was not done, and why' "grep -q 'Not changed, because: nobody can be there' $TMP/ysws"
holds 'a number is never quoted' "! grep -q 07700 $TMP/ysws"
holds 'it says what it counted' "grep -q 'changed 1, not changed 2, with a quotation 1' $TMP/err"
holds 'the draft is edited' "on 2026-09-30 paper show PAP-1 --json | jq -r '.[0].words' |
	sed 's/nobody can be there at night/the garden is not lit/' > $TMP/words &&
	on 2026-09-30 paper edit PAP-1 --words \"\$(cat $TMP/words)\""
holds 'and written as it stands' "$draft -o $TMP/ysws.html 2> $TMP/err && grep -q 'is not lit' $TMP/ysws.html &&
	grep -q 'as it stands' $TMP/err && ! grep -q 'nobody can be there' $TMP/ysws.html"
holds 'published, it is kept whole' "on 2026-10-01 paper publish PAP-1 --place 'Trust website' -o $TMP/p.html &&
	on 2026-10-02 paper copy PAP-1 -o $TMP/copy.html && cmp $TMP/p.html $TMP/copy.html"
holds 'and each voice says where' "is feedback FB-1 published_on 2026-10-01 &&
	is feedback FB-3 published_where 'Trust website' && is feedback FB-2 published_on 2026-10-01"
refuses 'what was published stands' 65 'stays as it' env PCREF_NOW=2026-10-02T09:00:00Z \
	"$P" paper edit PAP-1 --words other
holds 'two concerns of three settled changed nothing' "on 2026-10-02 times |
	grep -q 'Of 3 concerns that were settled, 1 led to change: 33%'"
holds 'the report tells it' "on 2026-10-02 report --year 2026/27 -o $TMP/r.txt &&
	grep -q 'Nobody spoke our language' $TMP/r.txt"
holds 'the history holds' 'on 2026-10-02 audit verify'
# Words alone have a summary, their beginning; and what may name somebody is asked about.
ok 'words are enough' "$P" feedback add --words 'Nobody interpreted for my mother. She left.'
holds 'their beginning is the summary' '"$P" feedback list --csv | grep -q "Nobody interpreted for my mother,"'
refuses 'without words there must be one' 64 'needs TITLE' "$P" feedback add --channel complaint
refuses 'a summary says no more than may be kept' 65 'NHS number' "$P" feedback add \
	--words 'Her number is 943 476 5919.'
done_testing
