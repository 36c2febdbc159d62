import { createHash } from 'node:crypto';
import { type Html, html } from './markup.ts';

/** A request for a page; `fields` are the form's for a POST and the query's for a GET. `now` is epoch ms. */
export type PageCall = {
  readonly path: string;
  readonly method: string;
  readonly fields: URLSearchParams;
  readonly cookieHeader: string | null;
  readonly now: number;
};

const style = `
:root{color-scheme:light dark;--page:#f6f6f4;--card:#fff;--line:#dcdcd8;--ink:#1d2129;--soft:#5b6270;--accent:#1f62c9;--on-accent:#fff;--wash:#eef3fb;--bad:#a8321f;--bad-wash:#fbeeeb}
@media (prefers-color-scheme:dark){:root{--page:#14161a;--card:#1d2025;--line:#363b44;--ink:#eceef1;--soft:#a5acb8;--accent:#7fb0ff;--on-accent:#0d1a30;--wash:#232d3d;--bad:#ff9d8c;--bad-wash:#3a2320}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;padding:clamp(16px,5vh,88px) 16px 16px;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{width:100%;max-width:420px;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:28px;box-shadow:0 1px 2px rgb(0 0 0/.05),0 10px 30px rgb(0 0 0/.07)}
.org{margin:0 0 20px;color:var(--soft);font-size:13px;font-weight:600}
h1{margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
p{margin:0 0 16px;color:var(--soft)}
p strong,li strong{color:var(--ink)}
label{display:block;font-weight:600}
.code{font:600 26px/1.2 ui-monospace,"SF Mono","Cascadia Mono",Menlo,"DejaVu Sans Mono",monospace;letter-spacing:.08em;text-align:center}
input.code{display:block;width:100%;margin:6px 0 20px;padding:13px;border:1px solid var(--line);border-radius:9px;background:var(--page);color:var(--ink);text-transform:uppercase}
output.code{display:block;margin:0 0 20px;padding:16px;border-radius:9px;background:var(--wash);user-select:all}
fieldset{margin:0 0 20px;padding:0;border:0}
legend{padding:0;margin:0 0 8px;font-weight:600}
.person{display:flex;gap:12px;align-items:center;margin:0 0 8px;padding:11px 14px;border:1px solid var(--line);border-radius:9px;font-weight:400;cursor:pointer}
.person:has(:checked){border-color:var(--accent);background:var(--wash)}
.person strong{display:block;font-weight:600}
.person small{display:block;color:var(--soft);font-size:13px}
input[type=radio]{accent-color:var(--accent);width:16px;height:16px;margin:0;flex:none}
ul{margin:0 0 20px;padding-left:20px;color:var(--soft)}
.actions{display:flex;gap:10px}
button{flex:1;min-height:42px;padding:0 16px;border:1px solid var(--line);border-radius:9px;background:var(--card);color:var(--ink);font:inherit;font-weight:600;cursor:pointer}
button.primary{border-color:transparent;background:var(--accent);color:var(--on-accent)}
button:hover{filter:brightness(.96)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.who{margin:20px 0 0;padding-top:16px;border-top:1px solid var(--line);font-size:13px}
.alert{margin:0 0 16px;padding:10px 14px;border-radius:9px;background:var(--bad-wash);color:var(--bad)}
dl{margin:0 0 20px}
dl div{margin:0 0 10px}
dt{color:var(--soft);font-size:13px}
dd{margin:0;overflow-wrap:anywhere}
a{color:var(--accent)}
footer{margin-top:14px;color:var(--soft);font-size:12px;text-align:center}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Browsers hold a form's redirects to `form-action`, too; they know no IPv6 addresses in it, only the scheme. */
const formTargets = (redirectsTo: string | undefined): string => {
  if (redirectsTo === undefined) return "'self'";
  const { origin, protocol, hostname } = new URL(redirectsTo);
  return `'self' ${hostname.startsWith('[') ? protocol : origin}`;
};

// SECURITY: no script, nothing from elsewhere, forms only to ourselves and on to where the page says. `same-origin`
// keeps the Origin header of our own forms; with `no-referrer` browsers would send "null".
const headersFor = (redirectsTo: string | undefined): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action ${formTargets(redirectsTo)}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

const cookieHeader = (cookie: string | undefined): Readonly<Record<string, string>> =>
  cookie === undefined ? {} : { 'set-cookie': cookie };

/** A whole page around its content. `redirectsTo` is where its forms may lead besides our own pages. */
export const pageResponse = (page: {
  readonly organization: string;
  readonly title: string;
  readonly content: Html;
  readonly status?: number;
  readonly redirectsTo?: string;
  /** What the page is a part of, the access portal unless said otherwise. */
  readonly place?: string;
  readonly cookie?: string;
}): Response => {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style>${{ markup: style }}</style>
</head>
<body>
<main>
<p class="org">${page.organization} ${page.place ?? 'access portal'}</p>
${page.content}
</main>
<footer>A simulated IAM Identity Center, not AWS.</footer>
</body>
</html>
`;
  return new Response(markup, {
    status: page.status ?? 200,
    headers: { ...headersFor(page.redirectsTo), ...cookieHeader(page.cookie) },
  });
};

/** Sends the browser on after a form, so that going back or reloading posts nothing twice. */
export const seeOther = (location: string, cookie?: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', ...cookieHeader(cookie) },
  });

/** Sends the browser elsewhere with the status that OAuth's examples have for it. */
export const found = (location: string, cookie?: string): Response =>
  new Response(null, {
    status: 302,
    headers: { location, 'cache-control': 'no-store', ...cookieHeader(cookie) },
  });
