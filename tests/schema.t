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
# Indexes are where rows are many, and nowhere else.
sqlite3 "$db" 'DROP INDEX action_owner; DROP INDEX feedback_received_on; DROP INDEX link_to;
	DROP INDEX unit_number; CREATE INDEX body_kind ON body (kind);
	CREATE INDEX action_amount ON action (amount, id)'
lacks 'CREATE INDEX action_owner ON action (owner, id) WHERE owner IS NOT NULL;' \
	'a reference of many rows without an index'
lacks 'CREATE INDEX feedback_received_on ON feedback (received_on, id);' 'an order of many rows'
lacks 'CREATE INDEX link_to ON link (to_uid, kind, id);' 'an index of its own row'
lacks 'CREATE UNIQUE INDEX unit_number ON unit (number);' 'what keeps a number from coming twice'
lacks 'DROP INDEX body_kind;' 'an index of few rows'
lacks 'DROP INDEX action_amount;' 'an index of many rows that nobody asked for'
sqlite3 "$db" < "$out"
fits 'with them as proposed it fits again'
# All of them, taken away and proposed again, are what the migrations made.
sqlite3 "$db" "SELECT sql || ';' FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
	AND tbl_name NOT IN ('history', 'history_field', 'load', 'ethnic_count', 'observation')" |
	sort > "$TMP/made"
sed 's/^CREATE .*INDEX \([a-z_]*\) .*/DROP INDEX \1;/' "$TMP/made" | sqlite3 "$db"
"$PCREF" --db "$db" schema > "$out"
sort "$out" | cmp -s - "$TMP/made"
ok $? 'every index is to the letter what the description asks for'
sort "$out" | diff - "$TMP/made" | sed 's/^/# /'
sqlite3 "$db" < "$out"
fits 'and made again fits'
# A flag that does nothing says what is not so.
awk '/^ENTITY/ { many = 0 } /many = true/ { many = 1 } /FF_SORT/ && !many { print FILENAME ": " $0 }' \
	core/*.def > "$out"
[ ! -s "$out" ]
ok $? 'FF_SORT stands where rows are many'
sed 's/^/# /' "$out"
# Every described table, taken away and made again from what is proposed.
for table in retention route unit; do
	sqlite3 "$db" "DROP TABLE $table"
	lacks "CREATE TABLE $table (" "the table $table is not there"
	sed 's/@id@/INTEGER PRIMARY KEY/; s/@int@/INTEGER/; s/@text@/TEXT/; s/@strict@/STRICT/
		s/@ref:\([a-z_]*\)@/REFERENCES \1 (uid)/' "$out" | sqlite3 "$db"
	fits "what it proposes makes $table"
done
echo "1..$n"
