@echo off
rem Runs the hearthlink command. Builds it before the first run and after a change of its sources;
rem needs a JDK 17 or newer, and Maven for the build.
setlocal
set "ROOT=%~dp0"
set "WORK=%ROOT%cli\target\launcher"
set "ARCHIVE=%WORK%\classes.jsa"
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo hearthlink: There is no Java. Install a JDK 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 1
)

if not exist "%WORK%\built" goto build
powershell -NoProfile -Command "$b = (Get-Item -LiteralPath '%WORK%\built').LastWriteTime; $n = Get-ChildItem -Path '%ROOT%pom.xml', '%ROOT%*\pom.xml', '%ROOT%*\src\main' -Recurse | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1; if ($n) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo hearthlink: There is no Maven, which builds Hearthlink. Install Maven 3.8 or newer. 1>&2
  exit /b 1
)
echo hearthlink: building, which takes a minute or two the first time 1>&2
if not exist "%WORK%" mkdir "%WORK%"
type nul > "%WORK%\began"
pushd "%ROOT%"
call mvn -B -ntp -q -Dmaven.test.skip=true -pl cli -am package <nul >"%WORK%\build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  type "%WORK%\build.log" 1>&2
  echo hearthlink: The build failed, see above. 1>&2
  exit /b 1
)
move /y "%WORK%\began" "%WORK%\built" >nul
if exist "%ARCHIVE%" del "%ARCHIVE%"
call :jar
"%JAVA%" %OPTIONS% -XX:DumpLoadedClassList="%WORK%\classes" -cp "%JAR%" io.hearthlink.cli.Rehearsal <nul >nul 2>&1
if not errorlevel 1 "%JAVA%" -Xshare:dump -XX:+UseG1GC -XX:SharedClassListFile="%WORK%\classes" -XX:SharedArchiveFile="%ARCHIVE%" -cp "%JAR%" >nul 2>&1

:run
call :jar
if exist "%ARCHIVE%" set "OPTIONS=%OPTIONS% -XX:SharedArchiveFile="%ARCHIVE%""
"%JAVA%" %OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:jar
for /f "delims=" %%F in ('dir /b /o:d "%ROOT%cli\target\hearthlink-cli-*.jar"') do set "JAR=%ROOT%cli\target\%%F"
exit /b 0
