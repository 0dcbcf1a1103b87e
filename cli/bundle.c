/* bundle.c - what a trust shows to those who look over many. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bundle.h"
#include "db/db.h"

static bool write_whole(const char *path, const char *text, int how,
                        struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | how,
	              0600);
	size_t len = strlen(text);
	bool ok = fd >= 0 && write(fd, text, len) == (ssize_t)len &&
	          fsync(fd) == 0;

	if (!ok)
		err_set(e, fd < 0 ? ERR_CREATE : ERR_IO, _("cannot write %s: %s"),
		        path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

/* pcref-bundle.key, beside pcref.db, for those who may read that. */
static bool read_key(const struct call *c, char secret[static SIGN_SECRET],
                     struct err *e)
{
	char *path = xprintf("%s-bundle.key", c->beside), public[SIGN_PUBLIC];
	FILE *in = fopen(path, "r");
	bool ok;

	if (in) {
		ok = fgets(secret, SIGN_SECRET, in) &&
		     sign_public(secret, public);
		if (!ok)
			err_set(e, ERR_DATA, _("%s holds no key to sign with; if"
			        " it is lost, remove it, and tell those who read"
			        " your bundles"), path);
		fclose(in);
	} else if (errno == ENOENT) {
		sign_new(secret);
		ok = write_whole(path, secret, O_EXCL, e);
		file_share(path);
	} else {
		ok = err_set(e, ERR_PERM, _("cannot read %s: %s"), path,
		             strerror(errno));
	}
	free(path);
	return ok;
}

int verb_bundle(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *as_at;
	char day[DAY_SIZE], secret[SIGN_SECRET], public[SIGN_PUBLIC], *text;
	enum suppress_profile profile;
	struct bundle b;
	struct err e = { 0 };
	bool ok;

	if (!path)
		return call_refuse(ERR_USAGE, _("say where it goes: -o FILE, or -"
		                   " for standard output"));
	as_at = call_as_at(c, day, &e);
	if (!as_at || !db_bundle_profile(c->db, &profile, &e) ||
	    !db_bundle(c->db, as_at, NULL, &b, &e) || !read_key(c, secret, &e))
		return call_fail(&e);
	text = bundle_write(&b, profile, secret);
	ok = true;
	if (strcmp(path, "-") == 0)
		fputs(text, stdout);
	else
		ok = write_whole(path, text, O_TRUNC, &e);
	free(text);
	if (!ok)
		return call_fail(&e);
	sign_public(secret, public);
	fprintf(stderr, _("Signed for %s with the key %s\n"), b.trust, public);
	return 0;
}
