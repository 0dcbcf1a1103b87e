/* late.c - the calls of libzip, expat and jansson that this program makes. */
#include "core/late.h"

#include <expat.h>
#include <jansson.h>
#include <zip.h>

#define ZIP(type, name, takes, given) LATE(LATE_ZIP, type, name, takes, given)
ZIP(int, zip_close, (zip_t *z), (z))
LATE_VOID(LATE_ZIP, zip_discard, (zip_t *z), (z))
ZIP(int, zip_fclose, (zip_file_t *f), (f))
ZIP(zip_int64_t, zip_file_add, (zip_t *z, const char *as, zip_source_t *s, zip_flags_t flags),
    (z, as, s, flags))
ZIP(int, zip_file_set_dostime, (zip_t *z, zip_uint64_t at, zip_uint16_t time, zip_uint16_t day,
    zip_flags_t flags), (z, at, time, day, flags))
ZIP(zip_file_t *, zip_fopen, (zip_t *z, const char *part, zip_flags_t flags), (z, part, flags))
ZIP(zip_int64_t, zip_fread, (zip_file_t *f, void *to, zip_uint64_t n), (f, to, n))
ZIP(zip_t *, zip_open, (const char *path, int flags, int *why), (path, flags, why))
ZIP(zip_t *, zip_open_from_source, (zip_source_t *s, int flags, zip_error_t *why), (s, flags, why))
ZIP(zip_source_t *, zip_source_buffer, (zip_t *z, const void *bytes, zip_uint64_t n, int ours),
    (z, bytes, n, ours))
ZIP(zip_source_t *, zip_source_buffer_create, (const void *bytes, zip_uint64_t n, int ours,
    zip_error_t *why), (bytes, n, ours, why))
ZIP(int, zip_source_close, (zip_source_t *s), (s))
LATE_VOID(LATE_ZIP, zip_source_free, (zip_source_t *s), (s))
LATE_VOID(LATE_ZIP, zip_source_keep, (zip_source_t *s), (s))
ZIP(int, zip_source_open, (zip_source_t *s), (s))
ZIP(zip_int64_t, zip_source_read, (zip_source_t *s, void *to, zip_uint64_t n), (s, to, n))

LATE(LATE_EXPAT, enum XML_Status, XML_Parse, (XML_Parser p, const char *s, int n, int last),
     (p, s, n, last))
LATE(LATE_EXPAT, XML_Parser, XML_ParserCreate, (const XML_Char *encoding), (encoding))
LATE(LATE_EXPAT, enum XML_Status, XML_StopParser, (XML_Parser p, XML_Bool again), (p, again))
LATE_VOID(LATE_EXPAT, XML_ParserFree, (XML_Parser p), (p))
LATE_VOID(LATE_EXPAT, XML_SetUserData, (XML_Parser p, void *with), (p, with))
LATE_VOID(LATE_EXPAT, XML_SetCharacterDataHandler, (XML_Parser p, XML_CharacterDataHandler text),
          (p, text))
LATE_VOID(LATE_EXPAT, XML_SetElementHandler, (XML_Parser p, XML_StartElementHandler start,
          XML_EndElementHandler end), (p, start, end))
LATE_VOID(LATE_EXPAT, XML_SetStartDoctypeDeclHandler, (XML_Parser p,
          XML_StartDoctypeDeclHandler start), (p, start))

#define JSON(type, name, takes, given) LATE(LATE_JANSSON, type, name, takes, given)
JSON(json_t *, json_array_get, (const json_t *list, size_t at), (list, at))
JSON(size_t, json_array_size, (const json_t *list), (list))
LATE_VOID(LATE_JANSSON, json_delete, (json_t *j), (j))
JSON(json_int_t, json_integer_value, (const json_t *j), (j))
JSON(json_t *, json_loadf, (FILE *from, size_t flags, json_error_t *why), (from, flags, why))
JSON(json_t *, json_object_get, (const json_t *j, const char *key), (j, key))
JSON(void *, json_object_iter, (json_t *j), (j))
JSON(const char *, json_object_iter_key, (void *at), (at))
JSON(void *, json_object_iter_next, (json_t *j, void *at), (j, at))
JSON(json_t *, json_object_iter_value, (void *at), (at))
JSON(void *, json_object_key_to_iter, (const char *key), (key))
JSON(const char *, json_string_value, (const json_t *j), (j))
