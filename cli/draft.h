/* draft.h - where typing is kept until it is saved: a file each in the state
 * folder, its owner's alone, named by the database and the form. */
#ifndef CLI_DRAFT_H
#define CLI_DRAFT_H

#include <time.h>

#include "tui/app.h"

/* Drafts of forms over the database at path; free with draft_fini. */
void draft_init(struct tui_drafts *, const char *state, const char *path);
void draft_fini(struct tui_drafts *);
/* Forget each draft of this database that was last written before that time: its
 * words may be erased. */
void draft_forget(const struct tui_drafts *, time_t before);

/* Make the state folder, for its owner alone. */
void draft_folder(const char *state);

#endif
