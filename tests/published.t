#!/bin/sh
# Published files as figures.  The expected ones are those the publishers print.
. tests/tap.sh
data=$PWD/../shared/data
export PCREF_DB="$TMP/x.db" PCREF_NOW=2026-11-22T06:00:00Z
cd "$TMP" || exit 1
"$P" init > init
ask() { sqlite3 -batch x.db "$1"; }
of() { echo "FROM observation WHERE metric = (SELECT uid FROM metric WHERE code = '$1')"; }

# ---- made up, by hand ----
cat > monthly.csv <<END
REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE
01/04/2026,30/06/2026,Final,England,England,England,NONE,NONE,MHS81,Detentions,120
01/04/2026,30/06/2026,Final,England; Ethnicity,A,British,NONE,NONE,MHS81,Detentions,70
01/04/2026,30/06/2026,Final,England; Ethnicity,England,England,M,Caribbean,MHS81,Detentions,*
01/04/2026,30/06/2026,Final,Provider; Ethnicity (Higher Level),RV5,TRUST,Black,Black or Black British,MHS81,Detentions,15
01/04/2026,30/06/2026,Final,Provider; Ethnicity,RV5,TRUST,UNKNOWN,UNKNOWN,MHS81,Detentions,5
01/04/2026,30/06/2026,Final,Provider; Age,RV5,TRUST,18 to 24,18 to 24,MHS81,Detentions,7
01/04/2026,30/06/2026,Final,Provider; Ethnicity,RV5,TRUST,Q,Klingon,MHS81,Detentions,1
01/04/2026,30/06/2026,Final,Provider,RV5,TRUST,NONE,NONE,MHS150a,Mean length,34.5
01/04/2026,30/06/2026,Final,Provider,RV5,TRUST,NONE,NONE,XXX9,No such,3
31/02/2026,30/06/2026,Final,Provider,RV5,TRUST,NONE,NONE,MHS81,Detentions,3
END
"$P" data import monthly.csv --profile published-monthly > said 2>&1
ok 'monthly: rows read, hidden, without a period' sh -c 'grep -qx "Read: 10 rows" said &&
	grep -q "^Hidden by the publisher: 1," said && grep -q "period or a figure: 1" said'
ok 'a measure that is no metric is listed' grep -q '1: XXX9' said
ok 'a group that is not known is listed' grep -q '1: Klingon' said
ask "SELECT unit, dimension, category, coalesce(numerator, ''), suppressed, starts, ends
	$(of MHS81) ORDER BY line" > got
cat > want <<END
England|||120|0|2026-04-01|2026-06-30
England|ethnicity|A|70|0|2026-04-01|2026-06-30
England|ethnicity|M||1|2026-04-01|2026-06-30
RV5|ethnicity|Black or Black British|15|0|2026-04-01|2026-06-30
RV5|ethnicity|unknown|5|0|2026-04-01|2026-06-30
RV5|age|18 to 24|7|0|2026-04-01|2026-06-30
RV5|ethnicity|Klingon|1|0|2026-04-01|2026-06-30
END
ok 'place, dimension and category, wherever the code stands' cmp want got
holds 'a mean stays as printed' \
	'[ "$(ask "SELECT published, numerator IS NULL $(of MHS150a)")" = "34.5|1" ]'
holds 'the same file is not kept twice' '"$P" data import monthly.csv --profile published-monthly |
	grep -q "load 1 of figures already"'
holds 'a dry run keeps nothing' '"$P" data import monthly.csv --profile published-monthly --again \
	--dry-run > said && [ "$(ask "SELECT count(*) FROM observation_load")" = 1 ]'
ok 'a total that differs keeps nothing' sh -c '"$0" data import monthly.csv --again \
	--profile published-monthly --expect-total 9 > said 2>&1; [ $? -eq 1 ]' "$P"

"$P" data map Klingon S > said
"$P" data import monthly.csv --profile published-monthly --again > said 2>&1
holds 'a label is mapped once, and read again' '! grep -q Klingon said && [ "$(ask "SELECT category FROM observation o
	JOIN observation_load l ON l.id = o.load_id AND l.number = 2 WHERE o.line = 8")" = S ]'
