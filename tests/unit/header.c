#include "import/header.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "tests/tap.h"

/* The columns found in a header, as "ethnic team label service date person",
 * - for none; or the message. */
static void is(const char *line, const struct header_map *map,
               const char *want, const char *name)
{
	char got[1100] = "", *copy = strdup(line), *save = NULL;
	struct header h;
	struct err e = { 0 };

	header_init(&h);
	for (char *s = strtok_r(copy, ",", &save); s;
	     s = strtok_r(NULL, ",", &save))
		header_add(&h, s, strlen(s));
	if (!header_find(&h, map, &e))
		snprintf(got, sizeof(got), "%d %s", (int)e.code, e.msg);
	else
		for (int c = 0; c < COLUMN_COUNT; c++)
			snprintf(got + strlen(got), sizeof(got) - strlen(got),
			         h.at[c] < 0 ? "-" : "%d", h.at[c]);
	ok(strstr(got, want) == got, "%s", name);
	if (strstr(got, want) != got)
		printf("# got %s\n", got);
	header_fini(&h);
	free(copy);
}

static void found(void)
{
	is("LocalPatientID,PseudoNHSNumber,NHSNumberStatus,EthnicCategory,"
	   "Gender,BirthYearMonth,PostcodeDistrict,LSOA2021,OrgIDProv,"
	   "SiteIDOfTreat,CareProfTeamLocalID,TeamName,ServTeamTypeMH,WardCode,"
	   "ServiceRequestID,ReferralRequestReceivedDate", NULL, "3101112150",
	   "the generator's");
	is("local_patient_id,nhs_number_pseudo,ethnic_category,gender,"
	   "birth_year,lsoa,org_code,team_code,service_type,referral_date",
	   NULL, "27-890", "the plain generator's");
	is("x,ETHNIC CATEGORY", NULL, "1-----", "spaces and case");
	is("NHSDEthnicity,EthnicCategory", NULL, "1-----",
	   "what was submitted goes before what was derived");
	is("nhsd_ethnicity,UniqueCareProfTeamID,ServTeamTypeRefToMH,RefDate",
	   NULL, "01-23-", "national extracts");
}

static void mapped(void)
{
	static const char *const say[] = { "ethnic=Code 2", "team=ward" };
	static const char *const none[] = { "ethnic=Colour" };
	static const char *const what[] = { "colour=ethnic" };
	struct header_map map = { .say = say, .n = 2 };
	struct header_map no = { .say = none, .n = 1 };
	struct header_map odd = { .say = what, .n = 1 };

	is("EthnicCategory,code_2,WARD,Team", &map, "12----",
	   "what the user maps goes first");
	is("EthnicCategory", &no, "65 --map: the file has no column called "
	   "Colour.  The columns are: EthnicCategory",
	   "a header that is not there");
	is("EthnicCategory", &odd, "64 --map colour=ethnic",
	   "a column that is none of ours");
	is("a,b", NULL, "65 no column looks like ethnicity", "no ethnicity");
	is("EthnicCategory2021,b", NULL, "65 no column looks like ethnicity",
	   "the 2021 category is not guessed at");
	is("Ethnicity,ETHNICITY", NULL, "65 columns 1 and 2 are both called",
	   "one name twice");
}

static bool delimiter_is(const char *line, char d)
{
	return header_delimiter(line, strlen(line)) == d;
}

int main(void)
{
	found();
	mapped();
	ok(delimiter_is("a,b,ethnicity\n1;2;3;4;5\n", ','), "comma");
	ok(delimiter_is("a;b,c;ethnicity\n", ';'), "semicolon");
	ok(delimiter_is("team\tethnicity\n", '\t'), "tab");
	ok(delimiter_is("team|\"a,b,c,d\"|ethnicity\n", '|'), "stroke");
	ok(delimiter_is("ethnicity", ','), "one column");
	return tap_done();
}
