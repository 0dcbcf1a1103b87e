#!/bin/sh
# Erased is gone: a marker is in no file, the stub stays, the chain holds.
. tests/tap.sh
if [ "$(id -u)" != 0 ]; then
	echo '1..0 # SKIP needs root to become a second person'
	exit 0
fi
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
mkdir "$TMP/f"
chmod 777 "$TMP" "$TMP/f"
p="$PCREF --db $TMP/f/x.db"
other="setpriv --reuid=65534 --clear-groups $PCREF --db $TMP/f/x.db"
PCREF_NOW=2024-01-05T06:00:00Z $p feedback add 'Zanzibarmarker was rude to me' \
	--words 'Zanzibarmarker said it twice' --received-on 2024-01-05 > /dev/null
$p feedback add 'Something new' > /dev/null
$p feedback edit FB-1 --words 'Zanzibarmarker said it three times' > /dev/null
$p backup > /dev/null
# Typing of the one who asks, which the one who approves cannot reach.
type_at() {	# type_at KEYS
	printf '%s' "$1" > "$TMP/keys"
	TERM=xterm PCREF_KEYS=$TMP/keys $p screen feedback > "$TMP/said" 2>&1
}
type_at 'nZanzibarmarker is typed' && rm "$TMP/keys"
touch -d 2026-11-22T05:00:00Z "$XDG_STATE_HOME"/pcref/draft-*
chmod 666 "$TMP/f/x.db"
chmod -R a+rwX "$TMP/f"
in_a_file() {
	grep -rlia zanzibarmarker "$TMP/f"
}
holds 'the words are in the file and its backup' "test \$(in_a_file | wc -l) -ge 2"
head=$($p audit verify | sed 's/.*head \([^;]*\);.*/\1/')
holds 'authority and reason are asked for' "! $p erase FB-1 --reason x; ! $p erase FB-1 --authority x"
holds 'a dry run asks nothing' "$p erase FB-1 --authority a --reason b --dry-run &&
	test \$($p erasure list --csv | wc -l) = 1"
holds 'one person asks' "$p erase FB-1 --authority 'Request of the person' --reason 'names somebody' |
	grep -q 'ERS-1'"
holds 'the same person cannot approve' "$p erase approve ERS-1 2> $TMP/err; test \$? = 77 &&
	in_a_file"
holds 'another can' "$other erase approve ERS-1"
holds 'the words are in no file' "! in_a_file"
holds 'but in what the other has typed' "grep -rq Zanzibarmarker $XDG_STATE_HOME"
type_at ''
holds 'until they open it' "! grep -rq Zanzibarmarker $XDG_STATE_HOME"
type_at 'nSomething of later'
type_at ''
holds 'which takes away nothing that was typed since' "grep -rq 'Something of later' $XDG_STATE_HOME"
ok 'nor what stood in their pages in the journal' test ! -s "$TMP/f/x.db-journal"
holds 'nor are they found' "! $p search zanzibarmarker --csv | grep -q FB-1"
holds 'the row stays, without them' "$p feedback show FB-1 --json |
	jq -e '.[0].summary == \"[erased]\" and .[0].words == null and
		.[0].received_on == \"2024-01-05\"'"
holds 'the stub says who, when and on what authority' "$p erasure show ERS-1 --json |
	jq -e '.[0].state == \"done\" and .[0].authority == \"Request of the person\"
	and .[0].approved_by == \"nobody\" and .[0].done_on == \"2026-11-22\"'"
holds 'the chain holds, and the seal of an earlier paper too' "$p audit verify --head $head"
holds 'another seal is refused' "! $p audit verify --head 2:0123456789abcdef"
holds 'an erasure is not undone' "! setpriv --reuid=65534 --clear-groups $PCREF --db $TMP/f/x.db undo"
holds 'nor done twice' "! $other erase approve ERS-1"
holds 'the export says what was erased' \
	"$p audit export | jq -se '[.[] | select(.erased)] | length >= 3'"
