/** What the commands about proxies do. */
import type { CommandHandlers } from './commands.ts';
import type { ProxyLogins } from './proxy-logins.ts';

export type ProxyCommand = 'answerProxy' | 'dismissProxyQuestion';

export const createProxyHandlers = (logins: ProxyLogins): Pick<CommandHandlers, ProxyCommand> => ({
  answerProxy: (login) => {
    logins.answer(login);
    return null;
  },
  dismissProxyQuestion: () => {
    logins.dismiss();
    return null;
  },
});
