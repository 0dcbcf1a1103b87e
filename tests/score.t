#!/bin/sh
# The score from the command line: the worked examples of its definition, the
# words scripts rely on, and what needs the person at work.
export PCREF_NOW=2026-11-22T09:00:00Z
n=0
ok() {		# ok NAME, after a command whose status counts
	rc=$?
	n=$((n + 1))
	if [ $rc -eq 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; fi
}
has() {		# has FILE WORDS NAME
	grep -qF -- "$2" "$1"
	ok "$3"
}
same() {	# same GOT WANTED NAME
	[ "$1" = "$2" ]
	rc=$?
	[ $rc -eq 0 ] || echo "# \"$1\", not \"$2\""
	[ $rc -eq 0 ]
	ok "$3"
}
area() { jq -c ".areas[] | select(.area == \"$1\") | $2" "$TMP/json"; }
level() { jq -c ".areas[].criteria[] | select(.criterion == \"$1\") | .level" "$TMP/json"; }
score() { "$PCREF" score --json "$@" > "$TMP/json"; }

# Ten published commitments, no owners, dates or states; seven duties ticked
# on the trust's own word.
for i in 1 2 3 4 5 6 7 8 9 10; do
	"$PCREF" action add "Commitment $i" --area leadership --kind commitment \
		--state not_reported > /dev/null || echo "# action $i"
done
for i in 1 2 3 4 5 6 7; do
	"$PCREF" duty edit "DTY-$i" --status met --reviewed-on 2026-11-20 > /dev/null ||
		echo "# duty $i"
done
score; ok 'score --json'
jq -e . "$TMP/json" > /dev/null; ok 'is JSON'
same "$(level duties)" 50 'first example: duties 50'
same "$(level trackable)" 0 'trackable 0'
same "$(level progress)" null 'progress not assessed'
same "$(area leadership '[.assessed, .of]')" '[2,6]' '2 of 6 assessed'
same "$(area leadership .band)" null 'no band'
area leadership .next > "$TMP/next"
has "$TMP/next" 'Name an owner for ACT-1' 'the next step is to name an owner'
same "$(area data '[.score, .assessed]')" '[null,0]' 'data is not assessed, and has no score'
"$PCREF" score > "$TMP/plain"; ok 'score for people'
has "$TMP/plain" 'Leadership and governance: 25, no band; assessed: 2 of 6' '(50 + 0) / 2 = 25'
has "$TMP/plain" 'no national PCREF score exists' 'it says whose convention it is'
has "$TMP/plain" 'Disparities: not known' 'disparities stand beside it'
"$PCREF" score --explain > "$TMP/explain"; ok 'score --explain'
has "$TMP/explain" "7 held at partly met: on the trust's own word alone" 'it says what held it'
has "$TMP/explain" 'Newest evidence: 20 November 2026' 'and how old it is'

# The same trust with owners and dates for all, five reported on track.
"$PCREF" person add 'A Bello' --login "$(id -un)" > /dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
	"$PCREF" action edit "ACT-$i" --owner 'A Bello' --due 2027-03-31 > /dev/null ||
		echo "# owner $i"
done
for i in 1 2 3 4 5; do
	"$PCREF" action edit "ACT-$i" --rag on_track > /dev/null || echo "# rag $i"
done
score
same "$(level trackable)" 50 'second example: trackable 50'
same "$(level progress)" 60 'progress 60'
same "$(area leadership '[.assessed, .of]')" '[3,6]' '3 of 6 assessed'
same "$(area leadership '[.score, .band]')" '[53,"good"]' '(50 + 50 + 60) / 3 = 53.3: good'

# An as-at day.
score --as-at 2026-11-19
same "$(level duties)" null 'what was assessed later is left out'
same "$(jq -r .as_at "$TMP/json")" 2026-11-19 'the day is told'
score --as-at 2026-11-22
cp "$TMP/json" "$TMP/once"
score --as-at 22/11/2026
cmp -s "$TMP/once" "$TMP/json"; ok 'the same day gives the same bytes'
"$PCREF" score --as-at someday > /dev/null 2> "$TMP/err"
same $? 64 'a day that is none is a usage error'

# Settings.
"$PCREF" setting edit score.weight.trackable --value 0 > /dev/null
score
same "$(area leadership '[.assessed, .of, .score]')" '[2,5,55]' 'weight 0 takes a criterion out'
"$PCREF" setting edit score.weight.trackable --value much > /dev/null
"$PCREF" score > /dev/null 2> "$TMP/err"
same $? 78 'a setting that cannot be read is a configuration error'
has "$TMP/err" 'score.weight.trackable is "much"' 'and is named'
"$PCREF" setting edit score.weight.trackable --value 1 > /dev/null

"$PCREF" setting add score.weight.nothing --value 1 > /dev/null
"$PCREF" score > /dev/null 2> "$TMP/err"
same $? 78 'and so is one of no criterion'
"$PCREF" setting remove score.weight.nothing > /dev/null
"$PCREF" setting edit reporting_period --value month > /dev/null
score --as-at 2026-12-24
same "$(level trackable)" 0 'with a period of a month, 32 days are too long'
"$PCREF" setting edit reporting_period --value quarter > /dev/null
score --as-at 2026-12-24
same "$(level trackable)" 50 'with a quarter they are not'

# What needs me.
"$PCREF" today > "$TMP/today" 2> "$TMP/err"; ok 'today'
same "$(cat "$TMP/today")" 'Nothing needs you.' 'nothing waits'
"$PCREF" action add 'Publish in Easy Read' --owner 'A Bello' --due 2026-11-10 > /dev/null
"$PCREF" feedback add 'Interpreter not offered' --channel survey --owner 'A Bello' --received-on 2026-11-01 \
	--respond-by 2026-11-24 > /dev/null
"$PCREF" today > "$TMP/today" 2> "$TMP/err"
cat > "$TMP/want" <<'END'
Needs you today, A Bello
overdue 12 days  ACT-11  Publish in Easy Read
reply in 2 days  FB-1    Interpreter not offered
Nothing else needs you.
END
cmp -s "$TMP/want" "$TMP/today"; ok 'what is overdue first, one line each'
same "$("$PCREF" today --json | jq -c '[.[] | [.need, .row]]')" \
	'[["overdue 12 days","ACT-11"],["reply in 2 days","FB-1"]]' 'today --json'
"$PCREF" home > "$TMP/home" 2> "$TMP/err"; ok 'home'
has "$TMP/home" 'assessed 3 of 6' 'home has the scores'
has "$TMP/home" 'overdue 12 days' 'home has what needs me'
has "$TMP/home" 'What moved since 22 August 2026' 'home has what moved'
# Data: 10,000 records, 8,000 known, 900 Z, 600 "99", 50 invalid, 450 blank:
# known 80.0%, which is 40; asked 89.0%; valid 9,500 of 9,550 = 99.5%.
awk 'BEGIN {
	print "EthnicCategory,TeamID,ReferralDate"
	for (i = 0; i < 10000; i++) {
		c = i < 7000 ? "A" : i < 8000 ? "M" : i < 8900 ? "Z" : i < 9500 ? "99" : \
			i < 9550 ? "XX" : ""
		print c "," (i < 5000 ? "T1" : "T2") ",2026-09-15"
	}
}' > "$TMP/extract.csv"
"$PCREF" data import "$TMP/extract.csv" --dataset MHSDS --as-at 2026-09-30 --no-input \
	> "$TMP/import" 2> "$TMP/err" || sed 's/^/# /' "$TMP/err"
