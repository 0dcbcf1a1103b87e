/* score_time.h - the score as it would be, for pcref score. */
#ifndef CLI_SCORE_TIME_H
#define CLI_SCORE_TIME_H

struct call;

/* pcref score --if ROW; the exit code. */
int score_what_if(const struct call *, const char *as_at);

#endif
