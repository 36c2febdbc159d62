import { awsHostOf, type Service } from './aws-hosts.ts';
import { queryParameters } from './query-parameters.ts';
import type { SignedRequest } from './sigv4.ts';

/** Everything one can call here, by AWS's name where AWS has one. Faults and the log speak of these. */
export const operations = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'CreateTokenWithIAM',
  'Authorize',
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  'Logout',
  'GetCallerIdentity',
  'AssumeRole',
  'VerificationPage',
  'GetSigninToken',
  'ConsoleSignIn',
  'ConsoleSignOut',
  'ConsolePage',
  'VanityRedirect',
] as const;

export type Operation = (typeof operations)[number];

const pageOperations: readonly Operation[] = [
  'Authorize',
  'VerificationPage',
  'ConsoleSignIn',
  'ConsoleSignOut',
  'ConsolePage',
  'VanityRedirect',
];

/** Whether people call it with a browser, and not a program. */
export const isPageOperation = (operation: Operation | undefined): boolean =>
  operation !== undefined && pageOperations.includes(operation);

/** Where a request leads. `operation` is set even for a wrong verb, so that the log can name it. */
export type Route =
  | { readonly kind: 'operation'; readonly service: Service; readonly operation: Operation }
  | { readonly kind: 'wrong-verb'; readonly service: Service; readonly operation: Operation; readonly allow: string }
  | { readonly kind: 'unknown'; readonly service: Service };

type RouteRule = {
  readonly service: Service;
  readonly operation: Operation;
  readonly verbs: readonly string[];
};

const rules: ReadonlyMap<string, RouteRule> = new Map([
  ['/client/register', { service: 'oidc', operation: 'RegisterClient', verbs: ['POST'] }],
  ['/device_authorization', { service: 'oidc', operation: 'StartDeviceAuthorization', verbs: ['POST'] }],
  ['/token', { service: 'oidc', operation: 'CreateToken', verbs: ['POST'] }],
  ['/authorize', { service: 'oidc', operation: 'Authorize', verbs: ['GET'] }],
  ['/authorize/sign-in', { service: 'oidc', operation: 'Authorize', verbs: ['GET', 'POST'] }],
  ['/authorize/consent', { service: 'oidc', operation: 'Authorize', verbs: ['GET', 'POST'] }],
  ['/assignment/accounts', { service: 'portal', operation: 'ListAccounts', verbs: ['GET'] }],
  ['/assignment/roles', { service: 'portal', operation: 'ListAccountRoles', verbs: ['GET'] }],
  ['/federation/credentials', { service: 'portal', operation: 'GetRoleCredentials', verbs: ['GET'] }],
  ['/logout', { service: 'portal', operation: 'Logout', verbs: ['POST'] }],
  ['/', { service: 'sts', operation: 'GetCallerIdentity', verbs: ['GET', 'POST'] }],
  ['/federation', { service: 'signin', operation: 'ConsoleSignIn', verbs: ['GET', 'POST'] }],
  ['/oauth', { service: 'signin', operation: 'ConsoleSignOut', verbs: ['GET'] }],
  ['/vanity', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/regional', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/http', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/elsewhere', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/two-hops', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/nowhere', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET', 'HEAD'] }],
  ['/vanity/no-head', { service: 'pages', operation: 'VanityRedirect', verbs: ['GET'] }],
  ['/device', { service: 'pages', operation: 'VerificationPage', verbs: ['GET', 'POST'] }],
  ['/device/sign-in', { service: 'pages', operation: 'VerificationPage', verbs: ['GET', 'POST'] }],
  ['/device/consent', { service: 'pages', operation: 'VerificationPage', verbs: ['GET', 'POST'] }],
  ['/device/done', { service: 'pages', operation: 'VerificationPage', verbs: ['GET'] }],
]);

/** The console has as many paths as AWS has services. */
const consoleRule: RouteRule = { service: 'signin', operation: 'ConsolePage', verbs: ['GET'] };

/** Whether a path belongs to the pages people see, in contrast to the APIs. */
export const isPagePath = (path: string): boolean => /^\/(?:device|authorize)(?:\/|$)/.test(path);

/** Some operations share a path: the query tells them apart, or the parameters of the query protocol do. */
const operationAt = ({ operation }: RouteRule, request: SignedRequest): Operation => {
  if (operation === 'CreateToken' && request.url.searchParams.has('aws_iam')) return 'CreateTokenWithIAM';
  if (operation !== 'GetCallerIdentity' && operation !== 'ConsoleSignIn') return operation;
  const action = queryParameters(request).get('Action');
  if (operation === 'ConsoleSignIn') return action === 'getSigninToken' ? 'GetSigninToken' : operation;
  return action === 'AssumeRole' ? 'AssumeRole' : operation;
};

/** Finds what a request asks for, by its path and, where it was sent to an AWS host name, by that service's host. */
export const routeFor = (request: SignedRequest): Route => {
  const { url, method } = request;
  const host = awsHostOf(url.hostname);
  const rule = rules.get(url.pathname) ?? (/^\/console(?:\/|$)/.test(url.pathname) ? consoleRule : undefined);
  if (rule === undefined || (host !== undefined && host.service !== rule.service)) {
    return { kind: 'unknown', service: host?.service ?? 'portal' };
  }
  const operation = operationAt(rule, request);
  return rule.verbs.includes(method)
    ? { kind: 'operation', service: rule.service, operation }
    : { kind: 'wrong-verb', service: rule.service, operation, allow: rule.verbs.join(', ') };
};
