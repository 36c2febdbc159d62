import { consentForm } from './consent-form.ts';
import type { DeviceAuthorization, DeviceAuthorizations } from './device-authorizations.ts';
import type { LiveDirectory, User } from './directory.ts';
import { html } from './markup.ts';
import { type PageCall, pageResponse, seeOther } from './page-layout.ts';
import type { PageSignIns } from './page-sign-ins.ts';
import { signInForm } from './sign-in-form.ts';

const withCode = (path: string, userCode: string): string => `${path}?user_code=${encodeURIComponent(userCode)}`;

/**
 * The pages behind `verificationUri`: enter or confirm the user code, say who you are, allow or deny (RFC 8628
 * section 3.3). They work without script; each step is an ordinary form.
 */
export const createVerificationPages = (parts: {
  readonly organization: string;
  readonly directory: LiveDirectory;
  readonly devices: DeviceAuthorizations;
  readonly signIns: PageSignIns;
}): ((call: PageCall) => Response) => {
  const { organization, directory, devices, signIns } = parts;

  const codePage = (typedUserCode: string, problem?: string): Response => {
    const title = typedUserCode === '' || problem !== undefined ? 'Enter the code' : 'Check the code';
    return pageResponse({
      organization,
      title,
      status: problem === undefined ? 200 : 400,
      content: html`<h1>${title}</h1>
<p>An app asked to use your AWS access. Continue only if the app shows you this very code.</p>
${problem === undefined ? '' : html`<p class="alert" role="alert">${problem}</p>`}
<form method="post" action="/device">
<label for="user_code">Code</label>
<input class="code" id="user_code" name="user_code" value="${typedUserCode}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX">
<div class="actions"><button class="primary">Continue</button></div>
</form>`,
    });
  };

  const unknownCodePage = (typedUserCode: string): Response =>
    codePage(typedUserCode, 'This code is not known, was used already, or has expired. Start again in the app.');

  const signInPage = (authorization: DeviceAuthorization, selected: User | undefined): Response =>
    pageResponse({
      organization,
      title: 'Sign in',
      content: signInForm({
        action: '/device/sign-in',
        about: { name: 'user_code', value: authorization.userCode },
        users: directory.users(),
        selected,
      }),
    });

  const consentPage = (authorization: DeviceAuthorization, user: User): Response =>
    pageResponse({
      organization,
      title: 'Allow access?',
      content: html`<h1>Allow ${authorization.clientName} to use your AWS access?</h1>
<p>Allow it only if the app shows this code:</p>
<output class="code" aria-label="Code">${authorization.userCode}</output>
<p>The app will be able to</p>
<ul>
<li>see your AWS accounts and roles</li>
<li>get credentials for those roles</li>
</ul>
${consentForm({
  action: '/device/consent',
  about: { name: 'user_code', value: authorization.userCode },
  user,
  signIn: withCode('/device/sign-in', authorization.userCode),
})}`,
    });

  const donePage = (isAllowed: boolean): Response =>
    pageResponse({
      organization,
      title: isAllowed ? 'Access allowed' : 'Access denied',
      content: html`<h1>${isAllowed ? 'Access allowed' : 'Access denied'}</h1>
<p>${isAllowed ? 'The app has what it asked for.' : 'The app was told that you refused.'} You may close this window.</p>`,
    });

  return ({ path, method, fields, cookieHeader, now }) => {
    if (path === '/device/done') return donePage(fields.get('outcome') === 'allowed');
    const typedUserCode = fields.get('user_code') ?? '';
    if (typedUserCode === '' && method === 'GET') return codePage('');
    const authorization = devices.pending(typedUserCode, now);
    if (authorization === undefined) return unknownCodePage(typedUserCode);

    const session = signIns.current(cookieHeader, now);
    const user = session === undefined ? undefined : directory.user(session.userName);

    if (path === '/device/sign-in') {
      if (method === 'GET') return signInPage(authorization, user ?? directory.users()[0]);
      const chosen = directory.user(fields.get('user') ?? '');
      if (chosen === undefined) return signInPage(authorization, directory.users()[0]);
      return seeOther(
        withCode('/device/consent', authorization.userCode),
        signIns.signIn(chosen.userName, now).setCookie,
      );
    }
    if (session === undefined || user === undefined) {
      return path === '/device' && method === 'GET'
        ? codePage(authorization.userCode)
        : seeOther(withCode('/device/sign-in', authorization.userCode));
    }
    const decision = path === '/device/consent' && method === 'POST' ? fields.get('decision') : null;
    switch (decision) {
      case 'allow':
        authorization.decision = { kind: 'approved', portalSessionId: session.id };
        return seeOther('/device/done?outcome=allowed');
      case 'deny':
        authorization.decision = { kind: 'denied' };
        return seeOther('/device/done?outcome=denied');
      default:
        return consentPage(authorization, user);
    }
  };
};
