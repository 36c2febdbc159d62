import { useEffect } from 'react';

/** Whoever knows better where the focus belongs, a dialog that closes for one, has had its turn by then. */
const patienceMs = 60;
const mostRemembered = 12;

const focusable = [
  'button:not(:disabled, [tabindex="-1"])',
  'input:not(:disabled)',
  'textarea:not(:disabled)',
  'a[href]',
  '[tabindex]:not([tabindex="-1"], [data-base-ui-focus-guard])',
].join(', ');

/** Parts of the window within which a neighbour is a better home than anything elsewhere. */
const parts = 'main, aside, .toasts, .questions, [role=dialog], [role=alertdialog]';

/** What opens over the window and goes again is no place to come back to. */
const passing = '.toasts, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

type Held = {
  readonly element: HTMLElement;
  /** From its parent outwards, to the part it is in. */
  readonly around: readonly HTMLElement[];
  readonly part: string | undefined;
  readonly top: number;
};

const isSeen = (element: HTMLElement): boolean =>
  element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled');

const heldBy = (element: HTMLElement): Held => {
  const part = element.closest<HTMLElement>(parts);
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each !== null && each !== part?.parentElement; each = each.parentElement) {
    around.push(each);
  }
  return {
    element,
    around: part === null ? [] : around,
    part: part?.localName,
    top: element.getBoundingClientRect().top,
  };
};

const nearest = (container: HTMLElement, top: number): HTMLElement | undefined => {
  const found = [...container.querySelectorAll<HTMLElement>(focusable)].filter(isSeen);
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().top - top);
  return found.sort((left, right) => distance(left) - distance(right))[0];
};

const neighbour = ({ around, top }: Held): HTMLElement | undefined => {
  for (const container of around) {
    // The whole pane is no neighbourhood: it says itself where one begins.
    if (!container.isConnected || container.localName === 'main') continue;
    const found = nearest(container, top);
    if (found !== undefined) return found;
  }
  return undefined;
};

const firstOf = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(isSeen);

const homeOf = (lost: Held, remembered: readonly HTMLElement[]): HTMLElement | undefined => {
  const inPane = () => firstOf('main [data-first-focus]') ?? firstOf('main button');
  return (
    neighbour(lost) ??
    (lost.part === 'main' ? inPane() : undefined) ??
    [...remembered].reverse().find(isSeen) ??
    inPane() ??
    firstOf(focusable)
  );
};

/**
 * Gives the focus a new home when what had it goes away: beside it, else where its pane begins, else where it was
 * before. A click on nothing takes it away for good.
 */
export const useFocusHome = (): void => {
  useEffect(() => {
    let held: Held | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remembered: HTMLElement[] = [];

    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      held = heldBy(target);
      if (target.closest(passing) !== null) return;
      remembered.push(target);
      if (remembered.length > mostRemembered) remembered.shift();
    };
    const isLost = () => held !== undefined && document.activeElement === document.body && !isSeen(held.element);
    const bringHome = () => {
      timer = undefined;
      if (held === undefined || !isLost()) return;
      homeOf(held, remembered)?.focus({ preventScroll: true });
    };
    const look = () => {
      if (timer === undefined && isLost()) timer = setTimeout(bringHome, patienceMs);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      ...{ childList: true, subtree: true, attributes: true },
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', look);
    };
  }, []);
};
