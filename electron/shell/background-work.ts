/** Pausing what goes on by itself, and going on with it. */
import type { Engine } from '../engine/engine.ts';
import type { CommandHandlers } from './commands.ts';
import type { State } from './state.ts';

type BackgroundPorts = {
  readonly engine: Pick<Engine, 'pause' | 'resume'>;
  readonly state: Pick<State, 'change'>;
};

export const createBackgroundHandlers = ({ engine, state }: BackgroundPorts): Pick<CommandHandlers, 'setPaused'> => ({
  setPaused: ({ paused }) => {
    // What is due is renewed at once: the state must not call it paused then.
    state.change({ paused });
    if (paused) engine.pause();
    else engine.resume();
    return null;
  },
});
