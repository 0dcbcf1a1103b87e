#!/bin/sh
# What is said of an address that cannot be opened, or may not be so.
. tests/tap.sh
unset PCREF_DB
unset PGPASSWORD
mkdir "$TMP/bare" && cp "$PCREF" "$TMP/bare/pcref"
refuses 'no module beside the program' 78 'install the package libpq-dev' \
	"$TMP/bare/pcref" --db postgresql://x/y action list
for a in postgresql://amina:secret@x/y 'postgres://x/y?password=secret'; do
	refuses "a password in $a" 77 'pgpass' "$P" --db "$a" action list
done
refuses 'one in the environment' 77 'PGPASSWORD' \
	env PGPASSWORD=secret "$P" --db postgresql://x/y action list
if [ -z "$PG_ADDRESS" ]; then
	skip 'on PostgreSQL' 'no server to be had'
	done_testing
	exit
fi
refuses 'a server that is not there' 66 'cannot be reached' \
	"$P" --db "postgresql://postgres@$(echo "$TMP" | sed 's,/,%2F,g')/x" action list
refuses 'an empty database, to read' 66 'pcref init' "$P" --db "$PG_ADDRESS" action list
ok 'an empty database is filled' "$P" --db "$PG_ADDRESS" init
refuses 'to read only' 77 'read-only' "$P" -R --db "$PG_ADDRESS" action add x
ok 'reading is allowed' "$P" -R --db "$PG_ADDRESS" duty list
refuses 'a backup' 64 'kept by a server' "$P" --db "$PG_ADDRESS" backup
ok 'a file beside it' "$P" --db "$TMP/x.db" init
refuses 'a file has no trusts' 64 'is a file' "$P" --db "$TMP/x.db" trust add North
psql -q "$PG_ADDRESS" -c "CREATE DATABASE latin$$ ENCODING 'LATIN1' TEMPLATE template0
	LC_COLLATE 'C' LC_CTYPE 'C'"
refuses 'another coding' 65 'not UTF-8' "$P" --db "${PG_ADDRESS%/*}/latin$$" init
ok 'doctor looks at what there is' "$P" --db "$PG_ADDRESS" doctor
done_testing
