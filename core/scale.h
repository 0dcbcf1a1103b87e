/* scale.h - the words of a scale, a line a level: "0 undeveloped: ...". */
#ifndef CORE_SCALE_H
#define CORE_SCALE_H

#include <stdbool.h>

/* What stands for a level, without its number; "" for one without words.  The
 * caller frees it.  NULL where no line is of that level. */
char *scale_words(const char *levels, int level);
/* Has every level from bottom to top one line, and no other has? */
bool scale_is_whole(const char *levels, int bottom, int top);

#endif
