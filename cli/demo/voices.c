#include "cli/demo/voices.h"

#include <stddef.h>
#include <string.h>

#include "cli/demo/script.h"
#include "core/mem.h"

enum { ACK_DAYS = 3, REPLY_DAYS = 40, NEVER = 1,
       UNEDITED = -104 };		/* since then nobody publishes */

/* How it ends follows from what is there: with we, in a change; with why_not,
 * without one; with an action alone, in a plan; else with an answer. */
struct voice {
	int day;
	const char *channel, *from, *group, *unit, *themes, *summary;
	const char *words;	/* as they said it */
	const char *action;	/* the one that answers to it */
	const char *you, *we;	/* as published */
	const char *why_not;
	const char *tongue;	/* in which they were told; English if NULL */
	const char *put;	/* put right? thrown if NULL */
	const char *severity;
	bool anonymous;
	bool untold;		/* changed, or decided, and nobody told yet */
	enum { GOES_ON, LIES_UNREAD, LIES_ACKED, LIES_CONSIDERED } lies;
};

#define VOICE(d, c, f, g, u, t, ...) { .day = d, .channel = c, .from = f, \
	.group = g, .unit = u, .themes = t, .summary = __VA_ARGS__ },
static const struct voice voices[] = {
#include "cli/demo/voices.def"
#include "cli/demo/voices_new.def"
};
#undef VOICE
enum { NVOICES = (int)(sizeof(voices) / sizeof(*voices)) };

/* By channel: the route used, and how people are told. */
static const struct channel {
	const char *code, *route, *told_how;
} channels[] = {
	{ "pals", "pals", "telephone call" },
	{ "complaint", "complaints", "letter" },
	{ "compliment", NULL, "letter" },
	{ "fft", "fft", "\"You said, we did\" board" },
	{ "survey", "survey", "\"You said, we did\" board" },
	{ "focus_group", "events", "at the next meeting of the group" },
	{ "event", "events", "at the next session, in person" },
	{ "advocacy", "advocacy", "in person, with the advocate" },
	{ "partner", "partner", "through the community partner" },
	{ "staff", "staff", "team meeting" },
	{ "other", "box", "\"You said, we did\" board" },
};

/* The days on which it moved on; NEVER where that has not come. */
struct course {
	const struct voice *v;
	const char *key, *owner;
	int acked, considered, answered, changed, told, published;
};

static const struct channel *channel_of(const char *code)
{
	for (size_t i = 0; i < sizeof(channels) / sizeof(*channels); i++)
		if (strcmp(channels[i].code, code) == 0)
			return &channels[i];
	return &channels[0];
}

static const char *owner_of(const struct voice *v)
{
	if (strcmp(v->channel, "event") == 0 || strcmp(v->channel, "partner") == 0)
		return "bello";
	if (strstr(v->themes, "P4"))
		return "tnguyen";
	if (v->unit && (strcmp(v->unit, "cavell") == 0 ||
	                strcmp(v->unit, "picu") == 0))
		return "hkaur";
	return strcmp(v->channel, "staff") == 0 ? "bmoyo" : "zobrien";
}

/* Two years ago more was late than now. */
static bool is_late(struct script *s, const struct voice *v)
{
	return script_dice(s, 100) < (v->day < -365 ? 45 : 33);
}

static int later(int a, int b)
{
	return a > b ? a : b;
}

/* Today and after is not yet. */
static int so_far(int day)
{
	return day < 0 ? day : NEVER;
}

/* What was left lying goes no further. */
static void leave_lying(struct course *c)
{
	c->answered = c->changed = c->told = c->published = NEVER;
	if (c->v->lies != LIES_CONSIDERED)
		c->considered = NEVER;
	if (c->v->lies == LIES_UNREAD)
		c->acked = NEVER;
}

/* Every throw is made for every voice, so that one more row changes no other
 * than those after it. */
static void throw_days(struct script *s, struct course *c)
{
	const struct voice *v = c->v;
	int ack = is_late(s, v) ? 5 + script_dice(s, 8) : 1 + script_dice(s, 3);
	int think = 2 + script_dice(s, 5);
	int reply = is_late(s, v) ? 46 + script_dice(s, 25)
	                          : 11 + script_dice(s, 26);
	int act = 12 + script_dice(s, 25), tell = 3 + script_dice(s, 28);
	int print = 4 + script_dice(s, 30), day = v->day;

	c->acked = v->anonymous ? NEVER : so_far(day + ack);
	c->considered = so_far(day + ack + think);
	day = later(day + reply, day + ack + think + 1);
	c->answered = so_far(day);
	c->changed = c->told = c->published = NEVER;
	if (v->we)
		day = later(day + act, script_ready(s, v->action) + 1);
	if (v->we)
		c->changed = so_far(day);
	if ((v->we || v->why_not) && !v->untold)
		c->told = so_far(day + tell);
	if (v->you && c->told != NEVER && day + tell + print < UNEDITED)
		c->published = day + tell + print;
	if (v->lies)
		leave_lying(c);
}

static const char *number(struct script *s, int n)
{
	return script_own(s, xprintf("%d", n));
}

static void add(struct script *s, const struct course *c, int day,
                const struct value *set)
{
	struct step step = { .day = day, .who = c->owner, .ent = ENT_feedback,
	                     .key = c->key, .set = set };

	if (day < 0)
		script_add_made(s, &step);
}

