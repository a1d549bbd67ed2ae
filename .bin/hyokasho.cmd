@echo off
rem Starts the built program, from any folder, without npm and without writing anything.
where node >nul 2>nul
if errorlevel 1 (
  echo Node.js was not found. Install Node.js 20.11 or later and try again. 1>&2
  exit /b 2
)
node "%~dp0start.mjs" %*
exit /b %errorlevel%
