#!/bin/sh
# A quarter of a partnership group, played day by day: two meetings, one of them
# not quorate, decisions, a ratification, slips, a verification, two tracker
# papers, and what the community body returned.  Every figure is counted by hand.
. tests/tap.sh
db=$TMP/q.db
on() { day=$1; shift; PCREF_NOW=${day}T09:00:00Z $PCREF --db "$db" "$@"; }
quiet() { on "$@" > "$TMP/made" 2>&1 || cat "$TMP/made"; }

# 1 June: the body, five seats of which one is vacant; half of five is 2.5, so
# three must come, two of them for communities, service users or carers.
d=2026-06-01
quiet $d setting edit trust_name --value 'Invented Trust'
quiet $d body add Board --kind board --side board
quiet $d body add Partnership --kind partnership --reports-to Board --quorum-share 50 \
	--quorum-community 2 --quorum-chair yes
for name in Ada Ben Cleo Dan; do quiet $d person add $name; done
quiet $d person edit Ada --login "$(id -un)"
quiet $d membership add Chair --body Partnership --person Ada --role chair \
	--constituency executive
quiet $d membership add 'Community seat' --body Partnership --person Ben \
	--constituency community --payment taken
quiet $d membership add 'Carer seat' --body Partnership --person Cleo --constituency carer \
	--payment declined
quiet $d membership add 'Service-user seat' --body Partnership --constituency service_user
quiet $d membership add 'Staff seat' --body Partnership --person Dan --constituency staff
# Six actions: two will be done, one slips twice, one is overdue, one has no day,
# one is a draft that no paper counts.
for a in One Two Three Four; do
	quiet $d action add $a --state in_progress --owner Ada --due 2026-07-31
done
quiet $d action add Five --owner Dan
quiet $d action add Six --draft

# 3 June: the first meeting.  Ada and Ben come: two of three, one of two.
d=2026-06-03
quiet $d meeting add 'June meeting' --body Partnership --held-on $d --starts-at 14:00
quiet $d meeting hold MTG-1
quiet $d meeting attend MTG-1 Ada present
quiet $d meeting attend MTG-1 Cleo apologies
quiet $d meeting attend MTG-1 Dan absent
holds 'two of three came, one of two for communities' "on $d meeting attend MTG-1 Ben present |
	grep -qx 'MTG-1: Quorate: no, 2 of 3; community seats 1 of 2; chair present'"
quiet $d agenda_item add 'Interpreters' --meeting MTG-1 --kind decision
quiet $d decision add 'Pay interpreters directly' --meeting MTG-1 --agenda-item AGI-1 \
	--action-decision 'ACT-3'
holds 'its decision is provisional' "on $d decision show DEC-1 | grep -q 'Stands: provisional'"

# July: slips.  Three moves twice, Four not at all.
quiet 2026-07-20 action edit ACT-3 --due 2026-08-15 --due-reason 'no supplier'
quiet 2026-08-10 action edit ACT-3 --due 2026-08-25 --due-reason 'contract unsigned'
# Done and verified by another: only another person's evidence does.
quiet 2026-08-01 action done ACT-1
quiet 2026-08-02 evidence add 'Attendance list' --dated 2026-08-01 --strength documented
quiet 2026-08-03 action verify ACT-1 --action-evidence EVD-1
quiet 2026-08-20 action done ACT-2

# 1 September: the tracker.  Live: Three, Four, Five (three); done since 3 June:
# One, Two (two); overdue: Three since 25 August, moved twice, and Four since
# 31 July.  Five actions in all.
d=2026-09-01
holds 'the first line of the paper' "on $d paper tracker --body Partnership -o $TMP/t.txt |
	grep -q '5 actions: 2 completed since 3 June 2026, 2 overdue, 1 of them for the third time'"
