@echo off
rem Runs the hearthlink command. Builds it first where that was not done yet, which needs a JDK 17
rem or newer and Maven 3.8 or newer. Delete the folder .hearthlink to have it built again.
setlocal
set "HL_HOME=%~dp0"
set "HL_JAR=%HL_HOME%cli\target\hearthlink-cli.jar"
set "HL_STATE=%HL_HOME%.hearthlink"
set "HL_ARCHIVE=%HL_STATE%\classes.jsa"
set "HL_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "HL_JAVA=%JAVA_HOME%\bin\java.exe"

if exist "%HL_STATE%\built" if exist "%HL_JAR%" goto run

where mvn >nul 2>nul
if errorlevel 1 (
  echo hearthlink: Maven was not found. Install Maven 3.8 or newer; it is needed once, to build. 1>&2
  exit /b 3
)
echo hearthlink: building ^(once; a minute or two^) ... 1>&2
if not exist "%HL_STATE%" mkdir "%HL_STATE%"
pushd "%HL_HOME%"
call mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true package -pl cli -am 1>&2
if errorlevel 1 (
  popd
  echo hearthlink: the build failed, see above. 1>&2
  exit /b 3
)
popd
"%HL_JAVA%" "-XX:ArchiveClassesAtExit=%HL_ARCHIVE%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -cp "%HL_JAR%" io.hearthlink.cli.Rehearsal >nul 2>nul
if errorlevel 1 if exist "%HL_ARCHIVE%" del "%HL_ARCHIVE%"
type nul > "%HL_STATE%\built"

:run
if exist "%HL_ARCHIVE%" (
  "%HL_JAVA%" "-XX:SharedArchiveFile=%HL_ARCHIVE%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -cp "%HL_JAR%" io.hearthlink.cli.Main %*
) else (
  "%HL_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -cp "%HL_JAR%" io.hearthlink.cli.Main %*
)
exit /b %ERRORLEVEL%
