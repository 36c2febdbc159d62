import { type NativeImage, nativeImage } from 'electron';
import app512 from '../../build/icons/latchkey-512.png?inline';
import tray16 from '../../build/icons/tray-16.png?inline';
import tray32 from '../../build/icons/tray-32.png?inline';
import template16 from '../../build/icons/tray-template-16.png?inline';
import template32 from '../../build/icons/tray-template-32.png?inline';

const atBothScales = (single: string, double: string): NativeImage => {
  const image = nativeImage.createEmpty();
  image.addRepresentation({ scaleFactor: 1, dataURL: single });
  image.addRepresentation({ scaleFactor: 2, dataURL: double });
  return image;
};

export const appIcon = (): NativeImage => nativeImage.createFromDataURL(app512);

/** macOS colors a template itself; elsewhere panels are light or dark and nobody says which, so ours has its own ground. */
export const trayIcon = (): NativeImage => {
  if (process.platform !== 'darwin') return atBothScales(tray16, tray32);
  const image = atBothScales(template16, template32);
  image.setTemplateImage(true);
  return image;
};
