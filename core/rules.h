/* rules.h - what must hold across the fields of one record, and what
 * follows from a change of it.
 *
 * Each x_check is named in core/x.def; old is NULL for a new row.
 */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include <stdbool.h>

struct err;
struct record;

bool action_check(const struct record *old, const struct record *, struct err *);
bool plan_check(const struct record *old, const struct record *, struct err *);
bool milestone_check(const struct record *old, const struct record *,
                     struct err *);
bool evidence_check(const struct record *old, const struct record *,
                    struct err *);
bool lead_check(const struct record *old, const struct record *, struct err *);
bool occurrence_check(const struct record *old, const struct record *,
                      struct err *);
bool feedback_check(const struct record *old, const struct record *,
                    struct err *);
bool duty_check(const struct record *old, const struct record *, struct err *);
bool rating_check(const struct record *old, const struct record *, struct err *);
bool body_check(const struct record *old, const struct record *, struct err *);
bool membership_check(const struct record *old, const struct record *,
                      struct err *);
bool meeting_check(const struct record *old, const struct record *,
                   struct err *);
bool attendance_check(const struct record *old, const struct record *,
                      struct err *);
bool agenda_check(const struct record *old, const struct record *, struct err *);
bool decision_check(const struct record *old, const struct record *,
                    struct err *);
bool review_check(const struct record *old, const struct record *, struct err *);
bool risk_check(const struct record *old, const struct record *, struct err *);
bool scale_check(const struct record *old, const struct record *, struct err *);
bool person_check(const struct record *old, const struct record *, struct err *);
bool erasure_check(const struct record *old, const struct record *,
                   struct err *);
bool retention_check(const struct record *old, const struct record *,
                     struct err *);
bool metric_check(const struct record *old, const struct record *, struct err *);
bool grouping_check(const struct record *old, const struct record *,
                    struct err *);
bool campaign_check(const struct record *old, const struct record *,
                    struct err *);
/* rules_learning.c */
bool inquiry_check(const struct record *old, const struct record *,
                   struct err *);
bool inquiry_step_check(const struct record *old, const struct record *,
                        struct err *);
bool initiative_check(const struct record *old, const struct record *,
                      struct err *);
bool participant_check(const struct record *old, const struct record *,
                       struct err *);
bool pair_check(const struct record *old, const struct record *, struct err *);
bool checkin_check(const struct record *old, const struct record *,
                   struct err *);
bool session_check(const struct record *old, const struct record *,
                   struct err *);
bool grant_check(const struct record *old, const struct record *, struct err *);
bool narrative_check(const struct record *old, const struct record *,
                     struct err *);
bool paper_check(const struct record *old, const struct record *, struct err *);
bool term_check(const struct record *old, const struct record *, struct err *);
bool profile_check(const struct record *old, const struct record *,
                   struct err *);
bool view_check(const struct record *old, const struct record *, struct err *);
bool local_check(const struct record *old, const struct record *, struct err *);

/* Is a promised due date put off by this change?  And: may it be moved?  It
 * takes a new reason, and from the third time on the body that agreed. */
bool action_slips(const struct record *old, const struct record *);
bool action_check_slip(const struct record *old, const struct record *,
                       struct err *);
void action_settle(const struct record *old, struct record *,
                   const char *today, const char *who);

/* What may say who somebody is (personal.h) is not kept unless that many were
 * looked at and let stand. */
bool feedback_check_personal(const struct record *old, const struct record *,
                             struct err *);
void feedback_settle(const struct record *old, struct record *, const char *today);

/* Where it has no summary: the first sentence of its words, or as much as a line
 * holds; and the same of a text alone, for free(). */
void feedback_summarise(struct record *);
char *feedback_summary(const char *words);

/* What a new row of this entity starts with: states, dates. */
void rules_start(struct record *, const char *today);

/* Fill what follows from the change: the first due date and the slips, the
 * days of done, verified, closed and reported, and who (the uid of the
 * person who makes the change, or NULL if that is not known). */
void rules_settle(const struct record *old, struct record *, const char *today,
                  const char *who);
/* The same for the entities of rules_bodies.c. */
void rules_settle_body(struct record *, const char *today);

/* The same for those of rules_learning.c; false where it is none of them. */
bool rules_settle_learning(const struct record *old, struct record *,
                           const char *today);
/* Does this step show co-design: done, with who, when and what changed? */
bool step_is_codesigned(const struct record *step);

/* Part of the above, from rules_paper.c. */
void rules_settle_narrative(const struct record *old, struct record *, const char *today,
                            const char *who);

#endif
