/* mount.h - on what kind of mount does a folder lie?
 *
 * Where other machines can write too, locks and fsync have been seen to lie,
 * so a trust's file is not written to there.
 */
#ifndef DB_MOUNT_H
#define DB_MOUNT_H

#include <stdbool.h>
#include <stdio.h>

struct mount {
	char kind[64];		/* "ext4", "cifs", "fuse.sshfs" */
	char place[512];	/* "/srv/share" */
};

/* The mount that holds an absolute path, from what /proc/self/mountinfo says
 * (proc(5)); false where it has no such line. */
bool mount_find(FILE *info, const char *path, struct mount *);
/* True of kinds that more than one machine can write to. */
bool mount_is_shared(const char *kind);
/* Both, for this machine; from statfs(2) where mountinfo cannot tell. */
bool mount_shared(const char *folder, struct mount *);

#endif
