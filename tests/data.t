#!/bin/sh
# pcref data: an extract in, its counts and rates out, and what bad input gets.
n=0
ok() {
	n=$((n + 1))
	if "$@" > "$TMP/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$TMP/said"
	fi
}
PCREF_DB=$TMP/x.db
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW

run() {
	"$PCREF" data "$@" > "$TMP/out" 2> "$TMP/err"
	code=$?
}
exits() {
	[ $code -eq "$1" ] || { echo "exit $code"; cat "$TMP/out" "$TMP/err"; false; }
}
says() {
	grep -qF -- "$1" "$TMP/out" "$TMP/err" || {
		echo "expected: $1"
		cat "$TMP/out" "$TMP/err"
		false
	}
}
refuses() {
	exits "$1" && says "$2" && [ ! -s "$TMP/out" ] &&
		[ "$(wc -l < "$TMP/err")" -eq 1 ]
}
loads() {
	[ "$("$PCREF" data loads --csv | grep -c ",kept,")" -eq "$1" ]
}

# ---- a small extract, counted by hand ----
cat > "$TMP/small.csv" <<END
EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate
A,T1,A01,2026-04-01
a,T1,A01,01/04/2026
Z,T1,A01,2026-04-30 00:00:00.000
99 ,T1,A01,2026-05-01
,T2,A02,31/02/2026
XX,T2,A02,
B1,T2
S,T2,A02,2026-5-1
END
run import "$TMP/small.csv" --dataset MHSDS --expect-total 9 --accept --no-input
name='an import'
ok exits 0
name='read, accepted, rejected, cleaned, the difference'
ok says 'Read: 8 rows' && ok says 'Accepted: 7' && ok says 'Rejected: 1' &&
	ok says 'Cleaned: 2' && ok says 'difference -2'
name='a rejected row is named by its line'
ok says 'line 8: it has 2 fields where the header has 4'
name='and written beside the extract, for its owner only'
ok test "$(stat -c %a "$TMP/small-rejects.csv")" = 600
name='with line, column, code and reason'
ok grep -qx 'B1,T2,,,8,,columns,it has 2 fields where the header has 4' \
	"$TMP/small-rejects.csv"

run counts --by team,month,class --csv
cat > "$TMP/want" <<END
team,month,class,n
T1,2026-04,known,2
T1,2026-04,not_stated,1
T1,2026-05,not_known,1
T2,2026-05,known,1
T2,unknown,invalid,1
T2,unknown,missing,1
END
name='counts by team, month, class'
ok diff "$TMP/want" "$TMP/out"
run counts --by vodim,service --csv
cat > "$TMP/want" <<END
vodim,service,n
invalid,A02,1
missing,A02,1
other,A01,1
unclassed,A01,1
valid,A01,2
valid,A02,1
END
name='counts by anything, in any order'
ok diff "$TMP/want" "$TMP/out"
run counts --by colour
name='a word that is none of them'
ok refuses 64 'team,service,month,code,class,vodim'

# 3 known of 7: Wilson 15.82 to 74.95, by the formula of data.md 4:
# (6 + 3.8415 -/+ 1.96 sqrt(3.8415 + 12 (1 - 3/7))) / (2 (7 + 3.8415)).
run completeness --csv
name='completeness: known'
ok grep -q '^MHSDS,known,Known ethnicity,3,7,42.86,15.82,74.95,' "$TMP/out"
name='completeness: asked, DQMI valid, unclassed, each under its own name'
ok grep -q '^MHSDS,asked,Asked,4,7,57.14,' "$TMP/out" &&
	ok grep -q '^MHSDS,dqmi_valid,DQMI valid,5,6,83.33,' "$TMP/out" &&
	ok grep -q '^MHSDS,vodim_unclassed,VODIM unclassed,1,7,' "$TMP/out"
