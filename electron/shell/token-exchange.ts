/** An exchange of tokens as the command line asks for it. What comes from outside is unknown until it has passed here. */
import * as v from 'valibot';
import type { FindExchange } from '../providers/token-exchange.ts';
import type { Applications } from './applications.ts';
import { checkedBy, text } from './argument-parts.ts';
import { tokenRequest } from './role-arguments.ts';
import type { Sessions } from './sessions.ts';

const parse = checkedBy(v.strictObject({ application: text(256), request: tokenRequest, showToken: v.boolean() }));

type Ports = {
  readonly applications: Pick<Applications, 'require' | 'exchange'>;
  readonly sessions: Pick<Sessions, 'require'>;
};

export const createFindExchange =
  ({ applications, sessions }: Ports): FindExchange =>
  (body) => {
    const { application: asked, request, showToken } = parse(body);
    const { id, name, signer } = applications.require(asked);
    return {
      ...{ application: name, signer, sessionName: sessions.require(signer.sessionId).name },
      async run() {
        const { accessToken, token } = await applications.exchange(id, request);
        return { application: name, ...token, ...(showToken && { accessToken }) };
      },
    };
  };
