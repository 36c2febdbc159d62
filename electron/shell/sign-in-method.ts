import type { AppState } from '../../shared/model.ts';
import type { Ports } from '../engine/ports.ts';

/** How people sign in: as an administrator has fixed it, and as the settings say. */
export const signInMethodIn = ({ settings, managed }: AppState): ReturnType<Ports['signInMethod']> => ({
  usual: settings.signInMethod,
  ...(managed.signInMethod && { managed: managed.signInMethod }),
});
