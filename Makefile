# One makefile, no recursion.
#
#   make run       install what is missing, build, make the demonstration trust, open it
#   make check     install what the tests need, build, run every test
#   make SAN=1 check    the same under address and undefined-behaviour checks
#   make torture   the fault tests at length; with SAN=1 under those checks
#   make fuzz      libFuzzer on the reading of extracts, where clang has it
#   make lint      cppcheck, clang-tidy, mandoc, line lengths
#   make postgres  the module for --db postgresql://..., which needs libpq
#   make bench     measure against the named peers (tests/bench)
#   make migration the SQL that a changed description needs
#   make install   the program, manual and completions to $(DESTDIR)$(PREFIX)
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
comma  := ,
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Werror \
          -Wstrict-prototypes -Wmissing-prototypes
HARDEN  = $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined, \
          -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE)
LINK    = $(if $(SAN),-fsanitize=address$(comma)undefined,-pie -Wl,-z,relro,-z,now,-z,pack-relative-relocs)
FLAGS   = -std=c17 -D_GNU_SOURCE -I. -MMD -MP $(WARN) $(HARDEN) \
          -DLOCALEDIR='"$(PREFIX)/share/locale"'
# What the module for servers calls in the program that loads it.
EXPORT  = -Wl,--dynamic-list=db/module.list
LIBS    = -Wl,--as-needed -lncursesw -ltinfo -lsqlite3 -liniparser -lutf8proc \
          -lsodium -lpthread -lm