run completeness --by team --csv
name='completeness by team'
ok grep -q '^MHSDS,T2,known,Known ethnicity,1,3,33.33,' "$TMP/out"
run completeness --by month --json
name='completeness by month, as JSON'
ok test "$(jq -r '.[] | select(.month=="2026-04" and .rate=="known") |
	.numerator' "$TMP/out")" = 2

# ---- once, not twice; withdrawn and back ----
run import "$TMP/small.csv" --dataset mhsds
name='the same file again is said to be, and not kept'
ok says 'was loaded on 22 November 2026, as load 1 of MHSDS' && ok loads 1
name='and leaves no second file of rejects'
ok test ! -e "$TMP/small-rejects-2.csv"
run import "$TMP/small.csv" --dataset MHSDS --again --as-at 2026-11-21
name='unless asked for'
ok exits 0 && ok loads 2
run completeness --csv
name='loads are never summed'
ok grep -q '^MHSDS,known,Known ethnicity,3,7,' "$TMP/out"
name='a data set named by a slip is made for a script, which is told'
run import "$TMP/small.csv" --dataset MHSD --no-input
ok exits 0 && ok loads 3 && ok says 'MHSD is a new data set, counted beside MHSDS'
name='and undo twice takes it back'
ok "$PCREF" undo && ok "$PCREF" undo && ok loads 2 &&
	ok test "$("$PCREF" dataset list --json | jq length)" = 1
name='undo withdraws a load'
ok "$PCREF" undo && ok loads 1
name='redo brings it back'
ok "$PCREF" redo && ok loads 2
run withdraw 2
name='withdraw'
ok exits 0 && ok loads 1
run withdraw 2
name='twice is refused'
ok refuses 75 'withdrawn already'
run withdraw 7
name='a load that is not there'
ok refuses 66 'there is no load 7'
name='the history holds'
ok "$PCREF" audit verify
run import "$TMP/small.csv" --dataset Other --dry-run
name='a dry run keeps nothing'
ok says 'Dry run' && ok loads 1
run import "$TMP/small.csv" --dataset "Talking Therapies"
run counts --by code --csv
name='two data sets are never summed: it is the one loaded last, and is said'
ok says 'this is load 4, of Talking Therapies' && ok grep -qx 'A,2' "$TMP/out"
run counts --by code --dataset MHSDS --csv
name='any other is counted by its name'
ok grep -qx 'A,2' "$TMP/out"
run completeness --as-at 2026-11-20
name='a load is not known before its day'
ok refuses 66 'no extract has been loaded'

# ---- bad input ----
before=$("$PCREF" data loads --csv)
bad() {
	run import "$@"
	ok refuses "$want" "$text"
}
name='a missing file' want=66 text='there is no file'
bad "$TMP/none.csv" --dataset MHSDS
name='a folder' want=66 text='is a folder'
bad "$TMP" --dataset MHSDS
: > "$TMP/empty.csv"
name='an empty file' want=65 text='is empty'
bad "$TMP/empty.csv" --dataset MHSDS
echo 'EthnicCategory,Team' > "$TMP/head.csv"
name='a header and no rows' want=65 text='has a header and no rows'
bad "$TMP/head.csv" --dataset MHSDS
printf 'Colour,Team\nA,T1\n' > "$TMP/column.csv"
name='a missing column' want=65 text='The columns are: Colour, Team'
bad "$TMP/column.csv" --dataset MHSDS
name='a column mapped to nothing' want=65 text='no column called Ethnos'
bad "$TMP/column.csv" --dataset MHSDS --map ethnic=Ethnos
name='no data set' want=64 text='--dataset'
bad "$TMP/small.csv"
name='a total that is no number' want=64 text='--expect-total'
bad "$TMP/small.csv" --dataset MHSDS --expect-total many
name='a date that is none' want=64 text='--as-at'
bad "$TMP/small.csv" --dataset MHSDS --as-at soon
name='a file for rejects that is there already' want=73 text='already there'
bad "$TMP/small.csv" --dataset New --rejects "$TMP/empty.csv"
name='none of which kept anything'
ok test "$before" = "$("$PCREF" data loads --csv)"
asked() {
	printf '1\n' | script -qec "$PCREF data import $TMP/column.csv --dataset Asked" \
		/dev/null > "$TMP/out" 2> "$TMP/err"
	tr -d '\r' < "$TMP/out" > "$TMP/typed"
	grep -qx '2\. Team' "$TMP/typed" && grep -q '^Loaded 1 row as load' "$TMP/typed"
}
name='at a terminal it asks which column it is'
ok asked
run import "$TMP/column.csv" --dataset Mapped --map ethnic=Colour
name='a column mapped'
ok exits 0 && ok says 'ethnicity code Colour'

