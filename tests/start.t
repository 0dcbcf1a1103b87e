#!/bin/sh
# What a start costs, in things that can be counted.
. tests/tap.sh

export PCREF_DB=$TMP/t.db LC_ALL=C.UTF-8
needed() { objdump -p "$1" | sed -n 's/ *NEEDED *//p'; }
needed "$PCREF" > "$TMP/needed"
holds 'libraries that few jobs need are not loaded at the start' \
	'! grep -E "crypto|expat|jansson|xlsxwriter|libzip|libz" "$TMP/needed"'
holds "and the rest are few, not counting those of the checked build" \
	'[ "$(grep -cvE "asan|ubsan" "$TMP/needed")" -le 9 ]'
ok 'a job that needs them has them' "$PCREF" init
"$PCREF" action add 'One promise' > "$TMP/.out"
ok 'a workbook' "$PCREF" report -o "$TMP/t.xlsx"
ok 'which is whole' unzip -tq "$TMP/t.xlsx"
ok 'a Word file' "$PCREF" report -o "$TMP/t.docx"
ok 'which is whole, too' unzip -tq "$TMP/t.docx"

# The total is counted when nobody types: at the end of the keys it is there.
printf 'j' > "$TMP/keys"
TERM=xterm LINES=24 COLUMNS=80 PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/dump "$PCREF" screen action
holds 'the total of a list stands at the right of its title' \
	'head -n 1 "$TMP/dump" | grep -q "Actions  *1$"'
done_testing
