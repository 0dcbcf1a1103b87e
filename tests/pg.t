#!/bin/sh
# What is tested through the command line on a file holds on a server too
# (PG_ADDRESS: tests/run gives us one): whole scripts, run again.
scripts='round score report extract meeting quarter'
[ -z "$PCREF_TORTURE" ] || scripts="$scripts lists plan voice readout secretary share short metric
	believe data fronts pack plans release recompute"
if [ -z "$PG_SERVER" ]; then
	echo '1..0 # SKIP no PostgreSQL to be had'
	exit 0
fi
n=0
PCREF_REAL=$PCREF
export PCREF_REAL
PCREF=$PWD/tests/pg-pcref
for t in $scripts; do
	[ -f "tests/$t.t" ] || continue
	mkdir "$TMP/$t"
	TMP=$TMP/$t sh "tests/$t.t" > "$TMP/$t.out" 2>&1
	# Each of its lines is one of ours.
	while IFS= read -r line; do
		case $line in
		'ok '*) n=$((n + 1)); echo "ok $n - $t on PostgreSQL:${line#ok [0-9]*-}" ;;
		'not ok '*) n=$((n + 1))
			echo "not ok $n - $t on PostgreSQL:${line#not ok [0-9]*-}" ;;
		'#'*) echo "$line" ;;
		esac
	done < "$TMP/$t.out"
done
echo "1..$n"
