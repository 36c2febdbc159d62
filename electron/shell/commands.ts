/** The command table: every command's argument is checked once, run by its handler, and answered as a value. */
import type { CommandName, Commands, Reply } from '../../shared/contract.ts';
import { errorView } from '../../shared/errors.ts';
import { parseArgument } from './command-arguments.ts';
import type { Log } from './log.ts';

export type CommandHandlers = {
  readonly [Name in CommandName]: (
    argument: Commands[Name]['argument'],
  ) => Commands[Name]['value'] | Promise<Commands[Name]['value']>;
};

export type RunCommand = <Name extends CommandName>(
  name: Name,
  argument: unknown,
) => Promise<Reply<Commands[Name]['value']>>;

export const createCommands = (handlers: CommandHandlers, log: Log): RunCommand => {
  return async (name, argument) => {
    try {
      const checked = parseArgument[name](argument);
      return { ok: true, value: await handlers[name](checked) };
    } catch (error) {
      const view = errorView(error);
      log('command-failed', { command: name, code: view.code });
      return { ok: false, error: view };
    }
  };
};
