@echo off
rem Starts Atalaya: finds a JDK 25 or later, builds the program once if that is needed, runs it.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
set "PROGRAM=%ROOT%installers\target\atalaya"
set "JDK="

call :try "%ATALAYA_JAVA_HOME%"
call :try "%JAVA_HOME%"
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  if exist "%%~P" for /d %%D in ("%%~P\*") do call :try "%%~D"
)

if not defined JDK (
  echo Atalaya needs a Java development kit ^(JDK^), version 25 or later, and found none. 1>&2
  echo Install Temurin 25 from adoptium.net, then start Atalaya again. 1>&2
  echo If the JDK is in an unusual place, name it:  set ATALAYA_JAVA_HOME=C:\path\to\jdk 1>&2
  exit /b 2
)

if not exist "%PROGRAM%\built" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo Atalaya must be built once and needs Maven for it: install Maven, then start Atalaya again. 1>&2
    exit /b 2
  )
  echo Building Atalaya once; the first time this takes a few minutes and needs the internet... 1>&2
  set "JAVA_HOME=%JDK%"
  call mvn -q -B -f "%ROOT%pom.xml" -Dmaven.test.skip=true package 1>&2
  if errorlevel 1 (
    echo The build failed; what Maven says is above. Atalaya was not started. 1>&2
    exit /b 2
  )
  type nul > "%PROGRAM%\built"
)

set "JAR="
for %%J in ("%PROGRAM%\app-*.jar") do set "JAR=%%~fJ"
set "CACHE=%LOCALAPPDATA%\Atalaya\cache"
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
"%JDK%\bin\java.exe" -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\classes.jsa" -Xlog:disable ^
  "-Datalaya.launcher=%~f0" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
rem Takes the folder if it holds a JDK 25 or later and none was found before.
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
  for /f "tokens=1 delims=." %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~1"
)
exit /b 0
