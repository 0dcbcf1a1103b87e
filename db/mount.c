#include "db/mount.h"

#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

/* A disk of another system's that FUSE reads is "fuseblk", and is local. */
bool mount_is_shared(const char *kind)
{
	static const char *const kinds[] = { "nfs", "nfs4", "cifs", "smb3",
		"smb2", "smbfs", "9p", "acfs", "afs", "beegfs", "ceph", "coda",
		"davfs", "fuse", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
		"ocfs2", "orangefs", "prl_fs", "pvfs2", "vboxsf", "virtiofs",
		"vmhgfs" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return strncmp(kind, "fuse.", 5) == 0;
}

/* A blank in a name is written as \040. */
static void decode(char *s)
{
	char *to = s;

	while (*s)
		if (s[0] == '\\' && strspn(s + 1, "01234567") >= 3) {
			*to++ = (char)(64 * (s[1] - '0') + 8 * (s[2] - '0') +
			               (s[3] - '0'));
			s += 4;
		} else {
			*to++ = *s++;
		}
	*to = '\0';
}

static bool holds(const char *place, const char *path)
{
	size_t n = strlen(place);

	return strcmp(place, "/") == 0 || (strncmp(place, path, n) == 0 &&
	       (path[n] == '/' || !path[n]));
}

/* "36 35 98:0 /root /place options [more] - kind source options" */
static bool read_line(char *line, char **place, char **kind)
{
	char *rest = strstr(line, " - ");

	if (!rest)
		return false;
	for (int i = 0; i < 5; i++)
		*place = strsep(&line, " ");
	rest += 3;
	*kind = strsep(&rest, " ");
	return *place && **place == '/';
}

bool mount_find(FILE *info, const char *path, struct mount *m)
{
	char *line = NULL, *place, *kind;
	size_t size = 0, best = 0;

	while (getline(&line, &size, info) > 0) {
		if (!read_line(line, &place, &kind))
			continue;
		decode(place);
		/* Of two on one place the later hides the earlier. */
		if (!holds(place, path) || strlen(place) < best)
			continue;
		best = strlen(place);
		snprintf(m->kind, sizeof(m->kind), "%s", kind);
		snprintf(m->place, sizeof(m->place), "%s", place);
	}
	free(line);
	return best > 0;
}

static bool by_statfs(const char *folder, struct mount *m)
{
	static const struct {
		unsigned long magic;
		const char *kind;
	} rows[] = {
		{ 0x6969, "nfs" }, { 0xff534d42, "cifs" },
		{ 0xfe534d42, "smb3" }, { 0x517b, "smbfs" },
		{ 0x01021997, "9p" }, { 0x5346414f, "afs" },
		{ 0x65735546, "fuse" }, { 0x00c36400, "ceph" },
	};
	struct statfs fs;

	if (statfs(folder, &fs) != 0)
		return false;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if ((unsigned long)fs.f_type == rows[i].magic) {
			snprintf(m->kind, sizeof(m->kind), "%s", rows[i].kind);
			snprintf(m->place, sizeof(m->place), "%.511s", folder);
			return true;
		}
	return false;
}

bool mount_shared(const char *folder, struct mount *m)
{
	/* Named by mountinfo where it has the line, judged by statfs too. */
	FILE *info = fopen("/proc/self/mountinfo", "re");
	bool found = info && mount_find(info, folder, m);

	if (info)
		fclose(info);
	/* A disk of another system's is FUSE to statfs, and local. */
	if (found && (mount_is_shared(m->kind) ||
	              strcmp(m->kind, "fuseblk") == 0))
		return mount_is_shared(m->kind);
	return by_statfs(folder, m);
}
