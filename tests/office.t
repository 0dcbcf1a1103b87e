#!/bin/sh
# The report as a Word file and as a workbook: real headings, real tables, the
# same figures as everywhere else, the same bytes when written again.
. tests/tap.sh
PCREF_DB=$TMP/o.db PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW
"$PCREF" demo > "$TMP/demo" 2>&1 || cat "$TMP/demo" >&2
for f in docx xlsx json html; do
	ok "the report is written as $f" "$PCREF" report -o "$TMP/r.$f"
	"$PCREF" report -o "$TMP/again.$f" > "$TMP/out"
	ok "and again the same bytes" cmp "$TMP/r.$f" "$TMP/again.$f"
done
part() { unzip -p "$TMP/r.$1" "$2"; }
for p in '\[Content_Types\].xml' _rels/.rels docProps/core.xml word/document.xml \
	word/styles.xml word/settings.xml word/numbering.xml word/header1.xml \
	word/footer1.xml word/_rels/document.xml.rels; do
	part docx "$p" > "$TMP/part.xml"
	ok "$p is XML" xmllint --noout "$TMP/part.xml"
done
part docx word/document.xml > "$TMP/document.xml"

# Each row of the paper in JSON, and of the tables of the Word file, a line.
jq -r '.. | objects | select(has("columns")) | .columns, (.rows[].cells | map(.text)) |
	map(gsub("\n"; "")) | join("|")' "$TMP/r.json" > "$TMP/json.rows"
untag() {
	sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#39;/'"'"'/g; s/&amp;/\&/g'
}
tr -d '\n' < "$TMP/document.xml" | sed 's/<w:tr>/\n&/g; s,</w:tr>,&\n,g' | grep '^<w:tr>' |
	sed 's,</w:tc><w:tc>,|,g' | untag > "$TMP/docx.rows"
ok 'the Word file has every row of every table' cmp "$TMP/json.rows" "$TMP/docx.rows"
ok 'there are hundreds of them' test "$(wc -l < "$TMP/docx.rows")" -gt 300
count() { grep -o "$1" "$2" | wc -l; }
tables=$(jq '[.. | objects | select(has("columns"))] | length' "$TMP/r.json")
sections=$(jq '[.. | objects | select(.kind == "section")] | length' "$TMP/r.json")
ok 'each table has a row that heads every page' \
	test "$(count '<w:tblHeader/>' "$TMP/document.xml")" = "$tables"
ok 'each section has a heading of its level' \
	test "$(count '<w:pStyle w:val="Heading' "$TMP/document.xml")" = "$sections"
ok 'each figure with a number has a picture, with its description' sh -c \
	'n=$(grep -o "<w:drawing>" "$1" | wc -l); test "$n" -ge 8 -a "$n" = "$(grep -o \
	"<wp:docPr id=\"[0-9]*\" name=\"[^\"]*\" descr=\"[^\"][^\"]*\"/>" "$1" | sort -u | wc -l)" -a \
	"$n" = "$(grep -o "<svg class=\"chart\"" "$2" | wc -l)"' sh "$TMP/document.xml" "$TMP/r.html"
ok 'no two shapes have one number' sh -c '! grep -o "cNvPr id=\"[0-9]*\"" "$1" | sort | uniq -d | grep -q .' \
	sh "$TMP/document.xml"
ok 'there is a list of contents' grep -qF 'TOC \o "1-2"' "$TMP/document.xml"
part docx word/header1.xml > "$TMP/header.xml"
ok 'every page says that the trust is invented' grep -qF 'Invented for demonstration' "$TMP/header.xml"

# The numbers of the workbook are those of the paper.
unzip -l "$TMP/r.xlsx" > "$TMP/list"
ok 'a real table for each, and one of notes' \
	test "$(count 'xl/tables/' "$TMP/list")" = $((tables + 1))
cat > "$TMP/all.jq" <<-'END'
	[.. | objects | select(has("columns")) | .rows[].cells[] | select(has("value")) |
	if (.text | endswith("%")) then .value / 100 else .value end] | map(. * 10000 | round) | .[]
END
jq -f "$TMP/all.jq" "$TMP/r.json" > "$TMP/json.numbers"
i=2
: > "$TMP/xlsx.numbers"
while [ $i -le $((tables + 1)) ]; do
	part xlsx "xl/worksheets/sheet$i.xml" | grep -o '<c r="[A-Z0-9]*"[^>]*><v>[^<]*' |
		grep -v 't="s"' | sed 's/.*<v>//' | awk '{ printf "%.0f\n", $1 * 10000 }' \
		>> "$TMP/xlsx.numbers"
	i=$((i + 1))
done
ok 'every number of the paper stands in the workbook as a number' \
	cmp "$TMP/json.numbers" "$TMP/xlsx.numbers"
ok 'there are hundreds of them too' test "$(wc -l < "$TMP/xlsx.numbers")" -gt 200
unzip -p "$TMP/r.xlsx" 'xl/worksheets/*' > "$TMP/sheets"
ok 'no cell is merged' test "$(count mergeCell "$TMP/sheets")" = 0
ok 'no cell is a formula' test "$(count '<f>' "$TMP/sheets")" = 0

# An office program opens both, and finds the words.
if command -v soffice > /dev/null; then
	office() {
		soffice "-env:UserInstallation=file://$TMP/office" --headless \
			--convert-to "$1" --outdir "$TMP/to" "$2" > "$TMP/office.out" 2>&1
	}
	office 'txt:Text (encoded):UTF8' "$TMP/r.docx"
	ok 'LibreOffice reads the Word file' grep -qF 'What we said we would do' "$TMP/to/r.txt"
	office 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2' \
		"$TMP/r.xlsx"
	ok 'LibreOffice reads the workbook' grep -q '^Feedback' "$TMP"/to/r*.csv
else
	skip 'LibreOffice opens both' 'LibreOffice is not installed'
fi
done_testing
