import type { Page } from 'playwright';
import type {} from '../renderer/bridge.ts';
import type { AppState, SessionView } from '../shared/model.ts';

/** What the window knows: the state as main pushed it, which by its type holds no secret. */
export const windowState = (page: Page): Promise<AppState> =>
  page.evaluate(
    () =>
      new Promise<AppState>((resolve) => {
        const end = window.latchkey.onState((state) => {
          resolve(state);
          setTimeout(() => end());
        });
      }),
  );

export const sessionNamed = async (page: Page, name: string): Promise<SessionView> => {
  const { sessions } = await windowState(page);
  const view = sessions.find(({ session }) => session.name === name);
  if (view === undefined) throw new Error(`no session is called ${name}`);
  return view;
};

/** When the session's access token was issued; undefined while it has none. */
export const issuedAt = async (page: Page, name: string): Promise<number | undefined> => {
  const { status } = await sessionNamed(page, name);
  return status.kind === 'signed-in' ? status.issuedAt : undefined;
};
