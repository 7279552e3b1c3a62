@echo off
rem Runs the hearthlink command. Builds it before the first run and after a change of its sources,
rem which needs a JDK 17 or newer and Maven 3.8 or newer; running it needs Java alone.
setlocal
set "HL_ROOT=%~dp0"
set "HL_JAR=%HL_ROOT%cli\target\hearthlink-cli.jar"
set "HL_STATE=%HL_ROOT%.hearthlink"
set "HL_ARCHIVE=%HL_STATE%\classes.jsa"
set HL_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr
set "HL_JAVA=java"
if defined JAVA_HOME set "HL_JAVA=%JAVA_HOME%\bin\java.exe"

if not exist "%HL_JAR%" goto build
if not exist "%HL_STATE%\built" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath (Join-Path $env:HL_STATE 'built')).LastWriteTime; $root = $env:HL_ROOT; Get-ChildItem -LiteralPath $root -Directory | ForEach-Object { Join-Path $_.FullName 'pom.xml'; Join-Path $_.FullName 'src\main' } | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Get-Item -LiteralPath $_; if (Test-Path -LiteralPath $_ -PathType Container) { Get-ChildItem -LiteralPath $_ -Recurse } } | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1 | ForEach-Object { exit 1 }; if ((Get-Item -LiteralPath (Join-Path $root 'pom.xml')).LastWriteTime -gt $built) { exit 1 }"
if not errorlevel 1 goto run

:build
"%HL_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo hearthlink: There is no Java. Install a JDK 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 3
)
where mvn >nul 2>&1
if errorlevel 1 (
  echo hearthlink: There is no Maven, which builds Hearthlink. Install Maven 3.8 or newer. 1>&2
  exit /b 3
)
echo hearthlink: building, which takes a minute or two the first time 1>&2
if not exist "%HL_STATE%" mkdir "%HL_STATE%"
rem what is changed during the build is newer than it
type nul > "%HL_STATE%\began"
pushd "%HL_ROOT%"
call mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true package -pl cli -am <nul >"%HL_STATE%\build.log" 2>&1
if errorlevel 1 (
  popd
  type "%HL_STATE%\build.log" 1>&2
  echo hearthlink: The build failed, see above. 1>&2
  exit /b 3
)
popd
if exist "%HL_ARCHIVE%" del "%HL_ARCHIVE%"
rem an archive of the classes halves the time until a command starts; there may be none
"%HL_JAVA%" %HL_OPTIONS% "-XX:DumpLoadedClassList=%HL_STATE%\classes" -cp "%HL_JAR%" io.hearthlink.cli.Rehearsal <nul >nul 2>&1
if not errorlevel 1 "%HL_JAVA%" -Xshare:dump -XX:+UseG1GC "-XX:SharedClassListFile=%HL_STATE%\classes" "-XX:SharedArchiveFile=%HL_ARCHIVE%" -cp "%HL_JAR%" >nul 2>&1
move /y "%HL_STATE%\began" "%HL_STATE%\built" >nul

:run
if exist "%HL_ARCHIVE%" (
  "%HL_JAVA%" "-XX:SharedArchiveFile=%HL_ARCHIVE%" %HL_OPTIONS% -cp "%HL_JAR%" io.hearthlink.cli.Main %*
) else (
  "%HL_JAVA%" %HL_OPTIONS% -cp "%HL_JAR%" io.hearthlink.cli.Main %*
)
exit /b %ERRORLEVEL%
