import { dialog } from 'electron';
import { backgroundWords } from '../../shared/background-words.ts';
import { hasTrayHost } from './tray-host.ts';

type Ports = {
  readonly wasTold: () => boolean;
  readonly rememberTold: () => void;
  readonly quit: () => void;
};

/** Where no tray icon shows that Latchkey goes on, says so once: how to come back, and how to quit. */
export const createBackgroundNotice = ({ wasTold, rememberTold, quit }: Ports) => {
  const { title, message, detail, stay, quit: quitLatchkey } = backgroundWords;
  const showing = new AbortController();

  const tell = async (): Promise<void> => {
    if (wasTold() || (await hasTrayHost()) || showing.signal.aborted) return;
    rememberTold();
    // Without a parent it holds nothing up: the window is gone already.
    const { response } = await dialog.showMessageBox({
      type: 'info',
      title,
      message,
      detail,
      buttons: [stay, quitLatchkey],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: showing.signal,
    });
    if (response === 1) quit();
  };

  return { tell, close: () => showing.abort() };
};
