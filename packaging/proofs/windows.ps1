# Prove the installer on a real Windows: packaging/proofs/windows.ps1 INSTALLER.exe
# Run by .github/workflows/release.yml. Written without a Windows at hand, and not run there yet.

param([Parameter(Mandatory)][string]$Installer)
$ErrorActionPreference = "Stop"

function Expect([string]$What, [bool]$Holds) {
    if (-not $Holds) { throw "FAILED: $What" }
    Write-Output "  $What"
}

$place = "$env:LOCALAPPDATA\Programs\Merchant ROI"
$folder = Join-Path ([Environment]::GetFolderPath("MyDocuments")) "估算"
New-Item -ItemType Directory -Force $folder | Out-Null
$shop = Join-Path $folder "小店.roi"

$done = Start-Process $Installer "/S" -Wait -PassThru
Expect "installed without a question" ($done.ExitCode -eq 0)
Expect "both programs are there" ((Test-Path "$place\merchant-roi.exe") -and (Test-Path "$place\roi-app.exe"))

& "$place\roi-app.exe" selftest | Out-Null
Expect "the published cases come out" ($LASTEXITCODE -eq 0)
& "$place\roi-app.exe" sample clothing -o $shop
$told = & "$place\roi-app.exe" estimate $shop --json | ConvertFrom-Json
Expect "a file under a Chinese name is estimated" ($null -ne $told)
& "$place\roi-app.exe" report $shop -o "$folder\小店.pdf"
Expect "a PDF is made" ((Get-Item "$folder\小店.pdf").Length -gt 50000)

Expect "the type opens with the program" ((cmd /c "assoc .roi") -match "MerchantROI.Estimate")
Start-Process $shop
$deadline = (Get-Date).AddSeconds(60)
do {
    Start-Sleep 1
    $window = Get-Process merchant-roi -ErrorAction SilentlyContinue | Where-Object MainWindowTitle -like "*小店*"
} until ($window -or (Get-Date) -gt $deadline)
Expect "a double click opens the file in the window" ($null -ne $window)

$refused = Start-Process $Installer "/S" -Wait -PassThru
Expect "nothing is installed over a program that runs" ($refused.ExitCode -eq 3)
$window.CloseMainWindow() | Out-Null
$window.WaitForExit(30000) | Out-Null

Start-Process "$place\uninstall.exe" "/S" -Wait
$deadline = (Get-Date).AddSeconds(60)
while ((Test-Path "$place\merchant-roi.exe") -and (Get-Date) -lt $deadline) { Start-Sleep 1 }
Expect "uninstalled" (-not (Test-Path "$place\merchant-roi.exe"))
Expect "the person's file is left" (Test-Path $shop)
Write-Output "windows: every step holds"
