import { type NativeImage, nativeImage } from 'electron';
import app512 from '../../build/icons/latchkey-512.png?inline';

export const appIcon = (): NativeImage => nativeImage.createFromDataURL(app512);
