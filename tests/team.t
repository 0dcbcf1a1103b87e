#!/bin/sh
# A team on one file: what is made in a folder that is theirs (set-group-id, and
# its group may write) is theirs too; elsewhere it is its owner's alone.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
if [ "$(id -u)" != 0 ]; then
	echo '1..0 # SKIP needs root to become two people of a team'
	exit 0
fi
chmod 755 "$TMP"
as() {	# as UID COMMAND...: somebody of group 60000
	mkdir -p -m 777 "$TMP/home"
	uid=$1
	shift
	setpriv --reuid="$uid" --regid=65534 --groups=60000 env HOME="$TMP/home" \
		XDG_DATA_HOME="$TMP/home/$uid" XDG_STATE_HOME="$TMP/home/$uid" XDG_CONFIG_HOME="$TMP/home/$uid" "$@"
}
rights() { stat -c '%a %g' "$@" | sort -u | tr '\n' ' '; }
mkdir "$TMP/team" && chgrp 60000 "$TMP/team" && chmod 2770 "$TMP/team"
x=$TMP/team/x.db
ok 'one makes it' as 61001 "$P" --db "$x" action add One
holds 'file and journal are the team'"'"'s' "test '$(rights "$x" "$x-journal")' = '660 60000 '"
ok 'another writes to it' as 61002 "$P" --db "$x" action add Two
ok 'and the first again' as 61001 "$P" --db "$x" action edit ACT-2 --detail more
ok 'the other makes the backup of a day' as 61002 env PCREF_NOW=2026-11-23T06:00:00Z "$P" --db "$x" action add Three
holds 'which is the team'"'"'s, and so is its folder' \
	"test '$(rights "$TMP"/team/x-backups/*)' = '660 60000 ' && test '$(rights "$TMP/team/x-backups")' = '2770 60000 '"
b=$(ls "$TMP"/team/x-backups/* | tail -n 1)
ok 'the first goes back to it' as 61001 "$P" --db "$x" restore "$b" --yes
ok 'and the other works on' as 61002 "$P" --db "$x" action add Four
holds 'what was restored is the team'"'"'s' "test '$(rights "$x")' = '660 60000 '"
ok 'the history holds' as 61002 "$P" --db "$x" audit verify
holds 'and names both' "as 61001 $P --db $x audit log --csv | grep -q 'uid 61001' &&
	as 61001 $P --db $x audit log --csv | grep -q 'uid 61002'"
as 61001 "$P" --db "$x" setting edit trust_name --value 'Northgate' > "$TMP/said"
holds 'both sign with one key' "as 61001 $P --db $x bundle -o - > $TMP/one && as 61002 $P --db $x bundle -o - > $TMP/two &&
	test \"\$(grep ^key $TMP/one)\" = \"\$(grep ^key $TMP/two)\" && test '660' = \$(stat -c %a $TMP/team/x-bundle.key)"
refuses 'somebody else cannot read it' 77 'cannot be reached' setpriv --reuid=61003 --regid=65534 \
	--clear-groups env HOME="$TMP/home" XDG_DATA_HOME="$TMP/home" XDG_STATE_HOME="$TMP/home" \
	XDG_CONFIG_HOME="$TMP/home" "$P" --db "$x" action list
mkdir "$TMP/plain" && chgrp 60000 "$TMP/plain" && chmod 770 "$TMP/plain"
as 61001 "$P" --db "$TMP/plain/y.db" action add One > "$TMP/said"
holds 'in any other folder it is its owner'"'"'s alone' "stat -c %a $TMP/plain/y.db | grep -qx 600"
done_testing
