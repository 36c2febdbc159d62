import { credentialFormats } from '../shared/settings.ts';
import { exitCodes } from './exit-codes.ts';

/** What `--help` prints. */
export const helpText = `Latchkey on the command line. It asks the running app; the app holds the sign-ins.

  latchkey exec PROFILE -- COMMAND [ARGUMENT …]
      Runs a command with the profile's role credentials in its environment.
  latchkey env PROFILE [--format FORMAT]
      Prints them for a shell or a file: eval "$(latchkey env dev)"
      FORMAT is one of ${credentialFormats.join(', ')}.
  latchkey status [--json]
      Lists the SSO sessions and how they stand.
  latchkey sign-in SESSION
      Signs in to a session, by name or id, in Latchkey's window; starts Latchkey when it is not running.
  latchkey sign-in SESSION --device
      Signs in without Latchkey and without a display, as over SSH: prints a code and an address for another device.
      SESSION is one of Latchkey's or an [sso-session] of ~/.aws/config. Where the session is shared with AWS tools,
      the sign-in goes into their token file; else it is gone when the command ends.
  latchkey exec PROFILE --device -- COMMAND [ARGUMENT …]
      The same for one command: signs in by a code where no shared sign-in is live, and runs the command.
  latchkey token exchange APPLICATION [--scope SCOPE …] [--format text|json [--show-token]]
      Gets a token for an application of trusted identity propagation (CreateTokenWithIAM), by name or id, and says
      what was issued; the token itself only with --format json --show-token. With what it is asked for:
        --assertion-file FILE                      an assertion of a trusted token issuer
        --subject-token-file FILE                  an access token; --grant token-exchange: that of the session
          [--requested-token-type access_token|refresh_token]
        --code-file FILE --redirect-uri URI [--code-verifier-file FILE]    an authorization code
        --grant refresh-token                      the refresh token that is kept
      FILE - is the standard input. Secrets are read from files only: arguments can be seen by every user.

  --user-data-dir DIR   the app's own folder, when it was started with that switch
  -h, --help

exec sets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID and,
where the profile has a region, AWS_REGION and AWS_DEFAULT_REGION; it takes AWS_PROFILE, AWS_DEFAULT_PROFILE and
AWS_SECURITY_TOKEN away. Credentials do not renew under a running command; let long ones use the profile itself.

Exit codes
  ${exitCodes.ok}    done
  ${exitCodes.failed}    it did not work; the line on stderr says why and what to do
  ${exitCodes.usage}    the command line is not one of the above
  ${exitCodes.notRunning}    Latchkey is not running
  ${exitCodes.signInNeeded}    a sign-in is needed first, or it was not completed
  ${exitCodes.refused}    refused: the role is not yours, the caller may not have it, or a person is still being asked
  exec ends with its command's own code, 128 + N after signal N, or
  ${exitCodes.execFailed}  Latchkey gave no credentials (the line on stderr says why)
  ${exitCodes.execNotExecutable}  the command cannot be run
  ${exitCodes.execNotFound}  the command is not found
`;
