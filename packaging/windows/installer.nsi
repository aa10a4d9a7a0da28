; The installer for one person, who needs no administrator's rights. packaging/release/windows.py hands in what is in
; capitals, and two lists: what to install, and what to take away again. Nothing else in the folder is ever touched.

Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\merchant-roi"
!define CLASSES "Software\Classes"
!define KIND "MerchantROI.Estimate"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\merchant-roi.exe"

Name "Merchant ROI"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Merchant ROI"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestDPIAwareness "PerMonitorV2,PerMonitor"
ManifestSupportedOS Win10
!ifdef AT_ONCE
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave off
BrandingText "Merchant ROI ${VERSION}"

!define MUI_ICON "${WORK}/app.ico"
!define MUI_UNICON "${WORK}/app.ico"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_FINISHPAGE_RUN "$INSTDIR\merchant-roi.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEEPS)"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString RUNNING ${LANG_TRADCHINESE} "Merchant ROI 正在執行。請先儲存並關閉它的視窗，再按「重試」。"
LangString RUNNING ${LANG_SIMPCHINESE} "Merchant ROI 正在运行。请先保存并关闭它的窗口，再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Merchant ROI is running. Save and close its windows, then choose Retry."
LangString TOO_OLD ${LANG_TRADCHINESE} "Merchant ROI 需要 64 位元的 Windows 10（1809）或更新版本。"
LangString TOO_OLD ${LANG_SIMPCHINESE} "Merchant ROI 需要 64 位 Windows 10（1809）或更新版本。"
LangString TOO_OLD ${LANG_ENGLISH} "Merchant ROI needs 64-bit Windows 10 (1809) or newer."
LangString KEEPS ${LANG_TRADCHINESE} "即將移除 Merchant ROI。您的 .roi 檔案、設定與復原資料都會保留。"
LangString KEEPS ${LANG_SIMPCHINESE} "即将卸载 Merchant ROI。您的 .roi 文件、设置和恢复数据都会保留。"
LangString KEEPS ${LANG_ENGLISH} "Merchant ROI will be removed. Your .roi files, settings and recovery data stay."
LangString ESTIMATE ${LANG_TRADCHINESE} "Merchant ROI 估算"
LangString ESTIMATE ${LANG_SIMPCHINESE} "Merchant ROI 估算"
LangString ESTIMATE ${LANG_ENGLISH} "Merchant ROI estimate"
LangString ABOUT ${LANG_TRADCHINESE} "AI 替網店省下多少，同行競賽又拿回多少"
LangString ABOUT ${LANG_SIMPCHINESE} "AI 为网店省下多少，同行竞赛又拿回多少"
LangString ABOUT ${LANG_ENGLISH} "What AI saves an online shop, and what the race among shops takes back"

VIProductVersion "${FOUR_NUMBERS}"
!macro VERSION_IN LANGUAGE ABOUT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Merchant ROI"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${ABOUT}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Merchant ROI contributors"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Merchant ROI contributors"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
!macroend
!insertmacro VERSION_IN ${LANG_TRADCHINESE} "Merchant ROI 安裝程式"
!insertmacro VERSION_IN ${LANG_SIMPCHINESE} "Merchant ROI 安装程序"
!insertmacro VERSION_IN ${LANG_ENGLISH} "Merchant ROI installer"

; A program that runs cannot be written to.
!macro WAIT_UNTIL_CLOSED
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\merchant-roi.exe"
      ${ExitDo}
    ${EndIf}
    FileOpen $0 "$INSTDIR\merchant-roi.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

; The desktop shows new icons and openers at once.
!macro TELL_THE_DESKTOP
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  ; what an older version had and this one has not goes with the older version's own list
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    ExecWait '"$1\uninstall.exe" /S _?=$1'
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  !include "${WORK}/install.nsh"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Merchant ROI.lnk" "$INSTDIR\merchant-roi.exe" "" "$INSTDIR\merchant-roi.exe" 0 SW_SHOWNORMAL "" "$(ABOUT)"

  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(ESTIMATE)"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "FriendlyTypeName" "$(ESTIMATE)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" '"$INSTDIR\merchant-roi.exe",1'
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\merchant-roi.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.roi\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\.roi" "Content Type" "application/vnd.merchant-roi+json"
  ; who opens .roi files with another program goes on doing so, and finds this one under "Open with"
  ReadRegStr $1 HKCR ".roi" ""
  ${If} $1 == ""
    WriteRegStr HKCU "${CLASSES}\.roi" "" "${KIND}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\Applications\merchant-roi.exe" "FriendlyAppName" "Merchant ROI"
  WriteRegStr HKCU "${CLASSES}\Applications\merchant-roi.exe\shell\open\command" "" '"$INSTDIR\merchant-roi.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\merchant-roi.exe\SupportedTypes" ".roi" ""
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\merchant-roi.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Merchant ROI"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" '"$INSTDIR\merchant-roi.exe",0'
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Merchant ROI contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${UNINSTALL}" "InstallerLanguage" "$LANGUAGE"
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TELL_THE_DESKTOP
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  !include "${WORK}/uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Merchant ROI.lnk"

  ReadRegStr $1 HKCU "${CLASSES}\.roi" ""
  ${If} $1 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.roi" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.roi" "Content Type"
  DeleteRegValue HKCU "${CLASSES}\.roi\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.roi\OpenWithProgids"
  ; not a key in which another program keeps something
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\.roi"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\Applications\merchant-roi.exe"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_THE_DESKTOP
SectionEnd
