import { type NativeImage, nativeImage } from 'electron';
import freshDark16 from '../../build/icons/tray-fresh-dark-16.png?inline';
import freshDark32 from '../../build/icons/tray-fresh-dark-32.png?inline';
import freshLight16 from '../../build/icons/tray-fresh-light-16.png?inline';
import freshLight32 from '../../build/icons/tray-fresh-light-32.png?inline';
import freshTemplate16 from '../../build/icons/tray-fresh-template-16.png?inline';
import freshTemplate32 from '../../build/icons/tray-fresh-template-32.png?inline';
import needsYouDark16 from '../../build/icons/tray-needs-you-dark-16.png?inline';
import needsYouDark32 from '../../build/icons/tray-needs-you-dark-32.png?inline';
import needsYouLight16 from '../../build/icons/tray-needs-you-light-16.png?inline';
import needsYouLight32 from '../../build/icons/tray-needs-you-light-32.png?inline';
import needsYouTemplate16 from '../../build/icons/tray-needs-you-template-16.png?inline';
import needsYouTemplate32 from '../../build/icons/tray-needs-you-template-32.png?inline';
import offlineDark16 from '../../build/icons/tray-offline-dark-16.png?inline';
import offlineDark32 from '../../build/icons/tray-offline-dark-32.png?inline';
import offlineLight16 from '../../build/icons/tray-offline-light-16.png?inline';
import offlineLight32 from '../../build/icons/tray-offline-light-32.png?inline';
import offlineTemplate16 from '../../build/icons/tray-offline-template-16.png?inline';
import offlineTemplate32 from '../../build/icons/tray-offline-template-32.png?inline';
import pausedDark16 from '../../build/icons/tray-paused-dark-16.png?inline';
import pausedDark32 from '../../build/icons/tray-paused-dark-32.png?inline';
import pausedLight16 from '../../build/icons/tray-paused-light-16.png?inline';
import pausedLight32 from '../../build/icons/tray-paused-light-32.png?inline';
import pausedTemplate16 from '../../build/icons/tray-paused-template-16.png?inline';
import pausedTemplate32 from '../../build/icons/tray-paused-template-32.png?inline';
import renewingDark16 from '../../build/icons/tray-renewing-dark-16.png?inline';
import renewingDark32 from '../../build/icons/tray-renewing-dark-32.png?inline';
import renewingLight16 from '../../build/icons/tray-renewing-light-16.png?inline';
import renewingLight32 from '../../build/icons/tray-renewing-light-32.png?inline';
import renewingTemplate16 from '../../build/icons/tray-renewing-template-16.png?inline';
import renewingTemplate32 from '../../build/icons/tray-renewing-template-32.png?inline';
import type { TrayState } from '../../shared/tray-words.ts';

type Ground = 'light' | 'dark' | 'template';

/** Data URLs for one and for two pixels per point. */
type Scales = readonly [single: string, double: string];

const pictures: Readonly<Record<TrayState['kind'], Readonly<Record<Ground, Scales>>>> = {
  fresh: {
    dark: [freshDark16, freshDark32],
    light: [freshLight16, freshLight32],
    template: [freshTemplate16, freshTemplate32],
  },
  'needs-you': {
    dark: [needsYouDark16, needsYouDark32],
    light: [needsYouLight16, needsYouLight32],
    template: [needsYouTemplate16, needsYouTemplate32],
  },
  offline: {
    dark: [offlineDark16, offlineDark32],
    light: [offlineLight16, offlineLight32],
    template: [offlineTemplate16, offlineTemplate32],
  },
  paused: {
    dark: [pausedDark16, pausedDark32],
    light: [pausedLight16, pausedLight32],
    template: [pausedTemplate16, pausedTemplate32],
  },
  renewing: {
    dark: [renewingDark16, renewingDark32],
    light: [renewingLight16, renewingLight32],
    template: [renewingTemplate16, renewingTemplate32],
  },
};

/** macOS colors a template itself. Elsewhere a panel may look otherwise than the theme says, so each has its own ground. */
export const trayIcon = (kind: TrayState['kind'], isDark: boolean): NativeImage => {
  const isMac = process.platform === 'darwin';
  const [single, double] = pictures[kind][isMac ? 'template' : isDark ? 'dark' : 'light'];
  const image = nativeImage.createEmpty();
  image.addRepresentation({ scaleFactor: 1, dataURL: single });
  image.addRepresentation({ scaleFactor: 2, dataURL: double });
  image.setTemplateImage(isMac);
  return image;
};
