#include "cli/confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* The numbers of calls are those of one machine: a filter asks first. */
#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE
#define AT(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
	(uint32_t)offsetof(struct seccomp_data, field))
#define IF(test, value, then, otherwise) \
	BPF_JUMP(BPF_JMP | (test) | BPF_K, (uint32_t)(value), then, otherwise)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (uint32_t)(what))
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)

/* Of x86-64's second table, with which each call has another number. */
enum { OTHER_TABLE = 0x40000000 };

static bool filter_calls(bool network)
{
	struct sock_filter code[] = {
		AT(arch), IF(BPF_JEQ, MACHINE, 1, 0), REFUSE,
		AT(nr), IF(BPF_JGE, OTHER_TABLE, 0, 1), REFUSE,
#define DENY(call) IF(BPF_JEQ, SYS_##call, 0, 1), REFUSE,
#include "cli/confine.def"
#undef DENY
		IF(BPF_JEQ, SYS_ioctl, 0, 4),
		AT(args[1]), IF(BPF_JEQ, TIOCSTI, 0, 1), REFUSE, ALLOW,
		IF(BPF_JEQ, network ? UINT32_MAX : SYS_socket, 0, 3),
		AT(args[0]), IF(BPF_JEQ, AF_UNIX, 1, 0), REFUSE, ALLOW,
	};
	const struct sock_fprog program = { sizeof(code) / sizeof(*code), code };

	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static bool filter_calls(bool network)
{
	(void)network;
	return false;
}
#endif

void confine(bool network)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		filter_calls(network);
}

enum confined confined(void)
{
	if (prctl(PR_GET_SECCOMP) == SECCOMP_MODE_FILTER)
		return CONFINED_CALLS;
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? CONFINED_RIGHTS
	                                                  : CONFINED_NOT;
}
