import type { CliServers } from './cli-servers.ts';

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('\n');

const throughProxy = ({ url, certificateFile }: NonNullable<CliServers['tls']>): string => `
or, for clients too old for these variables, through a proxy that answers for AWS's own host names:

  export HTTPS_PROXY=${url}
  export AWS_CA_BUNDLE=${certificateFile}
`;

/** What to tell the person once everything listens. */
export const introduction = ({ url, control, hasControl, tls }: CliServers): string => `${lines(
  `IAM Identity Center simulator, listening on ${url}`,
  '',
  `  Endpoint (sso-oidc, sso, sts)  ${url}`,
  `  Verification page              ${url}/device`,
  `  Authorization (PKCE)           ${url}/authorize`,
  `  Console federation             ${url}/federation`,
  `  Vanity start URL               ${url}/vanity`,
  `  Start URL                      ${control.startUrl}`,
  `  Region                         ${control.region}`,
  hasControl ? `  Control interface              ${url}/_control/` : undefined,
  tls === undefined ? undefined : `  Proxy for AWS's host names     ${tls.url}`,
)}

Point the AWS CLI and SDKs at it by environment:

  export AWS_ENDPOINT_URL_SSO_OIDC=${url}
  export AWS_ENDPOINT_URL_SSO=${url}
  export AWS_ENDPOINT_URL_STS=${url}
${tls === undefined ? '' : throughProxy(tls)}
or one command at a time:

  aws sso-oidc register-client --client-name trial --client-type public \\
    --scopes sso:account:access --region ${control.region} --endpoint-url ${url}

(version 1 of the AWS CLI fetches addresses given as values, start URLs among them, unless it was told
"aws configure set cli_follow_urlparam false")

or with this in ~/.aws/config for "aws sso login --use-device-code --sso-session simulator":

  [sso-session simulator]
  sso_start_url = ${control.startUrl}
  sso_region = ${control.region}
  sso_registration_scopes = sso:account:access

Ctrl-C stops it.`;
