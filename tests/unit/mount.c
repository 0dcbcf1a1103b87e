/* Which mount a folder is on, from mountinfo as machines have it. */
#include "db/mount.h"

#include <string.h>

#include "tests/tap.h"

static char fixture[] =
	"22 28 0:21 / /proc rw,nosuid - proc proc rw\n"
	"28 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n"
	"91 28 0:44 / /srv/share rw,relatime - cifs //nas/board rw,vers=3.0\n"
	"92 28 0:45 / /srv/shared rw shared:7 master:3 - nfs4 nas:/x rw\n"
	"93 28 0:46 / /home/amina/My\\040Files rw - fuse.sshfs host: rw\n"
	"94 28 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw\n"
	"95 28 0:47 / /hidden rw - nfs nas:/y rw\n"
	"96 95 0:48 / /hidden rw - tmpfs tmpfs rw\n"
	"97 92 0:49 / /srv/shared/local rw - xfs /dev/vdb rw\n"
	"torn line without a dash\n";

static void lies(const char *path, const char *place, const char *kind,
                 bool shared)
{
	FILE *f = fmemopen(fixture, strlen(fixture), "r");
	struct mount m = { 0 };
	bool found = mount_find(f, path, &m);

	ok(found && strcmp(m.place, place) == 0 && strcmp(m.kind, kind) == 0 &&
	   mount_is_shared(m.kind) == shared, "%s lies on %s, %s: %s", path,
	   place, kind, shared ? "refused" : "taken");
	fclose(f);
}

int main(void)
{
	char none[] = "nothing of the kind\n";
	FILE *f = fmemopen(none, strlen(none), "r");
	struct mount m;

	lies("/var/lib", "/", "ext4", false);
	lies("/", "/", "ext4", false);
	lies("/srv/share/board", "/srv/share", "cifs", true);
	lies("/srv/share", "/srv/share", "cifs", true);
	lies("/srv/shared/board", "/srv/shared", "nfs4", true);
	lies("/srv/sharepoint", "/", "ext4", false);
	lies("/home/amina/My Files/pcref", "/home/amina/My Files", "fuse.sshfs",
	     true);
	lies("/media/stick/trust", "/media/stick", "fuseblk", false);
	lies("/hidden/x", "/hidden", "tmpfs", false);
	lies("/srv/shared/local/x", "/srv/shared/local", "xfs", false);
	ok(mount_is_shared("9p") && mount_is_shared("smb3") &&
	   !mount_is_shared("btrfs") && !mount_is_shared("overlay"),
	   "9p and smb3 are shared, btrfs and overlay are not");
	ok(!mount_find(f, "/x", &m), "no line, no answer");
	fclose(f);
	return tap_done();
}
