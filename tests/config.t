#!/bin/sh
# The configuration from outside: order of who says it, and what is refused.
n=0
ok() {
	rc=$?
	n=$((n + 1))
	if [ $rc -eq 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; fi
}
ini=$XDG_CONFIG_HOME/pcref/pcref.ini
mkdir -p "$XDG_CONFIG_HOME/pcref"
write() { printf '%b' "$1" > "$ini"; }
value() {	# value KEY WANTED NAME, of the configuration last printed
	got=$(sed -n "s/^;*$1 = //p" "$TMP/out")
	[ "$got" = "$2" ] || { echo "# '$got'"; false; }
	ok "$3"
}
config() { "$PCREF" "$@" config > "$TMP/out" 2> "$TMP/err"; }
refused() {	# refused EXIT WORDS NAME, of the run before
	rc=$?
	[ $rc -eq "$1" ] && grep -qF -- "$2" "$TMP/err" ||
		{ echo "# $rc"; sed 's/^/# /' "$TMP/err"; false; }
	ok "$3"
}

config; ok 'without a file there are defaults'
value colour auto 'colour is automatic'
cp "$TMP/out" "$ini"
config; ok 'what is printed can be read back'
write '[screen]\ncolour = never\ntheme = light\n[files]\ndatabase = "~/a;b#c.db"\n'
config; ok 'a file of taste'
value colour never 'is taken'
value database "\"$HOME/a;b#c.db\"" 'quotes keep ; and #, and ~ is home'
grep -q 'from: your file' "$TMP/out"; ok 'it says where a value is from'
ACCESSIBLE=1 config
value accessible yes 'the environment is taken'
config --color always
value colour always 'a flag wins over the file'
NO_COLOR=1 config --color always
value colour always 'and over the environment'
PCREF_DB=$TMP/env.db config
value database "$TMP/env.db" 'the environment wins over the file'
printf '[screen]\ntheme = dark\n' > "$TMP/other.ini"
config -C "$TMP/other.ini"
value theme dark 'another file by -C'
value colour auto 'instead of the own'
PCREF_CONFIG=$TMP/other.ini config
value theme dark 'or by PCREF_CONFIG'
config -C "$TMP/none.ini"
refused 66 'there is no configuration file' 'a named file that is missing'

write '[screen]\n\ncolor = never\n'
config; refused 78 'pcref.ini, line 3: there is no "color" in [screen]; did you mean colour' \
	'an unknown key has its line and the nearest'
"$PCREF" action list > "$TMP/out" 2> "$TMP/err"; refused 78 'line 3' 'whatever is asked'
[ ! -s "$TMP/out" ]; ok 'and nothing is printed'
write '[screen:colour]\nx = 1\n'
config; refused 78 'line 1: there is no section [screen:colour]' 'a section named as a key'
write '[screen]\ncolour = auto\ncolour = never\n'
config; refused 78 'line 3: colour was already given on line 2' 'a key given twice'
write '[screen]\n\0colour = auto\n'
config; refused 78 'is not plain text' 'NUL bytes'
head -c 5000 /dev/urandom > "$ini"
config; refused 78 'pcref.ini' 'bytes at random'
head -c 100000 /dev/zero | tr '\0' '\n' > "$ini"
config; refused 78 'over 64 KiB' 'a huge file'
rm -f "$ini"; mkdir "$ini"
config; refused 78 'is not a file' 'a folder'
rmdir "$ini"; mkfifo "$ini"
config; refused 78 'is not a file' 'a pipe, without waiting for it'
rm "$ini"; ln -s /dev/zero "$ini"
config; refused 78 'is not a file' 'a device without an end'
rm "$ini"
env -u HOME -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_STATE_HOME "$PCREF" config \
	> "$TMP/out" 2> "$TMP/err"
refused 78 'set HOME' 'no home folder'
XDG_CONFIG_HOME=relative config; ok 'a relative XDG folder is ignored'
echo "1..$n"
