#!/bin/sh
# A new file has the tables that the description asks for, and the check says
# so where it has not.
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
db=$TMP/x.db
out=$TMP/out
lacks() {	# lacks LINE NAME: the check finds it, and says it in this line
	"$PCREF" --db "$db" schema > "$out"
	[ $? = 1 ] && grep -qxFe "$1" "$out"
	ok $? "$2"
}
fits() {
	"$PCREF" --db "$db" schema > "$out"
	[ $? = 0 ] && [ ! -s "$out" ]
	ok $? "$1"
	sed 's/^/# /' "$out"
}
fits 'the migrations fit the description'
sqlite3 "$db" 'ALTER TABLE action DROP COLUMN population'
lacks 'ALTER TABLE action ADD COLUMN population @text@;' 'a column that is not there'
sed 's/@text@/TEXT/' "$out" | sqlite3 "$db"
fits 'what it proposes makes it fit again'
sqlite3 "$db" 'ALTER TABLE action ADD COLUMN mood TEXT'
lacks '-- action.mood is in no description' 'a column that nobody describes'
sqlite3 "$db" 'ALTER TABLE action DROP COLUMN mood'
# Every described table, taken away and made again from what is proposed.
for table in retention route unit; do
	sqlite3 "$db" "DROP TABLE $table"
	lacks "CREATE TABLE $table (" "the table $table is not there"
	sed 's/@id@/INTEGER PRIMARY KEY/; s/@int@/INTEGER/; s/@text@/TEXT/; s/@strict@/STRICT/
		s/@ref:\([a-z_]*\)@/REFERENCES \1 (uid)/' "$out" | sqlite3 "$db"
	fits "what it proposes makes $table"
done
echo "1..$n"
