/* For the proof under Wine alone: the part of ICU that Qt asks Windows 10 for. It knows no encoding, and says so. */

#include <stddef.h>

enum { UNSUPPORTED = 16 };

void *ucnv_open(const char *name, int *error) { (void)name; *error = UNSUPPORTED; return NULL; }
void ucnv_close(void *converter) { (void)converter; }
void ucnv_reset(void *converter) { (void)converter; }
signed char ucnv_getMaxCharSize(const void *converter) { (void)converter; return 1; }
const char *ucnv_getName(const void *converter, int *error) { (void)converter; *error = UNSUPPORTED; return NULL; }
const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name, (void)standard;
    *error = UNSUPPORTED;
    return NULL;
}
int ucnv_countAvailable(void) { return 0; }
const char *ucnv_getAvailableName(int index) { (void)index; return NULL; }
int ucnv_toUCountPending(const void *converter, int *error) { (void)converter; *error = UNSUPPORTED; return 0; }
int ucnv_fromUCountPending(const void *converter, int *error) { (void)converter; *error = UNSUPPORTED; return 0; }

#define NOTHING(name) void name(void) {}
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