"$P" metric withdraw 2 > said
cat > ri.csv <<END
REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,LEVEL_ONE,LEVEL_ONE_DESCRIPTION,LEVEL_TWO,LEVEL_TWO_DESCRIPTION,LEVEL_THREE,LEVEL_THREE_DESCRIPTION,METRIC,METRIC_VALUE
01/04/2026,30/06/2026,Final,England; Ethnicity,P,Any other Black background,NONE,NONE,NONE,NONE,MHS77,44
01/04/2026,30/06/2026,Final,Provider; Ethnicity; Restrictive Intervention Type,RV5,TRUST,White,White,14,Seclusion,MHS77,9
END
"$P" data import ri.csv --profile published-restrictive > said 2>&1
ask "SELECT unit, dimension, category, numerator $(of MHS77) ORDER BY line" > got
cat > want <<END
England|ethnicity|P|44
RV5|ethnicity; restrictive|White; Seclusion|9
END
ok 'restrictive interventions, of six levels' sh -c 'cut -c1-22 want > w; cut -c1-22 got > g; cmp w g'
cat > vodim.csv <<END
Reporting_Period,Status,Reporting_Level,Provider_Code,Provider_Name,DQ_Measure,DQ_Measure_Name,DQ_Result,DQ_Dataset_Metric_ID,Unit,Value
2026-04,Final,Provider,RV5,TRUST,MHS-DQM05,Ethnic category,Valid,MHS-DQM05,Count,900
2026-04,Final,National,,,MHS-DQM05,Ethnic category,Valid,MHS-DQM05,Percentage,90.5
END
"$P" data import vodim.csv --profile published-vodim --accept > said 2>&1
ask "SELECT unit, dimension, category, coalesce(numerator, published), ends $(of MHS-DQM05)
	ORDER BY line" > got
cat > want <<END
RV5|vodim|valid|900|2026-04-30
England|vodim|valid|90.5|2026-04-30
END
ok 'VODIM' cmp want got
cat > dqmi.csv <<END
Month_ID,Period,Dataset,Status,DataProviderId,DataProviderName,DataItem,CompleteNumerator,CompleteDenominator,ValidNumerator,DefaultNumerator,ValidDenominator
1,April 2026,MHSDS,Final,RV5,TRUST,ETHNIC CATEGORY,955,1000,950,50,955
END
"$P" data import dqmi.csv --profile dqmi --accept > said 2>&1
ask "SELECT category, numerator, denominator $(of 'DQMI-MHSDS-ETHNIC-CATEGORY') ORDER BY 1" > got
cat > want <<END
complete|955|1000
default|50|955
valid|950|955
END
ok 'the DQMI feed: complete, valid, default' cmp want got
# 100 (950 - 50) / 1,000 = 90.0.  Ours: 3 known and 1 missing of 4, 75.0.
printf 'EthnicCategory,ReferralRequestReceivedDate\nA,2026-04-01\nA,2026-04-01\nN,2026-04-01\n,2026-04-01\n' > own.csv
"$P" data import own.csv --dataset MHSDS --as-at 2026-04-30 --no-input > said 2>&1
holds 'the published index beside our own' '"$P" data dqmi --csv | grep -q "^published-2026-04,Published item score,90.0,.*RV5.*complete 955 of 1000, valid 950 of 955, default 50"'
holds 'and in words' '"$P" data dqmi | grep -q "Published for RV5 in April 2026: item score 90.0, complete 95.5%, valid 99.5%; ours is 75.0, -15.0 points from it"'
sed 's/April 2026/May 2026/; s/,955,1000/,*,*/' dqmi.csv > hidden.csv
"$P" data import hidden.csv --profile dqmi > said 2>&1
holds 'a month that is hidden is left out' '[ "$("$P" data dqmi --csv | grep -c "^published-")" = 1 ]'
sed 's/RV5/RX9/; s/April/June/' dqmi.csv > other.csv
"$P" data import other.csv --profile dqmi > said 2>&1
holds 'of several providers the trust must be named' '"$P" data dqmi | grep -q "several providers"'
"$P" setting edit dqmi.provider --value RX9 > said
holds 'and then it is that one' '"$P" data dqmi | grep -q "Published for RX9 in June 2026"'
sed 's/MHSDS/IAPT/' dqmi.csv > iapt.csv
"$P" dataset add IAPT > said 2>&1
"$P" data import iapt.csv --profile dqmi > said 2>&1
holds 'the ethnic item of a data set of ours needs no asking' 'grep -q "Kept 3 figures" said'
refuses 'no profile: by which one it is read' 64 'a published file, DQMI feed: --profile dqmi reads it' "$P" data import dqmi.csv
refuses 'a profile that is not there' 64 'there is no profile Riio' "$P" data import - --profile Riio
refuses 'a file of another kind' 65 'no column like' "$P" data import dqmi.csv --profile mha-annual