{ printf 'EthnicCategory,Team\nA,T1\nB,T"1\n"C"x,T1\nD\0,T1\nE,'
  head -c 10485760 /dev/zero | tr '\0' x
  printf '\nF,T1\nG,"T1\nH,T1\nI\240,T\351\n'; } > "$TMP/hostile.csv"
run import "$TMP/hostile.csv" --dataset Hostile
name='stray quotes, a NUL, 10 MB in a field, an open quote: each its own line'
ok says 'Accepted: 4' && ok says 'Rejected: 5' && ok says 'line 3: a quote' &&
	ok says 'line 4: something stands between' && ok says 'line 5: it holds a NUL' &&
	ok says 'line 6: it is longer' && ok says 'line 8: a quote is opened'
name='invalid UTF-8 is said'
ok says 'Line 10 is not UTF-8'

# ---- interrupted ----
before=$("$PCREF" data loads --csv)
rm -f "$TMP/fifo"
mkfifo "$TMP/fifo"
(printf 'EthnicCategory,Team\nA,T1\nB,T"1\n'; sleep 20) > "$TMP/fifo" &
writer=$!
# A shell's background jobs ignore SIGINT; what it starts must not.
perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$PCREF" data import - \
	--dataset MHSDS --rejects "$TMP/i-rejects.csv" \
	< "$TMP/fifo" > "$TMP/out" 2> "$TMP/err" &
reader=$!
sleep 1
kill -INT $reader
wait $reader
code=$?
kill $writer
name='Ctrl-C: a sentence, 130, and nothing kept'
ok refuses 130 'interrupted while reading standard input; nothing was kept'
ok test "$before" = "$("$PCREF" data loads --csv)" -a ! -e "$TMP/i-rejects.csv"
name='standard input'
ok sh -c "\"$PCREF\" data import - --dataset Piped < \"$TMP/small.csv\""

# ---- the generator's own counts, through the door ----
gen=../shared/tools/gen_extract.c
if [ -f "$gen" ]; then
	cc -O1 -w -o "$TMP/gen" "$gen"
	agrees() {
		for by in code class vodim; do
			"$PCREF" data counts --dataset Made --by "team,month,$by" \
				--csv | tr -d '\r' | tail -n +2 |
				tr 'A-Z' 'a-z' | LC_ALL=C sort > "$TMP/got"
			grep "^$by," "$TMP/expected" | cut -d, -f2- |
				tr 'A-Z' 'a-z' | LC_ALL=C sort > "$TMP/want"
			cmp "$TMP/got" "$TMP/want" || return 1
		done
	}
	i=0
	for with in '' '--delim ; --crlf --bom' '--cp1252 --delim tab --date uk' \
		'--quote-all --date sql' '--dirty 1000 --date uktime'; do
		i=$((i + 1))
		# shellcheck disable=SC2086
		"$TMP/gen" -n 8000 -s $i $with -o "$TMP/made.csv" -e "$TMP/expected"
		run import "$TMP/made.csv" --dataset Made
		name="every count of the generator agrees, seed $i $with"
		ok agrees
	done
fi
echo "1..$n"
