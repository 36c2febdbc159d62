/** The last page of a sign-in in the browser: static, without a script, and nothing in it comes from the request. */
import { createHash } from 'node:crypto';
import { type CallbackOutcome, callbackWords } from '../../shared/callback-words.ts';

const style = `
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#fbfaf9;color:#1d1f24;
font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:26rem;padding:2rem;text-align:center}
svg{width:3rem;height:3rem}
h1{margin:.75rem 0 .25rem;font-size:1.25rem;font-weight:600}
p{margin:0;color:#5b606b;text-wrap:balance}
@media (prefers-color-scheme:dark){body{background:#16181d;color:#eceef2}p{color:#a3a9b6}}
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

// The app's icon.
const mark =
  '<svg viewBox="0 0 512 512" aria-hidden="true"><rect x="32" y="32" width="448" height="448" rx="104" fill="#2369bd"/><g fill="none" stroke="#fff" stroke-width="40" stroke-linecap="round" stroke-linejoin="round"><circle cx="196" cy="196" r="76"/><path d="M250 250 384 384M318 318l42-42M360 360l36-36"/></g></svg>';

const pageOf = (outcome: CallbackOutcome): Buffer => {
  const { title, body } = callbackWords[outcome];
  return Buffer.from(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} - Latchkey</title><style>${style}</style></head><body><main>${mark}<h1>${title}</h1><p>${body}</p></main></body></html>`,
  );
};

export const callbackPages: Record<CallbackOutcome, Buffer> = {
  'signed-in': pageOf('signed-in'),
  denied: pageOf('denied'),
  failed: pageOf('failed'),
  stale: pageOf('stale'),
};

export const callbackHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
};
