/* card.h - a practice card: the story of one initiative or action, for another
 * trust to learn from, without anything about a person.
 *
 * As text, so that people can read it as it is:
 *
 *	pcref-card 1
 *	of_trust: Northgate Mental Health NHS Trust
 *	title: Ask, listen, write it down
 *	why_chosen: Reception staff said that they had never been told why.
 *		A line that goes on begins with a tab.
 *
 * Names are those of an initiative's fields, and only of those in card.c: no
 * owner, no lead, no link.  A reader leaves out names that it does not know.
 */
#ifndef CORE_CARD_H
#define CORE_CARD_H

#include <stdbool.h>

struct err;
struct record;

enum { CARD_MOST = 1 << 18 };		/* bytes */

/* The story of an initiative or an action, as an initiative's record that is to
 * be record_fini()ed: what is not the story is left empty. */
void card_make(const struct record *row, struct record *card);
/* The same as text, from this trust; the caller frees it. */
char *card_write(const struct record *card, const char *trust);
/* A card that was sent: a record to be saved as another trust's practice.
 * ERR_DATA where it is no card, says not whose it is, or has a word that its
 * field cannot be. */
bool card_read(const char *text, struct record *card, struct err *);
/* True if nothing in it looks as if it were about a person (core/personal.h);
 * else the err says in which field, and never what. */
bool card_is_clean(const struct record *card, struct err *);

#endif
