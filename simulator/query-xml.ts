import { randomUUID } from 'node:crypto';
import { type Html, html as xml } from './markup.ts';

/**
 * An XML answer as AWS's query protocol gives it, in the namespace of the Security Token Service.
 * @param answer the `root` element's name and what goes into it, told the id of the request
 */
export const xmlResponse = (answer: {
  readonly root: string;
  readonly content: (requestId: string) => Html;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}): Response => {
  const requestId = randomUUID();
  const { markup } = xml`<${{ markup: answer.root }} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
${answer.content(requestId)}
</${{ markup: answer.root }}>
`;
  return new Response(markup, {
    status: answer.status ?? 200,
    headers: {
      'content-type': 'text/xml',
      'cache-control': 'no-store',
      'x-amzn-requestid': requestId,
      ...answer.headers,
    },
  });
};