static const char *severity(struct script *s, const struct voice *v)
{
	int thrown = script_dice(s, 10);

	if (v->severity)
		return v->severity;
	return strcmp(v->channel, "compliment") == 0 ? NULL :
	       thrown < 5 ? "low" : thrown < 9 ? "medium" : "high";
}

static void add_received(struct script *s, const struct course *c)
{
	const struct voice *v = c->v;
	bool harm = v->severity && strcmp(v->severity, "harm") == 0;
	const char *grave = severity(s, v);
	bool quote = script_dice(s, 10) < 7, contact = script_dice(s, 10) < 9;

	add(s, c, v->day, (const struct value[]){
		{ FEEDBACK_TITLE, v->summary },
		{ FEEDBACK_RECEIVED, number(s, v->day) },
		{ FEEDBACK_CHANNEL, v->channel },
		{ FEEDBACK_FROM, v->from },
		{ FEEDBACK_ETHNICITY, v->group },
		{ FEEDBACK_UNIT, v->unit },
		{ FEEDBACK_WORDS, v->words },
		{ FEEDBACK_ROUTE, channel_of(v->channel)->route },
		{ FEEDBACK_OWNER, c->owner },
		{ FEEDBACK_SEVERITY, grave },
		{ FEEDBACK_ANONYMOUS, v->anonymous ? "yes" : "no" },
		{ FEEDBACK_MAY_CONTACT, v->anonymous ? NULL :
		                        contact ? "yes" : "no" },
		{ FEEDBACK_MAY_QUOTE, v->words ? quote ? "yes" : "no" : NULL },
		{ FEEDBACK_ESCALATED, harm ? "Chief Nurse" : NULL },
		{ FEEDBACK_ESCALATED_ON, harm ? number(s, v->day) : NULL },
		{ FEEDBACK_ACK_BY, v->anonymous ? NULL :
		                   number(s, v->day + ACK_DAYS) },
		{ FEEDBACK_RESPOND_BY, number(s, v->day + REPLY_DAYS) },
		{ TO(feedback_theme), v->themes },
		{ TO(action_feedback), v->action },
		{ 0, NULL } });
}

static void add_answer(struct script *s, const struct course *c)
{
	const struct voice *v = c->v;

	add(s, c, c->answered, (const struct value[]){
		{ FEEDBACK_STATE, v->why_not ? "no_change" :
		                  v->action ? "planned" : NULL },
		{ FEEDBACK_RESPONDED, number(s, c->answered) },
		{ FEEDBACK_WHY_NOT, v->why_not },
		{ 0, NULL } });
}

static const char *put_right(struct script *s, const struct voice *v)
{
	static const char *const of_ten[] = { "yes", "yes", "yes", "yes",
		"partly", "partly", "partly", "no", "not_asked", "not_asked" };
	const char *thrown = of_ten[script_dice(s, 10)];

	if (v->put)
		return v->put;
	return v->anonymous ? "not_asked" :
	       v->why_not && *thrown == 'y' ? "no" : thrown;
}

static const char *told_whom(const struct voice *v)
{
	if (v->anonymous)
		return "everybody on the ward or in the clinic";
	if (strcmp(v->from, "community") == 0)
		return "the people who came";
	return strcmp(v->from, "staff") == 0 ? "the team" : "the person who told us";
}

static void add_told(struct script *s, const struct course *c)
{
	const struct voice *v = c->v;
	const char *put = put_right(s, v);

	add(s, c, c->told, (const struct value[]){
		{ FEEDBACK_STATE, "told" },
		{ FEEDBACK_TOLD_WHO, told_whom(v) },
		{ FEEDBACK_TOLD_HOW, channel_of(v->channel)->told_how },
		{ FEEDBACK_TOLD_ON, number(s, c->told) },
		{ FEEDBACK_TOLD_LANGUAGE, v->tongue ? v->tongue : "English" },
		{ FEEDBACK_PUT_RIGHT, put },
		{ 0, NULL } });
}

static void add_voice(struct script *s, const struct voice *v, int i)
{
	struct course c = { .v = v, .owner = owner_of(v),
	                    .key = script_own(s, xprintf("v%d", i)) };

	throw_days(s, &c);
	add_received(s, &c);
	add(s, &c, c.acked, (const struct value[]){
		{ FEEDBACK_STATE, "acknowledged" }, { 0, NULL } });
	add(s, &c, c.considered, (const struct value[]){
		{ FEEDBACK_STATE, "considered" }, { 0, NULL } });
	add_answer(s, &c);
	add(s, &c, c.changed, (const struct value[]){
		{ FEEDBACK_STATE, "changed" }, { FEEDBACK_YOU_SAID, v->you },
		{ FEEDBACK_WE_DID, v->we }, { 0, NULL } });
	add_told(s, &c);
	add(s, &c, c.published, (const struct value[]){
		{ FEEDBACK_PUBLISHED, number(s, c.published) },
		{ FEEDBACK_PLACE, "Trust website, ward boards" }, { 0, NULL } });
}

void voices_add(struct script *s)
{
	for (int i = 0; i < NVOICES; i++)
		add_voice(s, &voices[i], i + 1);
}
