import type { Page } from 'playwright';
import type { SimulatorControl } from '../../simulator/simulator-control.ts';
import type { RunningApp } from '../app.ts';

/** Where a picture is taken: the main window, our own part of a window that shows pages of others, or the quick-pick. */
export type Surface = 'window' | 'strip' | 'console-frame' | 'quick-pick' | 'copied-sign';

/** What a scene can act on. */
export type Stage = {
  readonly app: RunningApp;
  /** The main window. */
  readonly page: Page;
  readonly control: SimulatorControl;
  readonly userData: string;
  /** Of the person who runs it. */
  readonly home: string;
};

/** One state of one screen. Scenes of a launch are shown in order, each reached from the one before. */
export type Scene = {
  readonly screen: string;
  readonly state: string;
  readonly surface?: Surface;
  /** Set where a menu or a list hangs outside of the page's landmarks, as they do. */
  readonly hasPopup?: true;
  /** Set where the state does not wait until everything was looked at. */
  readonly isBrief?: true;
  reach(stage: Stage): Promise<void>;
};
