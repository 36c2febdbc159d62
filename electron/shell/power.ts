import { powerMonitor } from 'electron';

/** Hears the machine sleep and wake. On Electron 25 each event comes twice, so what is done here may be done twice. */
export const watchPower = ({ onSleep, onWake }: { onSleep: () => void; onWake: () => void }): void => {
  powerMonitor.on('suspend', onSleep);
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
};
