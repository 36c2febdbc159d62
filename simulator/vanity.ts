import { awsHostOf } from './aws-hosts.ts';
import { found } from './page-layout.ts';

const prefix = '/vanity';

/**
 * Redirects as companies have them from an address of their own to their start URL, and such as no client should
 * follow: `/vanity` and `/vanity/no-head`, which only takes GET, lead to the first start URL, `/vanity/regional` to one
 * that names its region; `/vanity/http` leads to it without TLS, `/vanity/elsewhere` to a host that is not AWS's,
 * `/vanity/two-hops` to `/vanity`, and `/vanity/nowhere` redirects without saying where to.
 */
export const createVanityRedirects = (startUrls: readonly string[]): ((url: URL) => Response) => {
  const [startUrl = ''] = startUrls;
  const regional = startUrls.find((form) => awsHostOf(new URL(form).hostname) === undefined && /-\d+\./.test(form));
  return ({ pathname, origin }) => {
    switch (pathname.slice(prefix.length)) {
      case '/regional':
        return found(regional ?? startUrl);
      case '/http':
        return found(startUrl.replace(/^https:/, 'http:'));
      case '/elsewhere':
        return found('https://sso.elsewhere.example/start');
      case '/two-hops':
        return found(`${origin}${prefix}`);
      case '/nowhere':
        return new Response(null, { status: 302 });
      default:
        return found(startUrl);
    }
  };
};
