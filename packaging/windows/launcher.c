/* Starts the app with the Python that lies in the folder "runtime" beside this program, and hands the arguments on.
 *
 * Built twice: as a program with a window (merchant-roi.exe), and with -DCONSOLE as one for a console (roi-app.exe).
 * Only the stable interface of Python is used, so no header and no library of Python is needed to build it.
 */

#include <windows.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*PythonMain)(int count, wchar_t **arguments);

static int fail(const wchar_t *file)
{
    static wchar_t text[LONGEST + 200];
    LANGID language = GetUserDefaultUILanguage();
    const wchar_t *words = L"A part of Merchant ROI is missing or damaged. Please install it again.";
    if (PRIMARYLANGID(language) == LANG_CHINESE) {
        WORD region = SUBLANGID(language);
        int simplified = region == SUBLANG_CHINESE_SIMPLIFIED || region == SUBLANG_CHINESE_SINGAPORE;
        words = simplified ? L"Merchant ROI 有文件缺失或损坏，请重新安装。" : L"Merchant ROI 有檔案遺失或損壞，請重新安裝。";
    }
    wcscpy(text, words);
    wcscat(text, L"\r\n\r\n");
    wcscat(text, file);
#ifdef CONSOLE
    DWORD written;
    HANDLE console = GetStdHandle(STD_ERROR_HANDLE);
    wcscat(text, L"\r\n");
    if (!WriteConsoleW(console, text, (DWORD)wcslen(text), &written, NULL)) {
        static char bytes[4 * LONGEST];
        int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(console, bytes, size > 0 ? (DWORD)(size - 1) : 0, &written, NULL);
    }
#else
    MessageBoxW(NULL, text, L"Merchant ROI", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

static int start(int count, wchar_t **given)
{
    static wchar_t program[LONGEST], library[LONGEST], script[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST - 64);
    wchar_t *name = length ? wcsrchr(program, L'\\') : NULL;
    if (name == NULL || length >= LONGEST - 64)
        return fail(L"merchant-roi.exe");
    size_t folder = (size_t)(name - program) + 1;
    wmemcpy(library, program, folder);
    wcscpy(library + folder, L"runtime\\" PYTHON_LIBRARY);
    wmemcpy(script, program, folder);
    wcscpy(script + folder, L"lib\\start.py");

    /* With its full path, so that no library of the same name elsewhere is taken, and what it needs comes from beside it. */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return fail(library);
    PythonMain run = (PythonMain)(void (*)(void))GetProcAddress(python, "Py_Main");
    if (run == NULL || GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return fail(run == NULL ? library : script);

    wchar_t **arguments = HeapAlloc(GetProcessHeap(), 0, sizeof(wchar_t *) * (size_t)(count + 2));
    if (arguments == NULL)
        return 1;
    arguments[0] = program;
    arguments[1] = script;
    for (int index = 1; index < count; index++)
        arguments[index + 1] = given[index];
    arguments[count + 1] = NULL;
    return run(count + 1, arguments);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **arguments)
{
    return start(count, arguments);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, wchar_t *line, int shown)
{
    (void)instance, (void)previous, (void)line, (void)shown;
    return start(__argc, __wargv);
}
#endif
