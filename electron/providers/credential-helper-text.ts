/** The text of the `latchkey-credentials` command. */
import { doorPaths } from '../../shared/doors.ts';

const notRunning = 'Latchkey is not running. Start it, then try again.';
const noAnswer = 'Latchkey did not answer in time. Look whether it is still running, then try again.';
const noCurl = 'The command curl is missing. Install it, then try again.';
const usage = 'usage: latchkey-credentials --profile NAME | --session NAME --account ID --role NAME';

const mostSeconds = 30;

/** For sh, as one word. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * For POSIX sh. It starts curl and nothing else; curl reads no settings of the person and uses no proxy. The answer is
 * held back until its status is known, because a refusal belongs on stderr.
 */
export const posixHelper = ({ address }: { readonly address: string }): string => `#!/bin/sh
# Asks the running Latchkey for role credentials, as credential_process of an AWS profile. Latchkey writes this file.
fail() {
  printf 'latchkey: %s\\n' "$1" >&2
  exit 1
}
case "$#$1$3$5" in
  2--profile) set -- --data-urlencode "profile=$2" ;;
  6--session--account--role)
    set -- --data-urlencode "session=$2" --data-urlencode "account=$4" --data-urlencode "role=$6" ;;
  *) fail ${word(usage)} ;;
esac
socket=
{ IFS= read -r socket <${word(address)}; } 2>/dev/null
[ -S "$socket" ] || fail ${word(notRunning)}
answer=$(curl -q -s --noproxy '*' --max-time ${mostSeconds} --unix-socket "$socket" -w '
%{http_code}' -G "$@" http://localhost${doorPaths.credentials} 2>/dev/null)
case $? in
  0) ;;
  7) fail ${word(notRunning)} ;;
  127) fail ${word(noCurl)} ;;
  *) fail ${word(noAnswer)} ;;
esac
status=\${answer##*
}
answer=\${answer%
*}
[ "$status" = 200 ] || fail "$answer"
printf '%s\\n' "$answer"
`;

/** Nothing in a batch file may contain a percent sign that is meant. */
const inBatch = (path: string): string => path.replaceAll('%', '%%');

/**
 * For Windows' cmd, where an answer cannot be held back: curl prints it when its status is good, and else a second
 * request fetches the words of the refusal, which never hold credentials.
 */
export const windowsHelper = (files: { readonly address: string; readonly authorization: string }): string =>
  [
    '@echo off',
    'rem Asks the running Latchkey for role credentials, as credential_process of an AWS profile. Latchkey writes this file.',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul',
    'if not "%~1"=="--profile" goto role',
    'if "%~2"=="" goto usage',
    'set asked=--data-urlencode "profile=%~2"',
    'goto ask',
    ':role',
    'if not "%~1%~3%~5"=="--session--account--role" goto usage',
    'set asked=--data-urlencode "session=%~2" --data-urlencode "account=%~4" --data-urlencode "role=%~6"',
    ':ask',
    'set port=',
    `if exist "${inBatch(files.address)}" set /p port=<"${inBatch(files.address)}"`,
    'if not defined port goto stopped',
    `set curl=curl.exe -q -s --noproxy * --max-time ${mostSeconds} -H "@${inBatch(files.authorization)}" -G %asked%`,
    `%curl% -f http://127.0.0.1:%port%${doorPaths.credentials}`,
    'if not errorlevel 1 exit /b 0',
    'if errorlevel 9009 goto missing',
    'if errorlevel 28 goto late',
    'if errorlevel 22 goto refused',
    'if errorlevel 7 goto stopped',
    ':late',
    `>&2 echo latchkey: ${noAnswer}`,
    'exit /b 1',
    ':refused',
    `>&2 %curl% http://127.0.0.1:%port%${doorPaths.refusal}`,
    'exit /b 1',
    ':stopped',
    `>&2 echo latchkey: ${notRunning}`,
    'exit /b 1',
    ':missing',
    `>&2 echo latchkey: ${noCurl}`,
    'exit /b 1',
    ':usage',
    `>&2 echo ${usage.replaceAll('|', '^|')}`,
    'exit /b 1',
    '',
  ].join('\r\n');