holds 'reading and exporting words are in a log of their own' "$p audit access --json |
	jq -e '[.[].what] | index(\"exported the whole history\") != null and
		index(\"read feedback\") != null'"
# reads COMMAND TEXT: the command adds one entry, of that text
reads() {
	was=$($p audit access --csv | wc -l)
	eval "$1" > "$TMP/said" 2>&1
	$p audit access --csv > "$TMP/log" && test $(($(wc -l < "$TMP/log") - was)) = 1 &&
		sed -n 2p "$TMP/log" | tr -d '\r' | grep -q ",$2\$"
}
$p feedback add 'Another' --words 'Somebody heard a yellowhammer' > /dev/null
holds 'reading them is, by a verb' "reads '$p feedback show FB-3' 'read feedback'"
holds 'line by line' "reads 'printf \"FB-3\n0\nq\n\" | $p --accessible' 'read feedback' && grep -q yellowhammer $TMP/said"
holds 'on the screen' "printf '/FB-3\r' > $TMP/keys; reads 'PCREF_KEYS=$TMP/keys $p screen' 'read feedback'"
holds 'and so is a search that shows them' "reads '$p search yellowhammer' 'searched words' && grep -q Words: $TMP/said"
holds 'line by line too' "reads 'printf \"search yellowhammer\n0\nq\n\" | $p --accessible' 'searched words'"
holds 'but none that shows none' "! reads '$p search nothingofthesort' 'searched words'"
$p feedback add 'Kept too long' --received-on 2020-01-05 > /dev/null
$p retention add 'Old feedback' --entity feedback --counted-from received_on --months 48 \
	--authority 'Records schedule 7' > /dev/null
holds 'a retention rule finds what is due' "$p retention due --csv | tail -n +2 | cut -d, -f1 |
	tr -d '\r' | grep -qx FB-4 && test \$($p retention due --csv | wc -l) = 2"
holds 'a rule of what is not there is refused' "! $p retention add X --entity feedback \
	--counted-from nothing --months 3 --authority y"
holds 'what is due is asked for once' "$p retention ask | grep -q 'Asked for 1' &&
	$p retention ask | grep -q 'Asked for 0'"
# What a paper quotes is found too.
fb=$($p feedback add Quoted --words 'Quaggamarker spoke' --may-quote yes --you-said 'We heard' \
	| sed 's/Added \(FB-[0-9]*\).*/\1/')
$p feedback consider "$fb" > /dev/null
$p feedback decline "$fb" --reason 'no money' > /dev/null
$p feedback ysws --from 2026-11-01 --to 2026-11-30 -o - > "$TMP/ysws" 2>&1
quagga() {
	grep -rlia quaggamarker "$TMP/f"
}
holds 'a quotation is in the paper' "grep -q 'Quaggamarker spoke' $TMP/ysws"
$p erase "$fb" --authority 'Request of the person' --reason 'names somebody' > /dev/null
chmod -R a+rwX "$TMP/f"
ers() { $p erasure list --csv | tail -n +2 | cut -d, -f1 | sort -t- -k2n | tail -n 1; }
holds 'the paper is named, for it still has the words' "$other erase approve \$(ers) 2> $TMP/err &&
	grep -q 'PAP-1, a paper that may quote it' $TMP/err && quagga"
$p erase PAP-1 --authority 'Request of the person' --reason 'quotes somebody' > /dev/null
chmod -R a+rwX "$TMP/f"
holds 'when its text is erased too, they are in no file' "$other erase approve \$(ers) && ! quagga"
holds 'and the chain holds' "$p audit verify"
sqlite3 "$TMP/f/x.db" "DROP TRIGGER access_fixed; UPDATE access_log SET who = 'me' WHERE seq = 1"
holds 'an altered access log is noticed' "! $p audit verify"
done_testing
