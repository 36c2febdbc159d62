import type { AuthorizationRequest, AuthorizationRequests } from './authorization-requests.ts';
import type { DecideAuthorization } from './authorizations.ts';
import { consentForm } from './consent-form.ts';
import type { LiveDirectory, User } from './directory.ts';
import { html } from './markup.ts';
import { found, type PageCall, pageResponse, seeOther } from './page-layout.ts';
import type { PageSignIns } from './page-sign-ins.ts';
import { signInForm } from './sign-in-form.ts';

/** `isHomeRegion` is false when it went to the host of a region where nobody knows our clients. */
type AuthorizeCall = PageCall & { readonly isHomeRegion: boolean };

const withRequest = (path: string, { id }: AuthorizationRequest): string => `${path}?request=${id}`;

/** What scopes mean to people; others are shown by their name. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  'sso:account:access': ['see your AWS accounts and roles', 'get credentials for those roles'],
  openid: ['know who you are'],
};

/**
 * The pages behind `/authorize`: say who you are, allow or deny, and back to the client with a code (RFC 6749 section
 * 4.1). They share sign-ins with the verification pages.
 */
export const createAuthorizePages = (parts: {
  readonly organization: string;
  readonly directory: LiveDirectory;
  readonly requests: AuthorizationRequests;
  readonly signIns: PageSignIns;
  readonly decide: DecideAuthorization;
}): ((call: AuthorizeCall) => Response) => {
  const { organization, directory, requests, signIns, decide } = parts;

  const problemPage = (problem: string): Response =>
    pageResponse({
      organization,
      title: 'This cannot go on',
      status: 400,
      content: html`<h1>This cannot go on</h1>
<p class="alert" role="alert">${problem}</p>
<p>Nothing was allowed. You may close this window.</p>`,
    });

  const signInPage = (request: AuthorizationRequest, selected: User | undefined): Response =>
    pageResponse({
      organization,
      title: 'Sign in',
      content: signInForm({
        action: '/authorize/sign-in',
        about: { name: 'request', value: request.id },
        users: directory.users(),
        selected,
      }),
    });

  const consentPage = (request: AuthorizationRequest, user: User): Response =>
    pageResponse({
      organization,
      title: 'Allow access?',
      redirectsTo: request.redirectUri,
      content: html`<h1>Allow ${request.clientName} to use your AWS access?</h1>
<p>Allow it only if you have just started to sign in with that app on this machine. The app will be able to</p>
<ul>
${request.scopes.flatMap((scope) => meanings[scope] ?? [`use ${scope}`]).map((meaning) => html`<li>${meaning}</li>\n`)}</ul>
${consentForm({
  action: '/authorize/consent',
  about: { name: 'request', value: request.id },
  user,
  signIn: withRequest('/authorize/sign-in', request),
})}`,
    });

  /** The request an address or a form is about; the first address brings it with it. */
  const requestOf = ({ path, fields, isHomeRegion, now }: AuthorizeCall): AuthorizationRequest | Response => {
    if (path !== '/authorize') {
      const problem = 'This request is not known, was decided already, or has expired. Start again in the app.';
      return requests.pending(fields.get('request') ?? '', now) ?? problemPage(problem);
    }
    if (!isHomeRegion) return problemPage('The app that sent you here is not known in this region.');
    const judged = requests.judge(fields, now);
    if (judged.kind === 'refuse') return problemPage(judged.problem);
    return judged.kind === 'redirect' ? found(judged.location) : judged.request;
  };

  return (call) => {
    const { path, method, fields, cookieHeader, now } = call;
    const request = requestOf(call);
    if (request instanceof Response) return request;
    const session = signIns.current(cookieHeader, now);
    const user = session === undefined ? undefined : directory.user(session.userName);

    if (path === '/authorize/sign-in') {
      const chosen = method === 'POST' ? directory.user(fields.get('user') ?? '') : undefined;
      if (chosen === undefined) return signInPage(request, user ?? directory.users()[0]);
      return seeOther(withRequest('/authorize/consent', request), signIns.signIn(chosen.userName, now).setCookie);
    }
    if (session === undefined || user === undefined) return seeOther(withRequest('/authorize/sign-in', request));
    switch (path === '/authorize/consent' && method === 'POST' ? fields.get('decision') : null) {
      case 'allow':
        return found(decide(request, { portalSessionId: session.id }, now));
      case 'deny':
        return found(decide(request, 'refuse', now));
      default:
        return consentPage(request, user);
    }
  };
};
