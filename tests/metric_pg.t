#!/bin/sh
# Metrics, checks and charts on a server say what they say in a file.
. "${0%/*}/tap.sh"
export PCREF_NOW=2026-11-22T06:00:00Z LC_ALL=C.UTF-8
if [ -z "$PG_ADDRESS" ]; then
	skip 'metrics on a server' 'no server to be had'
	done_testing
	exit
fi
cat > "$TMP/m.csv" <<END
metric,period,category,numerator,denominator
MHS76,2026-Q1,A,60,800
MHS76,2026-Q1,N,30,200
MHS76,2026-Q2,A,60,800
MHS76,2026-Q2,N,32,200
MHS76,2026-Q2,M,*,40
END
{
	echo EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate
	awk 'BEGIN { for (m = 1; m <= 10; m++) for (i = 1; i <= 20; i++)
		printf "%s,T1,A,2026-%02d-01\n", (i > 10 + m % 2 * 2 ? "" : "A"), m }'
} > "$TMP/x.csv"
tells() {	# tells DATABASE FILE
	PCREF_DB=$1
	export PCREF_DB
	"$P" init > "$TMP/said"
	{
		"$P" metric observe "$TMP/m.csv"
		"$P" data import "$TMP/x.csv" --dataset MHSDS --as-at 2026-10-31 --no-input
		"$P" metric ratio MHS76 --csv
		"$P" metric disparities --csv
		"$P" metric observations --csv
		"$P" data checks --csv
		"$P" data dqmi --csv
		"$P" chart completeness:MHSDS --csv
		"$P" chart metric:MHS76:African --csv
		"$P" chart list --csv
		"$P" why metric:MHS76
		"$P" rebase add 'A new form' --series completeness:MHSDS --starts-on 2026-05-01
		"$P" chart completeness:MHSDS
		"$P" score --json
		"$P" metric withdraw 1
		"$P" undo
		"$P" metric loads --csv
	} > "$2" 2>&1
}
tells "$TMP/a.db" "$TMP/file"
tells "$PG_ADDRESS" "$TMP/server"
ok 'the same on both' diff -u "$TMP/file" "$TMP/server"
holds 'and something was said' 'grep -q "clearly higher,yes" "$TMP/server" && grep -q "Re-based from May 2026: A new form" "$TMP/server" &&
	grep -q "^1,.*,kept," "$TMP/server"'
done_testing
