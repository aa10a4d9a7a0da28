/* For the proof under Wine alone: the complex mathematics of Windows's C runtime, which Wine 10 does not have.
 *
 * Windows passes a pair of doubles by reference and a pair of floats in a register; long double is double there. Plain
 * structs are passed by the same rules.
 */

#include <complex.h>

typedef struct { double re, im; } Pair;
typedef struct { float re, im; } Small;

/* a pair lies in memory as a complex number does, and x + y * I would spoil infinities */
static double complex in(Pair z) { union { Pair pair; double complex number; } both = {z}; return both.number; }
static Pair out(double complex z) { return (Pair){creal(z), cimag(z)}; }
static double complex widened(Small z) { return in((Pair){z.re, z.im}); }
static Small narrowed(double complex z) { return (Small){(float)creal(z), (float)cimag(z)}; }

#define TO_COMPLEX(name) \
    Pair shim_##name(Pair z) { return out(name(in(z))); } \
    Pair shim_##name##l(Pair z) { return out(name(in(z))); } \
    Small shim_##name##f(Small z) { return narrowed(name(widened(z))); }
#define TO_REAL(name) \
    double shim_##name(Pair z) { return name(in(z)); } \
    double shim_##name##l(Pair z) { return name(in(z)); } \
    float shim_##name##f(Small z) { return (float)name(widened(z)); }

TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)
TO_REAL(cabs)
TO_REAL(carg)
TO_REAL(cimag)
TO_REAL(creal)

Pair shim_cpow(Pair a, Pair b) { return out(cpow(in(a), in(b))); }
Pair shim_cpowl(Pair a, Pair b) { return out(cpow(in(a), in(b))); }
Small shim_cpowf(Small a, Small b) { return narrowed(cpow(widened(a), widened(b))); }