# Loaded by what needs them (core/late.h), under the names a linker would note.
LATE    = crypto expat jansson xlsxwriter zip
SONAMES = $(foreach l,$(LATE),-DLIB_$(l)='"$(shell objdump -p \
          $$($(CC) -print-file-name=lib$(l).so) | sed -n 's/ *SONAME *//p')"')
# Where it is here, the scanner is compared with it.
LIBVTERM = $(if $(wildcard /usr/include/vterm.h),-lvterm)
LIBCSV  = $(if $(wildcard /usr/include/csv.h),-lcsv)
B       = build$(if $(SAN),-san)

ROOMS = core config db import report tui cli
SRC   = $(foreach r,$(ROOMS),$(wildcard $(r)/*.c $(r)/*/*.c))
LIB   = $(patsubst %.c,$(B)/%.o,$(filter-out cli/main.c db/postgres%,$(SRC))) \
        $(B)/migrations.o
FAULT = $(patsubst %.c,$(B)/%,$(wildcard tests/fault/*.c))
UNIT  = $(patsubst %.c,$(B)/%,$(wildcard tests/unit/*.c)) $(FAULT)
TESTS = $(wildcard tests/*.t) $(UNIT)

PAGES = pcref.1 pcref.conf.5 pcref-tutorial.7
# Translations; British English is what the program itself says.
WORDS = $(patsubst po/%.po,%,$(wildcard po/*.po))
PUT   = install -D -m 644

all: $(B)/pcref manual $(WORDS:%=$(B)/po/%.mo)

# Packages come from one list; root is used for the missing ones only.
install-for = sh tests/packages $(1)
deps-build deps-check deps-lint deps-bench deps-postgres deps-web: deps-%:
	@$(call install-for,$*)

$(B)/core/late.o $(B)/lint/core/late.ok: FLAGS += $(SONAMES)

$(B)/libpcref.a: $(LIB)
	rm -f $@ && ar rcs $@ $^

$(B)/pcref: $(B)/cli/main.o $(B)/libpcref.a
$(UNIT): $(B)/%: $(B)/%.o $(B)/libpcref.a
$(B)/tests/unit/csv: LIBS += $(LIBCSV)
$(patsubst %.c,$(B)/%,$(shell grep -l tests/pty.h tests/unit/*.c)): LIBS += $(LIBVTERM)
$(B)/tests/unit/excel $(B)/tests/fault/extracts: LIBS += -lzip -lxlsxwriter
$(B)/pcref $(UNIT):
	$(CC) $(CFLAGS) $(LINK) $(EXPORT) $(LDFLAGS) -o $@ $^ $(LIBS)

# The one part that needs libpq; without it there is no --db postgresql://...
HAVE_PQ := $(wildcard /usr/include/postgresql/libpq-fe.h)
postgres: deps-postgres $(B)/pcref-postgres.so
$(B)/pcref-postgres.so: db/postgres.c db/postgres_sql.c $(wildcard db/*.h core/*.h) db/postgres.def
	@mkdir -p $(@D)
	$(CC) $(filter-out -fPIE,$(FLAGS)) -fPIC -isystem /usr/include/postgresql $(CFLAGS) \
	  $(if $(SAN),-fsanitize=address$(comma)undefined,-Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now) \
	  -shared -o $@ $(filter db/postgres%.c,$^) -lpq

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

$(B)/migrations.o: $(B)/migrations.c
	$(CC) $(FLAGS) -Wno-overlength-strings $(CFLAGS) -c -o $@ $<

# Each .sql file becomes one string, in the order of their names.
$(B)/migrations.c: $(sort $(wildcard db/migrations/*.sql))
	@mkdir -p $(@D)
	@{ echo '#include "db/priv.h"'; \
	   echo 'const char *const migrations[] = {'; \
	   for f in $^; do \
	     sed 's/["\\]/\\&/g; s/.*/	"&\\n"/' $$f; echo '	,'; \
	   done; echo '	0 };'; } > $@

# A page is what was written by hand, and what the tables of the program say.
manual: $(PAGES:%=$(B)/man/%)
$(B)/man/%: man/%.in $(B)/pcref
	@mkdir -p $(@D)
	HOME=/ $(B)/pcref manual $< > $@.tmp && mv $@.tmp $@

$(B)/po/%.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Nothing is built here, so that it may run as root after a user's make.
install:
	install -D -m 755 $(B)/pcref $(DESTDIR)$(PREFIX)/bin/pcref
	if [ -f $(B)/pcref-postgres.so ]; then $(PUT) $(B)/pcref-postgres.so \
	  $(DESTDIR)$(PREFIX)/lib/pcref/pcref-postgres.so; fi
	for p in $(PAGES); do \
	  $(PUT) $(B)/man/$$p $(DESTDIR)$(PREFIX)/share/man/man$${p##*.}/$$p || exit; done
	for w in $(WORDS); do $(PUT) $(B)/po/$$w.mo \
	  $(DESTDIR)$(PREFIX)/share/locale/$$w/LC_MESSAGES/pcref.mo || exit; done
	HOME=/ $(B)/pcref completions bash > $(B)/pcref.bash
	HOME=/ $(B)/pcref completions zsh > $(B)/_pcref
	HOME=/ $(B)/pcref completions fish > $(B)/pcref.fish
	$(PUT) $(B)/pcref.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/pcref
	$(PUT) $(B)/_pcref $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_pcref
	$(PUT) $(B)/pcref.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/pcref.fish

# The demonstration trust is made under another name, so that it is there whole
# or not at all; nothing of the user's own is read or written.
DEMO = $(B)/demo.db
MINE = env -u PCREF_CONFIG XDG_CONFIG_HOME=$(CURDIR)/$(B)/xdg/config \
       XDG_DATA_HOME=$(CURDIR)/$(B)/xdg/data XDG_STATE_HOME=$(CURDIR)/$(B)/xdg/state PCREF_DB=$(CURDIR)/$(DEMO)

run: deps-build
	@$(MAKE) --no-print-directory $(B)/pcref
	@[ -e $(DEMO) ] || { rm -f $(DEMO).new; \
	  $(MINE) $(B)/pcref --db $(DEMO).new demo && mv $(DEMO).new $(DEMO); }
	@if [ -t 0 ] && [ -t 1 ]; then $(MINE) $(B)/pcref; else \
	  $(MINE) $(B)/pcref home && \
	  $(MINE) $(B)/pcref report -o $(B)/annual-report.html && \
	  echo "The annual report is in $(CURDIR)/$(B)/annual-report.html"; fi

tests: $(B)/pcref manual $(UNIT) $(if $(HAVE_PQ),$(B)/pcref-postgres.so)

# PostgreSQL and axe-core where they can be had; without them their tests are
# skipped, and say so.
check: deps-check
	-@$(call install-for,postgres) || echo "No PostgreSQL here: its tests are skipped." >&2
	-@sh tests/web/get $(B)
	$(MAKE) --no-print-directory tests
	@sh tests/all $(B) $(TESTS)

# The tests under tests/fault with many more rounds, and those of terminals: 10,000
# sizes, 1,000 stops, a minute without a key.
LONG = $(patsubst %.c,$(B)/%,$(shell grep -l PCREF_TORTURE tests/unit/*.c))
torture: tests
	@PCREF_TORTURE=1 sh tests/all $(B) $(FAULT) $(LONG) tests/machines.t tests/pg.t

# Any bytes as an extract, for FUZZ seconds.
fuzz:
	@mkdir -p $(B)
	@sh tests/fuzz/run $(B) $(or $(FUZZ),60)

# What the tables of a new file lack, as the description now is.
migration: $(B)/pcref
	@rm -rf $(B)/schema && mkdir -p $(B)/schema
	@HOME=$(CURDIR)/$(B)/schema $(B)/pcref --db $(B)/schema/new.db schema > $(B)/schema/sql; \
	  [ $$? -le 1 ] && cat $(B)/schema/sql
	@[ -s $(B)/schema/sql ] || echo "The migrations fit the description." >&2

# Words for translators.
pot: deps-lint
	@mkdir -p $(B)
	sh tests/pot $(B)/pcref.pot

# Each file is looked at again only when it or what it includes has changed.
lint: deps-lint manual $(patsubst %.c,$(B)/lint/%.ok,$(filter-out db/postgres%.c,$(SRC)))
	cppcheck --quiet --std=c11 --enable=warning,performance,portability \
	  --suppress=varFuncNullUB --inline-suppr --error-exitcode=1 -j2 -I. \
	  -D_GNU_SOURCE $(ROOMS) tests/unit
	sh tests/house
	sh tests/mdoc $(PAGES:%=$(B)/man/%)
$(B)/lint/%.ok: $(B)/%.o .clang-tidy
	@mkdir -p $(@D)
	clang-tidy --quiet $*.c -- $(FLAGS:-M%=) 2> $@.err || { cat $@.err; exit 1; }
	@touch $@

clean:
	rm -rf build build-san

-include $(patsubst %.c,$(B)/%.d,$(SRC) $(wildcard tests/unit/*.c tests/fault/*.c))
bench: deps-bench tests
	@rc=0; for b in $(filter-out %.c %.js,$(wildcard tests/bench/*)); do \
	   BUILD=$(CURDIR)/$(B) sh $$b || rc=1; done; exit $$rc

.PHONY: all run tests fuzz postgres check torture bench manual install lint migration pot clean \
        deps-build deps-check deps-lint deps-bench deps-postgres deps-web
