import type { SignInMethod, SsoSession } from '../../shared/model.ts';
import { useStore } from '../store.ts';

type SessionMethod = {
  /** By which a sign-in goes where nothing else is asked for. */
  readonly usual: SignInMethod;
  /** By which the present sign-in was asked for. */
  readonly asked: SignInMethod;
  /** Decided by an administrator. */
  readonly isManaged: boolean;
};

export const useSignInMethod = ({ id, signInMethod }: SsoSession): SessionMethod => {
  const managed = useStore(({ app }) => app?.managed.signInMethod);
  const set = useStore(({ app }) => app?.settings.signInMethod);
  const asked = useStore(({ askedMethods }) => askedMethods.get(id));
  const usual = managed ?? signInMethod ?? set ?? 'device';
  return { usual, asked: managed ?? asked ?? usual, isManaged: managed !== undefined };
};