table() { awk -v h="$1" '$0 == h { on = 1; next } on && /^Table/ { t = 1 }
	on && t && /^ACT-/ { n++ } on && t && /^$/ && n { exit } END { print n + 0 }' "$TMP/t.txt"; }
holds 'three are live' '[ "$(table Live)" = 3 ]'
holds 'two were completed' '[ "$(table "Completed since 3 June 2026")" = 2 ]'
holds 'two extensions were sought' '[ "$(table "Extensions sought")" = 2 ]'
holds 'with their reasons' "grep -q 'no supplier' $TMP/t.txt && grep -q contract $TMP/t.txt"
holds 'two are overdue' '[ "$(table Overdue)" = 2 ]'
holds 'by 7 and 32 days' "awk '/^Overdue/ { on = 1 } on' $TMP/t.txt | grep -E '^ACT-[34]' > $TMP/o
	grep '^ACT-4' $TMP/o | grep -qw 32 && grep '^ACT-3' $TMP/o | grep -qw 7"
holds 'the decision waits' "grep -q '^DEC-1 .*Provisional' $TMP/t.txt"
holds 'no paper counts a draft' "! grep -q 'ACT-6' $TMP/t.txt"
ok 'as a web page, Markdown and Word' sh -c "PCREF_NOW=${d}T09:00:00Z; export PCREF_NOW
	for f in html md docx; do $PCREF --db $db paper tracker --body Partnership \
	-o $TMP/t.\$f || exit; done"
holds 'it is kept once that it was given' "[ \$(on $d paper list --csv | wc -l) = 2 ]"

# 2 September: everybody comes, and what was provisional is ratified.
d=2026-09-02
quiet $d meeting add 'September meeting' --body Partnership --held-on $d
quiet $d meeting hold MTG-2
holds 'four of three came, two for communities' "on $d meeting attend MTG-2 all present |
	grep -qx 'MTG-2: Quorate: yes, 4 of 3; community seats 2 of 2; chair present'"
holds 'one action and one decision arise' "on $d meeting arising MTG-2 | grep -q ': 2 matters'"
quiet $d decision ratify DEC-1 --ratified-at MTG-2
quiet $d action cancel ACT-4 --reason 'merged with the trust plan'
quiet $d action add Seven --owner Ada --due 2026-12-31
quiet $d meeting approve MTG-1 --confirmed-at MTG-2
holds 'the minutes say so' "on $d meeting minutes MTG-1 -o - > $TMP/m &&
	grep -q 'Confirmed on 2 September 2026 at September meeting' $TMP/m &&
	grep -q 'Quorate: no, 2 of 3' $TMP/m && grep -q 'DEC-1 Pay interpreters' $TMP/m"

# 1 October: since the last paper.  Live: Three, Five, Seven; none done; Three is
# overdue, for the third time.
d=2026-10-01
holds 'since the last paper' "on $d paper tracker --body Partnership --since last \
	-o $TMP/t.txt | grep -q '3 actions: none completed since 1 September 2026, 1 overdue, for the third time'"
holds 'what changed: one new, one cancelled' "grep -q 'New: ACT-7 Seven' $TMP/t.txt &&
	grep -q 'merged: ACT-4 Four' $TMP/t.txt"
holds 'and what the last one said' "tr '\n' ' ' < $TMP/t.txt |
	grep -q 'The paper of 1 September 2026 said: \"5 actions: 2 completed since 3 June 2026'"
# Held 2 of 2; quorate 1 of 2; ratified 1 of 1.
holds 'the score counts them' "[ \"\$(on $d score --json | jq -r '[.areas[].criteria[] |
	select(.criterion == (\"meetings\", \"quorate\", \"ratified\")) | .level] | join(\" \")')\" \
	= '100 50 100' ]"
# Ben at two meetings, paid; Cleo at one, declined.
holds 'who was paid' "on $d paper ledger --since 2026-06-01 -o - | tr '\n' ' ' |
	grep -q 'carers 3 times.  Payment was offered 3 times and taken 2 times; not offered 0 times; for 0'"

# The community body returns two levels of six.
quiet $d body add 'Community group' --kind community --side community
on $d paper partner --body 'Community group' --csv > $TMP/form.csv
sed -i 's/^\(CMP-1,.*\),,$/\1,2,They ask us now/; s/^\(CMP-2,.*\),,$/\1,1,/' $TMP/form.csv
quiet $d rating add 'We train everybody' --voice trust --level 3 --competency CMP-1
holds 'two ratings come back' "on $d rating import $TMP/form.csv --body 'Community group' |
	grep -qx 'Entered 2 ratings of Community group; 4 were left empty'"
holds 'and a second time change nothing' "on $d rating import $TMP/form.csv \
	--body 'Community group' && [ \$(on $d rating list --csv | wc -l) = 4 ]"
# The trust says 3, the group 2: two views, wherever it is shown.
holds 'two views on the row' "on $d competency show CMP-1 |
	grep -qx 'Ratings: Two views: trust 3, Community group 2'"
holds 'one voice alone' "on $d competency show CMP-2 | grep -qx 'Ratings: One voice: Community group 1'"
holds 'side by side, and never averaged' "on $d rating voices --csv > $TMP/v &&
	[ \$(grep -c '^CMP-1,.*two views' $TMP/v) = 2 ] && [ \$(wc -l < $TMP/v) = 4 ]"
quiet $d rating add 'Nothing has come of it' --voice community --body 'Community group' --level 1 \
	--action ACT-3
quiet $d rating add 'On its way' --voice trust --level 3 --action ACT-3
holds 'also in the tracker' "on $d paper tracker --body Partnership --since last -o - --json |
	grep -q 'Overdue. Two views: '"
# Agreed by a quorate partnership: 2.
quiet $d rating add 'Agreed between us' --voice moderated --body Partnership --level 2 --competency CMP-1
holds 'a moderated view stands apart' "on $d competency show CMP-1 |
	grep -qx 'Ratings: Two views: trust 3, Community group 2; moderated (Partnership) 2'"
# It counts for the score only where its decision stands.  Rated: CMP-1, lowest 2
# of 1 to 4 = 33, moderated 2 = 33; CMP-2, 1 = 0: 33/2 = 17.  As long as the
# moderated view of 4 is provisional it changes nothing; then 100/2 = 50.
points() { on $d score --json | jq '.areas[].criteria[] | select(.criterion == "competencies").level'; }
holds 'the lowest voice counts' '[ "$(points)" = 17 ]'
quiet $d meeting add 'Small meeting' --body Partnership --held-on $d
quiet $d meeting hold MTG-3
quiet $d meeting attend MTG-3 Ada present
quiet $d decision add 'It is at 4' --meeting MTG-3
quiet $d rating add 'As we decided' --voice moderated --body Partnership --level 4 \
	--competency CMP-1 --rating-decision DEC-2
holds 'what a small meeting decided does not' '[ "$(points)" = 17 ]'
quiet $d meeting attend MTG-3 all present
holds 'what a quorate one decided does' '[ "$(points)" = 50 ]'
# On another's scale: the levels of the Equality Delivery System go from 0 to 3.
quiet $d competency edit CMP-3 --on-scale 'Equality Delivery System'
holds 'a scale gives its levels' "on $d rating add 'Excelling' --voice trust --level 3 --competency CMP-3 &&
	! on $d rating add 'More' --voice trust --level 4 --competency CMP-3 2> $TMP/err &&
	grep -q 'Equality Delivery System goes from 0 to 3, not to 4' $TMP/err"
sed -i 's/,2,They/,5,They/' $TMP/form.csv
holds 'a level that is not on the scale' "! on $d rating import $TMP/form.csv \
	--body 'Community group' 2> $TMP/err && grep -q 'goes from 1 to 4, not to 5' $TMP/err"
holds 'the sheet asks for the others' "on $d paper partner --body 'Community group' -o - |
	tr '\n' ' ' | grep -q 'You said 2 on 1 October 2026'"
holds 'the history holds' "on $d audit verify"
done_testing
