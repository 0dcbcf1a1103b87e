#!/bin/sh
# What is said of an address that cannot be opened, or may not be so.
. tests/tap.sh
unset PCREF_DB
unset PGPASSWORD
mkdir "$TMP/bare" && cp "$PCREF" "$TMP/bare/pcref"
refuses 'no module beside the program' 69 'install the package libpq-dev' \
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
holds 'its tables and what each role may do with them are made in one change' "test \$(psql -qAt '$PG_ADDRESS' \
	-c \"SELECT CAST(xmin AS TEXT) FROM pcref.schema_version UNION SELECT CAST(xmin AS TEXT) FROM pg_class
	WHERE oid = CAST('pcref.action' AS REGCLASS)\" | wc -l) = 1"
refuses 'to read only' 77 'read-only' "$P" -R --db "$PG_ADDRESS" action add x
ok 'reading is allowed' "$P" -R --db "$PG_ADDRESS" duty list
# One who needs a password: none, a wrong one, and the right one in its place.
hba=$(psql -qAt "$PG_ADDRESS" -c 'SHOW hba_file')
if [ -w "$hba" ]; then
	psql -q "$PG_ADDRESS" -c "CREATE ROLE known$$ LOGIN PASSWORD 'right'"
	"$P" --db "$PG_ADDRESS" trust admit known$$ --trust 'the first trust' --role viewer > "$TMP/said"
	sed -i "1i local all known$$ scram-sha-256" "$hba"
	psql -qAt "$PG_ADDRESS" -c 'SELECT pg_reload_conf()' > "$TMP/said" && sleep 0.2
	known=$(echo "$PG_ADDRESS" | sed "s,//[^@]*@,//known$$@,")
	refuses 'no password' 77 'does not let you in .*pgpass' "$P" --db "$known" action list
	(umask 077 && echo "*:*:*:known$$:wrong" > "$TMP/.pgpass")
	refuses 'a wrong one' 77 'does not let you in .*authentication failed' "$P" --db "$known" action list
	echo "*:*:*:known$$:right" > "$TMP/.pgpass"
	ok 'the right one in ~/.pgpass' "$P" --db "$known" action list
	chmod 644 "$TMP/.pgpass"
	refuses 'which others can read' 77 'does not let you in .*chmod 600' "$P" --db "$known" action list
	rm "$TMP/.pgpass"
	printf '[trust]\nhost=%s\ndbname=%s\nuser=known%s\npassword=right\n' "$(psql -qAt "$PG_ADDRESS" \
		-c 'SHOW unix_socket_directories')" "${PG_ADDRESS##*/}" $$ > "$TMP/.pg_service.conf"
	ok 'and in a service file' "$P" --db 'postgresql:///?service=trust' action list
else
	skip 'passwords' 'the server is not ours to change'
fi
ok 'a file beside it' "$P" --db "$TMP/x.db" init
for v in 'add North' 'dismiss amina' list; do
	# shellcheck disable=SC2086
	refuses "a file has no trusts: $v" 64 'is a file' "$P" --db "$TMP/x.db" trust $v
done
psql -q "$PG_ADDRESS" -c "CREATE ROLE stranger$$ LOGIN"
for v in 'action list' home init; do
	# shellcheck disable=SC2086
	refuses "a login that belongs to no trust: $v" 77 'belongs to no trust.*trust admit' \
		"$P" --db "$(echo "$PG_ADDRESS" | sed "s,//[^@]*@,//stranger$$@,")" $v
done
psql -q "$PG_ADDRESS" -c "CREATE DATABASE latin$$ ENCODING 'LATIN1' TEMPLATE template0
	LC_COLLATE 'C' LC_CTYPE 'C'"
refuses 'another coding' 65 'not UTF-8' "$P" --db "${PG_ADDRESS%/*}/latin$$" init
# The server of these tests is one that would lose what it keeps.
holds 'doctor looks at what there is, and how the server keeps it' "! $P --db '$PG_ADDRESS' doctor --csv > $TMP/said;
	grep -q '^Kept how,BAD,.fsync is off' $TMP/said && test \$(grep -c ,BAD, $TMP/said) = 1 &&
	grep -q '^Backups,note,none yet.*whoever keeps the server' $TMP/said"
