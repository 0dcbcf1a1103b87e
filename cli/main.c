/* main.c - the command line: choose what to do, and show what went wrong. */
#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
	umask(077);
	setlocale(LC_ALL, "");
	puts("pcref");
	return 0;
}
