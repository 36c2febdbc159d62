import { callerIdentityOf } from './caller-identity.ts';
import type { ConsoleSignIns } from './console-sign-ins.ts';
import { type Html, html } from './markup.ts';
import { type PageCall, pageResponse } from './page-layout.ts';
import type { Settings } from './settings.ts';

/** The pages that stand for the AWS console: they show who is signed in, and where they wanted to go. */
export type ConsolePages = {
  /** Whatever lies under `/console`. */
  show(call: PageCall): Response;
  signInFailed(problem: string): Response;
  /** @param cookie the `Set-Cookie` header that ends the session */
  signedOut(cookie?: string): Response;
};

/** The service and region that an address of the console stands for; nobody has to have asked for any. */
const placeIn = (destination: string | null): { readonly service: string; readonly region: string } => {
  try {
    const { hostname, pathname, searchParams } = new URL(destination ?? '');
    const hostRegion = /^([a-z0-9-]+)\.console\./.exec(hostname)?.[1];
    return {
      service: pathname.split('/')[1] || 'console home',
      region: searchParams.get('region') ?? hostRegion ?? 'none',
    };
  } catch {
    return { service: 'console home', region: 'none' };
  }
};

const row = (name: string, value: string): Html =>
  html`<div><dt>${name}</dt><dd><output aria-label="${name}">${value}</output></dd></div>\n`;

export const createConsolePages = (
  settings: Pick<Settings, 'directory' | 'region'>,
  signIns: ConsoleSignIns,
): ConsolePages => {
  const { organization } = settings.directory;
  const page = (title: string, content: Html, more: { readonly status?: number; readonly cookie?: string } = {}) =>
    pageResponse({ organization, place: 'console', title, content: html`<h1>${title}</h1>\n${content}`, ...more });

  const signedOut = (cookie?: string): Response =>
    page(
      'Signed out of the console',
      html`<p>Nobody is signed in to the console in this browser.</p>`,
      cookie === undefined ? {} : { cookie },
    );

  return {
    signedOut,

    signInFailed: (problem) =>
      page('The console cannot be opened', html`<p class="alert" role="alert">${problem}</p>`, { status: 400 }),

    show: ({ fields, cookieHeader, now }) => {
      const session = signIns.current(cookieHeader, now);
      if (session === undefined) return signedOut();
      const { holder, endsAt } = session;
      const { arn, account, roleName } = callerIdentityOf(holder, settings.region);
      const { service, region } = placeIn(fields.get('destination'));
      return page(
        'Signed in to the console',
        html`<dl>
${row('Account', account)}${row('Role', holder.kind === 'permission-set' ? holder.roleName : roleName)}${row('Signed in as', arn)}${row('Service', service)}${row('Region', region)}${row('Until', new Date(endsAt).toISOString())}</dl>
<p><a href="/oauth?Action=logout">Sign out</a></p>`,
      );
    },
  };
};