score
same "$(level known)" 40 'known ethnicity 80.0% is 40'
same "$(level valid)" 99 '99.5% of the codes given are valid'
same "$(area data '[.assessed, .of, .score, .band]')" '[3,5,46,"some"]' \
	'(40 + 99 + 0) / 3 = 46.3: some; never published'
jq -r '.areas[].criteria[] | select(.criterion == "known") | .working, .next' \
	"$TMP/json" > "$TMP/known"
has "$TMP/known" 'known for 8,000 of 10,000 = 80.0%; asked 89.0%' 'asked beside it'
has "$TMP/known" 'Ask for ethnicity in T2 (MHSDS)' 'where most is to ask'
score --as-at 2026-09-29
same "$(level known)" null 'an extract that shows a later day is left out'
score --as-at 2027-10-01
same "$(level valid)" 49 'one of over a year ago holds the level at 49'
score
same "$(level heard)" null 'ethnicity was not asked with feedback'
"$PCREF" feedback edit FB-1 --ethnic-group A > /dev/null
score
same "$(level heard)" 50 'one of the two groups in the caseload was heard'
jq -r '.areas[].criteria[] | select(.criterion == "heard") | .next' "$TMP/json" > "$TMP/heard"
has "$TMP/heard" 'Black or Black British: Caribbean' 'the other is the next step'
"$PCREF" home > "$TMP/home" 2> "$TMP/err"
has "$TMP/home" 'Known ethnicity 80.0%, asked 89.0%' 'home has it'
has "$TMP/home" 'data due         DST-1   MHSDS: the newest extract shows 30 September 2026' \
	'after 53 days the next one is due'
"$PCREF" person edit 'A Bello' --login somebody > /dev/null
"$PCREF" today > "$TMP/today" 2> "$TMP/err"
has "$TMP/today" 'Needs somebody today' 'for an unknown login it is for everybody'
has "$TMP/err" 'Nobody here has the login' 'and says so'
echo "1..$n"