# ---- as published ----
if [ ! -r "$data/mha_annual_2023_24.csv" ]; then
	skip 'published files' "$data is not here"
	done_testing
	exit
fi
"$P" data import "$data/mhsds_4ww_sep2024_performance.csv" --profile published-monthly \
	--accept --expect-total 18942 > said 2>&1
ok '18,942 rows of the monthly file' grep -qx 'Read: 18942 rows' said
holds '11,660 hidden ones kept as hidden' '[ "$(ask "SELECT sum(o.suppressed), sum(o.suppressed AND
	(numerator IS NOT NULL OR length(published) > 0)) FROM observation o JOIN observation_load l
	ON l.id = o.load_id WHERE l.file_name LIKE '\''mhsds%'\''")" = "11660|0" ]'
"$P" data import "$data/mha_annual_2023_24.csv" --profile mha-annual > said 2>&1
"$P" data import "$data/census2021_england_ethnic19.csv" --profile census-2021 > said 2>&1
# Rates per 100,000 of the Census, to one decimal, against those printed.
ask "SELECT count(*), sum(abs(a.numerator * 1e5 / c.numerator - CAST(a.published AS REAL)) < 0.05001)
	FROM observation a JOIN metric m ON m.uid = a.metric AND m.code = 'MHA-ALL'
	JOIN observation c ON c.category = a.category JOIN metric n ON n.uid = c.metric
	AND n.code = 'CENSUS2021' WHERE a.unit = 'England' AND a.dimension = 'ethnicity'" > got
holds '16 crude rates are the published ones' '[ "$(cat got)" = "16|16" ]'
n() { ask "SELECT numerator $(of MHA-ALL) AND unit = 'England' AND category = '$1' AND dimension = '$2'"; }
holds 'known ethnicity: 45,525 of 50,437 detentions' \
	'[ "$(n known ethnicity) $(n "" "")" = "45525 50437" ]'
holds 'not stated and not known: 3,726, so 1,186 are in no ethnic row' \
	'[ "$(($(n Z ethnicity) + $(n 99 ethnicity))) $((50437 - 45525 - 3726))" = "3726 1186" ]'

# The report's own table beside what is printed in the two files, and the ratios
# worked out here: (a/n)/(a0/n0), limits exp(ln RR -/+ 1.96 sqrt(1/a + 1/a0)).
"$P" metric chart MHA-ALL --unit England -o mha.json > said
jq -r '[.. | objects | select(has("columns"))][0].rows[].cells | map(.text) | @tsv' mha.json |
	sed 's/,//g; s/ to /\t/g' > shown
cat > beside.awk <<'END'
	FILENAME ~ /census/ && FNR > 1 { n[$(NF - 3)] = $NF }
	FILENAME ~ /mha/ && /,All detentions,All,Ethnicity,/ && /,All submissions,/ {
		name = tolower($5); sub(/^(british|irish)$/, "white &", name)
		a[name] = $12; rate[name] = $13 }
	FILENAME == "shown" {
		split($0, f, "\t"); name = tolower(f[1]); code = substr("ABCDEFGHJKLMNPRS", FNR, 1)
		rows++
		if (f[2] != a[name] || f[3] != n[code] || sprintf("%.1f", rate[name]) != f[4])
			print "not as printed: " $0
		if (code == "A") { a0 = f[2]; n0 = f[3]; next }
		rr = (a[name] / n[code]) / (a0 / n0)
		half = 1.959963984540054 * sqrt(1 / a[name] + 1 / a0)
		want = sprintf("%.2f %.2f %.2f", rr, rr * exp(-half), rr * exp(half))
		if (want != f[7] " " f[8] " " f[9])
			print name ": " want " and not " f[7] " " f[8] " " f[9]
	}
	END { print rows " rows" }
END
awk -F, -f beside.awk "$data/census2021_england_ethnic19.csv" "$data/mha_annual_2023_24.csv" \
	shown > got 2>&1
ok 'the table of the report: 16 published rates, ratios with their limits' \
	sh -c 'echo "16 rows" | cmp - got || { cat got; false; }'
done_testing