# A copy of what the server keeps of the trust is a file like any other.
backups=$XDG_DATA_HOME/pcref
p="$P --db $PG_ADDRESS"
$p feedback add 'Zanzibarmarker was rude to me' --words 'Zanzibarmarker said it twice' > /dev/null
$p feedback edit FB-1 --words 'Zanzibarmarker said it three times' > /dev/null
holds 'a backup' "$p backup | grep -q 'Copied to' && $p restore --list --csv | tail -n 1 > $TMP/said"
holds 'the history says as which login it was' "$p audit log --csv --limit 1 | grep -q ',$(id -un),'"
copy=$(ls "$backups"/*/pcref-*.db)
holds 'it is private, and nothing else is left there' "test \$(stat -c %a '$copy') = 600 &&
	test \$(ls '${copy%/*}' | wc -l) = 1"
holds 'and as good as a file' "$P --db '$copy' audit verify && $P -R --db '$copy' feedback show FB-1 |
	grep -q 'three times'"
holds 'it has the same head' "test \"\$($P --db '$copy' audit verify | sed 's/.*head //;s/;.*//')\" = \
	\"\$($p audit verify | sed 's/.*head //;s/;.*//')\""
$p action add 'After the backup' > /dev/null
# A row that the change does not find any more, as by hands that do not take turns.
psql -q "$PG_ADDRESS" -c "CREATE FUNCTION pcref.nothing() RETURNS TRIGGER LANGUAGE plpgsql AS
	'BEGIN RETURN NULL; END'" -c 'CREATE TRIGGER nothing BEFORE UPDATE ON pcref.action
	FOR EACH ROW EXECUTE FUNCTION pcref.nothing()'
head=$($p audit verify)
refuses 'a row that is not found is not called saved' 75 'by other means' $p action edit ACT-1 --title Lost
holds 'nor is it in the history' "test \"\$($p audit verify)\" = '$head'"
psql -q "$PG_ADDRESS" -c 'DROP FUNCTION pcref.nothing CASCADE'
holds 'what it lacks is told' "$p restore '$copy' 2> $TMP/err | grep -q 'lacks 1 change'"
refuses 'how a server gets it back is told' 64 'move --to' sh -c "$p restore '$copy' --yes | cat > $TMP/said;
	$p restore '$copy' --yes > $TMP/said"
# Who belongs to it, until they leave.
psql -q "$PG_ADDRESS" -c "CREATE ROLE leaver$$ LOGIN"
$p trust admit leaver$$ --trust 'the first trust' --role viewer > "$TMP/said"
leaver="$P --db $(echo "$PG_ADDRESS" | sed "s,//[^@]*@,//leaver$$@,")"
holds 'the list of trusts says who belongs to it, as what' "$p trust list --json |
	jq -e '[.[] | select(.trust == \"the first trust\" and .login == \"leaver$$\" and .role == \"viewer\")] |
	length == 1' && $leaver action list"
refuses 'a trust is added once' 65 'there is a trust .the first trust. already' $p trust add 'the first trust'
refuses 'and has a name' 65 'must have a name' $p trust add ''
refuses 'one that is not there has no logins' 66 'there is no trust .West.' \
	$p trust admit leaver$$ --trust West --role viewer
refuses 'nor is a login made up' 77 'has no login .nobody-at-all.' \
	$p trust admit nobody-at-all --trust 'the first trust' --role viewer
refuses 'nor a role' 64 'there is no role' $p trust admit leaver$$ --trust 'the first trust' --role boss
refuses 'it is for the owner' 77 'permission denied' $leaver trust list
refuses 'and so is dismissing' 77 'permission denied' $leaver trust dismiss "$(id -un)"
holds 'who leaves is dismissed, in an open session too' "test \"\$(psql -qAt ${leaver##* } \
	-c 'SELECT count(*) > 0 FROM pcref.action' -c '\\! $p trust dismiss leaver$$ > $TMP/out' \
	-c 'SELECT count(*) FROM pcref.action' 2> $TMP/err)\" = t && grep -q 'belongs to no trust any more' $TMP/out &&
	grep -q 'permission denied' $TMP/err"
refuses 'and opens it no more' 77 'belongs to no trust' $leaver action list
holds 'nor is on the list' "! $p trust list --csv | grep leaver$$"
refuses 'nobody is dismissed twice' 66 'belongs to no trust here' $p trust dismiss leaver$$
refuses 'nor dismisses themselves' 66 'your own login' $p trust dismiss "$(id -un)"
# What is erased is in no page of the server that we may write anew.
# Those of our database: other tests may have the word in theirs.
pages=$(echo "${PG_SERVER#*@}" | sed 's,%2F,/,g')data/base/$(psql -qAt "$PG_ADDRESS" \
	-c 'SELECT oid FROM pg_database WHERE datname = current_database()')
in_pages() { psql -q "$PG_ADDRESS" -c CHECKPOINT && grep -rla Zanzibarmarker "$pages" "$backups"; }
if [ "$(id -u)" = 0 ]; then
	holds 'words are in the pages and the backup' "test \$(in_pages | wc -l) -ge 3"
	# Somebody is writing meanwhile, though in another database: to them the old rows are there.
	psql -q "${PG_SERVER}postgres" -c BEGIN -c 'SELECT pg_current_xact_id()' -c 'SELECT pg_sleep(2)' \
		-c COMMIT > $TMP/said &
	until psql -qtA "$PG_ADDRESS" -c "SELECT query FROM pg_stat_activity" | grep -q '^SELECT pg_sleep'; do
		sleep 0.1
	done
	$p erase FB-1 --authority 'Request of the person' --reason 'names somebody' > /dev/null
	mkdir -m 777 "$TMP/x" && chmod 755 "$TMP"
	refuses 'the same login is the same person, whoever is at the machine' 77 'another person' \
		setpriv --reuid=65534 --clear-groups env HOME="$TMP/x" XDG_DATA_HOME="$TMP/x" \
		XDG_STATE_HOME="$TMP/x" XDG_CONFIG_HOME="$TMP/x" $p erase approve ERS-1
	psql -q "$PG_ADDRESS" -c "CREATE ROLE second$$ LOGIN SUPERUSER"
	$p trust admit second$$ --trust 'the first trust' --role secretary > "$TMP/said"
	other="$P --db $(echo "$PG_ADDRESS" | sed "s,//[^@]*@,//second$$@,")"
	# Somebody at work in another database, from before.
	psql -q "${PG_SERVER}postgres" -c 'BEGIN; SELECT pg_current_xact_id(); SELECT pg_sleep(2); COMMIT' \
		> "$TMP/said" &
	sleep 0.5
	holds 'erasing says what is out of its reach' "$other erase approve ERS-1 2>&1 |
		tee $TMP/err | grep 'write-ahead log and the base backups'; cat $TMP/err; ! grep -q VACUUM $TMP/err"
	wait
	holds 'and the stub says which login approved it' "$p erasure show ERS-1 | grep -q 'Approved by: second$$'"
	holds 'and the pages do not hold them' "! in_pages | grep -v backups"
else
	skip 'erasing' 'needs root to look into its pages'
fi
done_testing
