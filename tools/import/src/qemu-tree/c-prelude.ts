/** What C's standard headers say, as far as tables need it: no file but the tree's own is read. */
export const PRELUDE = `
typedef _Bool bool;
#define bool _Bool
#define true 1
#define false 0
#define NULL ((void *)0)
#define offsetof(type, member) __builtin_offsetof(type, member)
typedef __builtin_va_list va_list;
typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t, ssize_t;
typedef __WCHAR_TYPE__ wchar_t;
typedef __INT64_TYPE__ off_t;
typedef __INTPTR_TYPE__ intptr_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef __INTMAX_TYPE__ intmax_t;
typedef __UINTMAX_TYPE__ uintmax_t;
typedef struct FILE_ FILE;
${[8, 16, 32, 64]
  .map(
    (bits) => `typedef __INT${bits}_TYPE__ int${bits}_t;
typedef __UINT${bits}_TYPE__ uint${bits}_t;
#define INT${bits}_MAX __INT${bits}_MAX__
#define INT${bits}_MIN (-INT${bits}_MAX - 1)
#define UINT${bits}_MAX __UINT${bits}_MAX__
#define INT${bits}_C(c) __INT${bits}_C(c)
#define UINT${bits}_C(c) __UINT${bits}_C(c)
`,
  )
  .join('')}#define SIZE_MAX __SIZE_MAX__
#define INT_MAX __INT_MAX__
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX (2U * INT_MAX + 1)
#define LONG_MAX __LONG_MAX__
#define ULONG_MAX (2UL * LONG_MAX + 1)
`;

/** Goes behind the cut-out tables. */
export const KIND = `
#define KIND_(x) _Generic((x), char *: 1, const char *: 1, _Bool: 2, unsigned char: 2, unsigned short: 2, unsigned: 2, \\
    unsigned long: 2, unsigned long long: 2, char: 3, signed char: 3, short: 3, int: 3, long: 3, long long: 3, default: 0)
`;
